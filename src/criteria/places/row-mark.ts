import type { CellRecord } from '../../records/record.ts';
import { standingText } from '../../values/plain-text.ts';
import { untyped } from '../numbers/operand.ts';
import type { FoundCriterion } from './found-criterion.ts';
import { cellMark } from './persons-mark.ts';

type Mark = Pick<FoundCriterion, 'mark' | 'openMark'>;

/**
 * What a person wrote into the result cell. Where a machine decides the row only a plain mark is one: words behind it tell
 * what somebody thinks of the number.
 */
export function rowMark(cell: CellRecord | undefined, isPlain: boolean): Mark {
  const value = cell && untyped(cell.value);
  if (value?.kind === 'boolean') return { mark: value.value ? 'met' : 'unmet', openMark: undefined };
  if (!isPlain) return cellMark(cell === undefined ? '' : standingText(cell.text));
  const mark =
    value?.kind !== 'mark' ? 'none' : value.mark === 'pass' ? 'met' : value.mark === 'fail' ? 'unmet' : 'none';
  return { mark, openMark: undefined };
}

/** One mark beside several limits: that it is met covers what is needed, and everything else may be of any of them. */
export function markOfLimit(mark: Mark, isFirst: boolean, headers: readonly string[]): Mark {
  if (mark.mark === 'none' || (isFirst && mark.mark === 'met')) return mark;
  const because = `the mark does not say which of ${headers.join(' and ')} it is of`;
  return { mark: 'none', openMark: { because, isContrary: false } };
}
