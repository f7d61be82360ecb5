import { idKey } from '../../records/ids/id-key.ts';
import type { RecordTrail } from '../../runs/record-trails.ts';

/** A checked document: the folder of its run records (from the top), and the ids of its experiments, folded. */
export type Owner = { readonly folder: string; readonly ids: ReadonlySet<string> };

type Owners<O extends Owner> = {
  readonly owners: readonly O[];
  readonly trails: readonly RecordTrail[];
  /** Whether a folder of run records has a document, even if that is not checked. */
  readonly isDocument: (folder: string) => boolean;
  /** The experiment that the record names. */
  readonly experiment: string | undefined;
};

/**
 * The document of a run record: the one beside its folder, wherever that was moved; if that is gone, the one with its
 * id.
 */
export function ownerOf<O extends Owner>(trail: RecordTrail, asked: Owners<O>): O | undefined {
  const { owners, trails, isDocument, experiment } = asked;
  const key = experiment === undefined ? undefined : idKey(experiment);
  const hasId = ({ ids }: O): boolean => key !== undefined && ids.has(key);
  const folders = foldersOf(trail, trails);
  const beside = owners.filter(({ folder }) => folders.has(folder));
  if (beside.length > 0)
    return beside.find(hasId) ?? beside.find(({ folder }) => trail.path.startsWith(`${folder}/`)) ?? beside[0];
  if ([...folders].some(isDocument)) return undefined;
  const [only, ...others] = owners.filter(hasId);
  return others.length > 0 ? undefined : only;
}

/** The folders that it was in, and those to which other records moved from there. */
const foldersOf = (trail: RecordTrail, trails: readonly RecordTrail[]): ReadonlySet<string> =>
  new Set(
    [
      trail,
      ...trails.filter(({ folders }) => folders.size > 1 && [...folders].some((each) => trail.folders.has(each))),
    ].flatMap(({ folders }) => [...folders]),
  );
