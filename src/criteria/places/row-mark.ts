import type { CellRecord } from '../../records/record.ts';
import { standingText } from '../../values/plain-text.ts';
import { untyped } from '../numbers/operand.ts';
import type { FoundCriterion } from './found-criterion.ts';
import { cellMark } from './persons-mark.ts';

type Mark = Pick<FoundCriterion, 'mark' | 'openMark'>;

/**
 * A person's mark in the result cell. If a statement decides the row, only a plain mark counts: words after it are
 * somebody's comment on the number.
 */
export function rowMark(cell: CellRecord | undefined, isPlain: boolean): Mark {
  const value = cell && untyped(cell.value);
  if (value?.kind === 'boolean') return { mark: value.value ? 'met' : 'unmet', openMark: undefined };
  if (!isPlain) return cellMark(cell === undefined ? '' : standingText(cell.text));
  const mark =
    value?.kind !== 'mark' ? 'none' : value.mark === 'pass' ? 'met' : value.mark === 'fail' ? 'unmet' : 'none';
  return { mark, openMark: undefined };
}

/** One mark for several limits: met covers the required limit, and anything else may be about any of them. */
export function markOfLimit(mark: Mark, isFirst: boolean, headers: readonly string[]): Mark {
  if (mark.mark === 'none' || (isFirst && mark.mark === 'met')) return mark;
  const because = `the mark does not say which of ${headers.join(' and ')} it is of`;
  return { mark: 'none', openMark: { because, isContrary: false } };
}
