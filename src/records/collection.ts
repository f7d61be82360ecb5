import { lazy } from './lazy.ts';
import { groupByName } from './matching/group-by-name.ts';
import type { ExperimentRecord } from './record.ts';
import { idKey } from './ids/id-key.ts';
import { referencesIn } from './references-in.ts';
import type { Reference } from './references-in.ts';

/** All records of a project, to be found by id and followed by reference. */
export type RecordCollection = {
  readonly records: readonly ExperimentRecord[];
  /** The first record of an id; case, `_` and `-` do not count. */
  readonly find: (id: string) => ExperimentRecord | undefined;
  /** Ids that more than one record bears, each with all of them. */
  readonly duplicates: readonly DuplicateId[];
  /** Mentions of other experiments; `target` is undefined where the id is of a family that the collection has, but unknown. */
  readonly references: readonly RecordReference[];
};

export type DuplicateId = { readonly id: string; readonly records: readonly ExperimentRecord[] };

export type RecordReference = Reference & {
  readonly from: ExperimentRecord;
  readonly target: ExperimentRecord | undefined;
};

/** Gathers records into a collection; duplicates and references are looked for when first asked for. */
export function collectionOf(records: readonly ExperimentRecord[]): RecordCollection {
  const byId = lazy(() => groupByName(named(records), (record) => idKey(record.id?.text ?? '')));
  const duplicates = lazy(() => [...byId().values()].flatMap(duplicateOf));
  const references = lazy(() => referencesAmong(records, byId()));
  return {
    records,
    find: (id) => byId().get(idKey(id))?.[0],
    get duplicates() {
      return duplicates();
    },
    get references() {
      return references();
    },
  };
}

const named = (records: readonly ExperimentRecord[]): readonly ExperimentRecord[] =>
  records.filter(({ id }) => id !== undefined);

function duplicateOf(records: readonly ExperimentRecord[]): readonly DuplicateId[] {
  const id = records[0]?.id?.text;
  return id === undefined || records.length < 2 ? [] : [{ id, records }];
}

function referencesAmong(
  records: readonly ExperimentRecord[],
  byId: ReadonlyMap<string, readonly ExperimentRecord[]>,
): readonly RecordReference[] {
  const families = new Set([...byId.keys()].map(familyOf));
  return records.flatMap((from) =>
    referencesIn(from)
      .map((reference) => ({ ...reference, from, target: byId.get(idKey(reference.id))?.[0] }))
      .filter(({ id, target }) => target !== undefined || families.has(familyOf(idKey(id)))),
  );
}

/** `exp-007` and `exp-042` are of one family: one prefix, one number of digits. */
const familyOf = (id: string): string => id.replace(/\p{N}/gu, '0');
