import { UserError } from '../errors.ts';
import { idKey } from '../records/ids/id-key.ts';
import { lineAt } from '../text/line-index.ts';
import { configuredDocuments } from './find-documents.ts';
import { heldHere, nearerConfiguration } from './nearer-configuration.ts';
import { speltPath } from './spelt-path.ts';
import { noSuchRecord } from './no-such-record.ts';
import { unresolvedMerge } from './unresolved-merge.ts';
import { loadDocument } from './load-document.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { LoadedDocument, Loading } from './load-document.ts';
import type { Project } from './project.ts';

/** A record that was asked for by id or file, with its document. */
export type FoundRecord = {
  readonly loaded: Extract<LoadedDocument, { kind: 'loaded' }>;
  readonly record: ExperimentRecord;
};

/** `isWhole`: refuse a document with an unresolved merge, because its rows come from two sides. */
export type Finding = Loading & { readonly isWhole?: boolean };

/** Finds the record that a statement will be about: not in a document with an unresolved merge. Throws `UserError`. */
export const findWholeRecord = (project: Project, word: string): Promise<FoundRecord> =>
  findRecord(project, word, { isWhole: true });

/** Finds the records that a word refers to, like `findRecord`; a file with several records refers to all of them. */
export async function findRecords(project: Project, word: string, loading: Finding): Promise<readonly FoundRecord[]> {
  const path = speltPath(project.host, word);
  if (project.host.files.stat(path)?.kind !== 'file') return [await findRecord(project, word, loading)];
  const loaded = await readable(project, path, loading);
  return loaded.subject.records.map((record) => ({ loaded, record }));
}

/** Finds all requested records, none of them in a document with an unresolved merge. Throws `UserError`. */
export const findWholeRecords = (project: Project, word: string): Promise<readonly FoundRecord[]> =>
  findRecords(project, word, { isWhole: true });

/**
 * Finds the record for an id or a file (`EXP-007`, `experiments/EXP-007-x.md`, `ledger.md#EXP-012`). Throws
 * `UserError`.
 */
export async function findRecord(project: Project, word: string, loading: Finding = {}): Promise<FoundRecord> {
  const [file, anchor] = splitAnchor(word);
  const path = speltPath(project.host, file);
  if (project.host.files.stat(path)?.kind === 'file') return recordIn(await readable(project, path, loading), anchor);
  return recordOfId(project, word, loading);
}

async function readable(project: Project, path: string, loading: Finding): Promise<FoundRecord['loaded']> {
  refuseElsewhere(project, path);
  const loaded = await loadDocument(project, path, loading);
  if (loaded.kind === 'loaded') return hold(loaded, loading);
  const { path: shown, message, hint } = loaded.diagnostic;
  throw new UserError(`${shown}: ${message}`, hint === undefined ? {} : { hint });
}

/** A document of another configuration would be read with the wrong kinds here. */
function refuseElsewhere(project: Project, path: string): void {
  const { host } = project;
  const other = nearerConfiguration(project)(path);
  if (other === undefined) return;
  const shown = (absolute: string): string => host.paths.relative(host.cwd, absolute);
  throw new UserError(`${shown(path)} lies below ${shown(other)}, which is not read from here`, {
    hint: `call expctl in ${shown(host.paths.folderOf(other))}`,
  });
}

function hold(loaded: FoundRecord['loaded'], { isWhole }: Finding): FoundRecord['loaded'] {
  const problem = isWhole === true ? unresolvedMerge(loaded) : undefined;
  if (problem !== undefined) throw problem;
  return loaded;
}

function recordIn(loaded: FoundRecord['loaded'], id: string | undefined): FoundRecord {
  const { records } = loaded.subject;
  const meant = id === undefined ? records : records.filter(bears(id));
  const [record, second] = meant;
  if (record !== undefined && second === undefined) return { loaded, record };
  if (id !== undefined && second !== undefined)
    throw severalRecords(
      id,
      meant.map((each) => ({ loaded, record: each })),
    );
  const ids = records.flatMap((candidate) => candidate.id?.text ?? []);
  throw new UserError(`${loaded.source.path} holds ${records.length} records`, {
    hint: `name one as ${loaded.source.path}#ID; the ids are: ${ids.join(', ')}`,
  });
}

function bears(id: string): (record: ExperimentRecord) => boolean {
  const key = idKey(id);
  return (record) => record.id !== undefined && idKey(record.id.text) === key;
}

async function recordOfId(project: Project, id: string, loading: Finding): Promise<FoundRecord> {
  const isMeant = bears(id);
  const found: FoundRecord[] = [];
  const ids: { readonly id: string; readonly path: string }[] = [];
  const unreadable: Diagnostic[] = [];
  const elsewhere: string[] = [];
  for (const { path } of heldHere(project, configuredDocuments(project), (other) => elsewhere.push(other))) {
    const loaded = await loadDocument(project, path, loading);
    if (loaded.kind === 'unreadable') unreadable.push(loaded.diagnostic);
    else
      for (const record of loaded.subject.records) {
        if (record.id === undefined) continue;
        ids.push({ id: record.id.text, path: loaded.source.path });
        if (isMeant(record)) found.push({ loaded: hold(loaded, loading), record });
      }
  }
  const [first, second] = found;
  if (first === undefined) throw noSuchRecord(project, id, { ids, unreadable, elsewhere });
  if (second !== undefined) throw severalRecords(id, found);
  return first;
}

/** Two records with one id: in two files, giving the file decides; in one, nothing does. */
function severalRecords(id: string, found: readonly FoundRecord[]): UserError {
  const paths = new Set(found.map(({ loaded }) => loaded.source.path));
  const places = found.map(({ loaded: { source }, record }) => `${source.path}:${String(lineOf(record))}`);
  return new UserError(`${id} is in ${String(found.length)} places: ${places.join(', ')}`, {
    hint:
      paths.size === found.length ? 'name the file instead' : 'give one of them another id: `expctl check` shows them',
  });
}

const lineOf = ({ document, root }: ExperimentRecord): number =>
  lineAt(document.lines, root.heading?.span.start ?? root.span.start);

function splitAnchor(word: string): readonly [string, string | undefined] {
  const hash = word.lastIndexOf('#');
  return hash === -1 ? [word, undefined] : [word.slice(0, hash), word.slice(hash + 1)];
}
