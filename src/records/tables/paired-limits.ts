import { labelName } from '../../document/label-name.ts';
import { MEASURED_COLUMNS } from '../../template/words/column-words.ts';
import { isLimitName } from '../../template/words/limit-columns.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import type { ColumnRecord } from '../record.ts';

/** Words for a limit that may come with a metric's name. */
const BESIDE: ReadonlySet<string> = new Set(['target', 'threshold', 'limit', 'goal', 'slo', 'ziel', 'zielwert']);
const REMARK = /^(.*\S)\s*\(([^()]{1,40})\)$/u;

/** A column of limits whose header says what is limited: `WER` in `WER target`, `dev` in `Target (dev)`. */
export type NamedLimit = { readonly at: number; readonly of: string; readonly isRemark: boolean };

/** `WER target`, `Target WER`: the metric is beside the word. */
export function namedLimit({ index, header }: ColumnRecord): NamedLimit | undefined {
  const words = header.trim().split(/\s+/u);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (index === 0 || words.length < 2) return undefined;
  if (BESIDE.has(last.toLowerCase())) return { at: index, of: words.slice(0, -1).join(' '), isRemark: false };
  return BESIDE.has(first.toLowerCase()) ? remarkOf(header, index) ?? { at: index, of: words.slice(1).join(' '), isRemark: false } : undefined; // prettier-ignore
}

function remarkOf(header: string, index: number): NamedLimit | undefined {
  const [, , remark] = REMARK.exec(header.trim()) ?? [];
  return remark === undefined ? undefined : { at: index, of: remark, isRemark: true };
}

/**
 * Limits that say what they limit, each with the only column of that name, which has the measured values: `WER target |
 * F1 target | WER | F1`, `Target (dev) | Target (test) | Dev | Test`. Undefined unless every column of limits has such
 * a column of its own.
 */
export function pairedLimits(columns: readonly ColumnRecord[], isOfPart: boolean): readonly LimitColumn[] | undefined {
  const limits = columns.filter((column) => column.index > 0 && (isLimit(column) || namedLimit(column) !== undefined));
  const taken = new Set(limits.map(({ index }) => index));
  const pairs = limits.flatMap((column): readonly LimitColumn[] => {
    const named = namedLimit(column);
    const [partner, ...more] = named === undefined ? [] : columns.filter((each) => measures(each, named, taken));
    if (named === undefined || partner === undefined || more.length > 0) return [];
    const metric = isOfPart ? { metric: named.of } : {};
    return [{ at: named.at, level: undefined, side: undefined, measured: partner.index, ...metric }];
  });
  const isWhole = pairs.length > 0 && pairs.length === limits.length;
  return isWhole && new Set(pairs.map(({ measured }) => measured)).size === pairs.length ? pairs : undefined;
}

const isLimit = ({ name }: ColumnRecord): boolean => isLimitName(withoutNumber(name));

/** The name without the number that the second column of a name gets. */
const withoutNumber = (name: string): string => name.replace(/#\d+$/u, '');

function measures({ index, header, name }: ColumnRecord, { of }: NamedLimit, taken: ReadonlySet<number>): boolean {
  if (index === 0 || taken.has(index)) return false;
  const wanted = labelName(of);
  const [, , remark] = REMARK.exec(header.trim()) ?? [];
  if (remark !== undefined && MEASURED_COLUMNS.has(withoutNumber(name))) return labelName(remark) === wanted;
  return withoutNumber(name).replace(ABOUT_VALUE, '') === wanted;
}

const ABOUT_VALUE = /^(?:actual|measured|observed)_|_(?:actual|measured|observed|value|result)$/u;
