import { UserError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { configuredDocuments } from './find-documents.ts';
import { skippedDocuments, skippedText } from './sparse-checkout.ts';
import { unresolvedMerge } from './unresolved-merge.ts';
import { loadDocument } from './load-document.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { LoadedDocument, Loading } from './load-document.ts';
import type { Project } from './project.ts';

/** A record that was asked for by id or file, with the document it stands in. */
export type FoundRecord = {
  readonly loaded: Extract<LoadedDocument, { kind: 'loaded' }>;
  readonly record: ExperimentRecord;
};

/** `isWhole`: a document with an unresolved merge is refused, for its rows are those of two sides. */
export type Finding = Loading & { readonly isWhole?: boolean };

/** Finds a record that something is said of: not one in a document with an unresolved merge. Throws `UserError`. */
export const findWholeRecord = (project: Project, word: string): Promise<FoundRecord> =>
  findRecord(project, word, { isWhole: true });

/** Finds what a word means, as `findWholeRecord` does; a file that holds several records means all of them. */
export async function findWholeRecords(project: Project, word: string): Promise<readonly FoundRecord[]> {
  const path = project.host.paths.resolve(word);
  if (project.host.files.stat(path)?.kind !== 'file') return [await findWholeRecord(project, word)];
  const loaded = await readable(project, path, { isWhole: true });
  return loaded.subject.records.map((record) => ({ loaded, record }));
}

/** Finds the record of an id or a file (`EXP-007`, `experiments/EXP-007-x.md`, `ledger.md#EXP-012`). Throws `UserError`. */
export async function findRecord(project: Project, word: string, loading: Finding = {}): Promise<FoundRecord> {
  const [file, anchor] = splitAnchor(word);
  const path = project.host.paths.resolve(file);
  if (project.host.files.stat(path)?.kind === 'file') return recordIn(await readable(project, path, loading), anchor);
  return recordOfId(project, word, loading);
}

async function readable(project: Project, path: string, loading: Finding): Promise<FoundRecord['loaded']> {
  const loaded = await loadDocument(project, path, loading);
  if (loaded.kind === 'loaded') return hold(loaded, loading);
  const { path: shown, message, hint } = loaded.diagnostic;
  throw new UserError(`${shown}: ${message}`, hint === undefined ? {} : { hint });
}

function hold(loaded: FoundRecord['loaded'], { isWhole }: Finding): FoundRecord['loaded'] {
  const problem = isWhole === true ? unresolvedMerge(loaded) : undefined;
  if (problem !== undefined) throw problem;
  return loaded;
}

function recordIn(loaded: FoundRecord['loaded'], id: string | undefined): FoundRecord {
  const { records } = loaded.subject;
  const record = id === undefined ? records[0] : records.find((candidate) => candidate.id?.text === id);
  if (record !== undefined && (id !== undefined || records.length === 1)) return { loaded, record };
  const ids = records.flatMap((candidate) => candidate.id?.text ?? []);
  throw new UserError(`${loaded.source.path} holds ${records.length} records`, {
    hint: `name one as ${loaded.source.path}#ID; the ids are: ${ids.join(', ')}`,
  });
}

async function recordOfId(project: Project, id: string, loading: Finding): Promise<FoundRecord> {
  const folded = id.toLowerCase();
  const found: FoundRecord[] = [];
  const ids: string[] = [];
  for (const { path } of configuredDocuments(project)) {
    const loaded = await loadDocument(project, path, loading);
    if (loaded.kind !== 'loaded') continue;
    for (const record of loaded.subject.records) {
      if (record.id === undefined) continue;
      ids.push(record.id.text);
      if (record.id.text.toLowerCase() === folded) found.push({ loaded: hold(loaded, loading), record });
    }
  }
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (second !== undefined) {
    const places = found.map(({ loaded }) => loaded.source.path).join(', ');
    throw new UserError(`${id} stands in ${found.length} documents: ${places}`, { hint: 'name the file instead' });
  }
  const near = nearest(id, ids);
  const { length } = skippedDocuments(project);
  const seen = near === undefined ? 'give an id that `expctl list` shows, or a file' : `did you mean ${near}?`;
  const hint = length === 0 ? seen : `${seen}; ${skippedText(length)}`;
  throw new UserError(`there is no experiment or file "${id}"`, { hint });
}

function splitAnchor(word: string): readonly [string, string | undefined] {
  const hash = word.lastIndexOf('#');
  return hash === -1 ? [word, undefined] : [word.slice(0, hash), word.slice(hash + 1)];
}
