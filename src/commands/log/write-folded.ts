import { UserError, quietly } from '../../errors.ts';
import { HostError } from '../../host.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import type { Host } from '../../host.ts';

/** A document's new text and the run records to write with it (path -> text). */
export type FoldedText = {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly records: ReadonlyMap<string, string>;
};

/**
 * `changed`: another program wrote the document meanwhile; `refused`: it will not become writable by itself. In both
 * cases nothing was written.
 */
export type FoldedOutcome =
  { readonly kind: 'written' | 'changed' } | { readonly kind: 'refused'; readonly error: UserError | HostError };

/** Failures that waiting does not resolve. */
const LASTING = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTREG', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/** Writes run records, then the document, which is decisive: if it cannot be written the records are restored. */
export function writeFolded(host: Host, { path, before, after, records }: FoldedText): FoldedOutcome {
  const undos: (() => void)[] = [];
  const goBack = (): void => undos.toReversed().forEach((undo) => quietly(undo));
  try {
    for (const [place, text] of records) {
      const written = writeRecord(host, place, { text, undos });
      if (written === 'changed') {
        goBack();
        return { kind: 'changed' };
      }
    }
    for (const folder of new Set([...records.keys()].map(host.paths.folderOf))) host.files.fsyncFolder(folder);
    if (after !== before && writeAtomically(host, path, { text: after, expectedBefore: before }).kind === 'changed') {
      goBack();
      return { kind: 'changed' };
    }
    return { kind: 'written' };
  } catch (error) {
    goBack();
    if (error instanceof UserError || (error instanceof HostError && LASTING.has(error.code)))
      return { kind: 'refused', error };
    throw error;
  }
}

type Undoing = { readonly text: string; readonly undos: (() => void)[] };

/** Writes a run record; how to restore the previous state is recorded before anything is done. */
function writeRecord(host: Host, path: string, { text, undos }: Undoing): 'written' | 'changed' {
  const folder = host.paths.folderOf(path);
  if (!host.files.exists(folder)) undos.push(() => host.files.removeFolder(folder));
  host.files.makeFolder(folder);
  const known = host.files.exists(path) ? host.files.readText(path) : undefined;
  const before = known?.kind === 'text' ? known.text : undefined;
  if (before === text) return 'written';
  undos.push(() => {
    if (before === undefined) host.files.remove(path);
    else writeAtomically(host, path, { text: before, expectedBefore: text });
  });
  const { kind } = writeAtomically(host, path, { text, expectedBefore: before, folderLater: true });
  // The file there is then another process's.
  if (kind === 'changed') undos.pop();
  return kind;
}
