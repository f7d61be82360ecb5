import { isSameDecimal } from './keeping/decimal.ts';
import type { RunRecord } from './run-record.ts';

/** A value that differs between two versions of a run record; undefined where one of them does not have it. */
export type RecordDifference = {
  readonly field: RecordField;
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/** The fields that verdicts depend on. */
export type RecordField = 'metrics' | 'units' | 'seed' | 'data' | 'items' | 'status' | 'criteria';

type Fields = Readonly<Record<RecordField, ReadonlyMap<string, string>>>;

const fieldsOf = ({ metrics, units, seed, data, items, status, criteria }: RunRecord): Fields => ({
  metrics: new Map([...metrics].map(([name, value]) => [name, String(value)])),
  units,
  seed: known({ '': seed }),
  data: known({ manifest: data?.manifestSha256, items: data?.items?.toString() }),
  items: new Map((items ?? []).map(({ side, sha256, count }) => [side ?? '', `${count} (${sha256.slice(0, 7)})`])),
  status: known({ '': status === 'started' ? undefined : status }),
  criteria,
});

const known = (values: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));

/**
 * Returns where the later version differs. Additions do not count, except to criteria: those of a run are what they
 * were at its first logging.
 */
export function recordDifferences(earlier: RunRecord, later: RunRecord): readonly RecordDifference[] {
  const [had, has] = [fieldsOf(earlier), fieldsOf(later)];
  return ORDER.flatMap((field) => {
    const names = field === 'criteria' ? [...had[field].keys(), ...has[field].keys()] : [...had[field].keys()];
    return [...new Set(names)].flatMap((key) => {
      const [before, after] = [had[field].get(key), has[field].get(key)];
      return isAlike(before, after) ? [] : [{ field, key, before, after }];
    });
  });
}

const ORDER = ['metrics', 'units', 'seed', 'data', 'items', 'status', 'criteria'] as const;

const isAlike = (before: string | undefined, after: string | undefined): boolean =>
  before === after || (before !== undefined && after !== undefined && isSameDecimal(before, after));

/** Whether a later version is about another output, or another reading of it, as written by `log --replace`. */
export const isLoggedAgain = (before: RunRecord, after: RunRecord): boolean =>
  provenanceOf(before) !== provenanceOf(after);

const provenanceOf = ({ source, started, ended, git, columns }: RunRecord): string =>
  JSON.stringify([source?.sha256, source?.selection, started, ended, git?.commit, [...(columns ?? [])].toSorted()]);

/** What a run record keeps when it is only moved or renamed; undefined if it has too little to be recognised by it. */
export function contentOf(record: RunRecord): string | undefined {
  if (record.metrics.size === 0) return undefined;
  const fields = Object.values(fieldsOf(record)).map((values) => [...values].toSorted());
  return JSON.stringify([fields, provenanceOf(record)]);
}
