import { ownDocuments } from '../../project/own-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { idsIn } from '../../records/ids/id-in.ts';
import { idKey } from '../../records/ids/id-key.ts';
import { indexLines, lineAt } from '../../text/line-index.ts';
import { haveId } from '../../records/ids/ids-of.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { TextChange } from './plan-renumbering.ts';

/** What else names a document: its file, which is certain, and its id, which another document has too. */
export type References = Pick<Renumbered, 'others' | 'unsure'>;

type Renumbered = { readonly others: readonly TextChange[]; readonly unsure: readonly string[] };

export type Renaming = { readonly oldId: string; readonly newPath: string; readonly after: string };

/** Searches all documents; `after` is the renumbered document's own new text. */
export async function referencesTo(
  project: Project,
  { loaded, record }: FoundRecord,
  { oldId, newPath, after }: Renaming,
): Promise<References> {
  const paths = ownDocuments(project).map(({ path }) => path);
  const [oldName, newName] = changedNames(loaded.path, newPath);
  const isOnly = paths.filter((path) => path === oldName || path.endsWith(`/${oldName}`)).length === 1;
  const others: TextChange[] = [];
  const unsure: string[] = [];
  const pattern = record.kind?.identity.idPattern;
  for (const path of paths) {
    const read = await loadDocument(project, path, { runRecords: false });
    if (read.kind !== 'loaded') continue;
    const isItself = path === loaded.path;
    const before = isItself ? after : read.source.text;
    const changed = isItself || !isOnly || oldName === newName ? before : withName(before, oldName, newName);
    if (changed !== before) others.push({ path, before, after: changed });
    const isOwn = haveId(read.subject.records, oldId);
    // The other document with the same id means itself; only the renumbered document and third ones are in question.
    if (isOwn && !isItself) continue;
    const lines = indexLines(changed);
    for (const found of idsIn(changed, { pattern }))
      if (idKey(found.text) === idKey(oldId)) unsure.push(`${read.source.path}:${lineAt(lines, found.span.start)}`);
  }
  return { others, unsure };
}

/** The ends of two paths, starting where they differ: `mud.md`, or `EXP-001/README.md`. */
function changedNames(before: string, after: string): readonly [string, string] {
  const [old, now] = [before.split('/'), after.split('/')];
  const at = old.findIndex((part, index) => part !== now[index]);
  const from = at === -1 ? old.length - 1 : at;
  return [old.slice(from).join('/'), now.slice(from).join('/')];
}

/** Replaces a file's name in a text, if it is not part of a longer name. */
function withName(text: string, oldName: string, newName: string): string {
  const parts = text.split(oldName);
  return parts.reduce((done, part) => done + (/[\p{L}\p{N}_.-]$/u.test(done) ? oldName : newName) + part);
}
