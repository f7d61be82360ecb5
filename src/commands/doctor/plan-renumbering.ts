import { proveEdits } from '../../document/prove-edits.ts';
import { UserError } from '../../errors.ts';
import { findRecords } from '../../project/find-record.ts';
import { recordReader } from '../../project/reread-record.ts';
import { idsIn } from '../../records/ids/id-in.ts';
import { idWords } from '../../records/ids/id-words.ts';
import { nextId } from '../../records/ids/next-id.ts';
import { slugOf } from '../../records/ids/slug.ts';
import { idKey } from '../../records/ids/id-key.ts';
import { runsFolderOf } from '../../runs/record-path.ts';
import { replacement } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import { localDay } from '../local-day.ts';
import { takenIds } from '../new/taken-ids.ts';
import { renumberedRecords } from './renumbered-records.ts';
import { referencesTo } from './references-to.ts';
import { movedPath, movesOf } from './moves-of.ts';
import { twinsOf } from './twins-of.ts';
import type { Move } from './moves-of.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Kind } from '../../template/kind.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/** A file's text before and after; the path is absolute. */
export type TextChange = { readonly path: string; readonly before: string; readonly after: string };

/**
 * A document with its next free id: the changes in it, in its run records and in other documents; paths are absolute.
 */
export type Renumbering = {
  readonly oldId: string;
  readonly newId: string;
  readonly document: TextChange;
  /** The new path; the same one if the file's name does not contain the id. */
  readonly newPath: string;
  /** What is renamed, in this order: file and run records, or the folder named by the id. */
  readonly moves: readonly Move[];
  readonly records: readonly TextChange[];
  /** Other documents that name the file. */
  readonly others: readonly TextChange[];
  /** Places that mention the id, and may mean either document: `path:line`. */
  readonly unsure: readonly string[];
};

/** Plans a new id for a document whose id another one has too. Throws `UserError` whenever something is uncertain. */
export async function planRenumbering(project: Project, word: string): Promise<Renumbering> {
  const { host } = project;
  const [found] = await findRecords(project, word, { runRecords: false });
  if (found === undefined) throw new UserError(`${word} holds no record`);
  const { record, loaded } = found;
  const { kind } = record;
  if (loaded.subject.records.length > 1) throw await byHand(project, found);
  if (
    host.files.realpath(loaded.path) !==
    host.paths.resolve(host.files.realpath(project.root), host.paths.relative(project.root, loaded.path))
  )
    throw new UserError(`${loaded.source.path} is a link`, { hint: 'name the file itself' });
  const oldId = record.id?.text;
  if (kind?.identity.idPattern === undefined || oldId === undefined)
    throw new UserError(`${loaded.source.path} is of no kind whose documents are numbered`, {
      hint: '`id` of the kind in the configuration says how its ids look',
    });
  if ((await twinsOf(project, loaded)).length === 0)
    throw new UserError(`no other document has the id ${oldId}`, { hint: '`expctl doctor` shows ids given twice' });
  const newId = await freeId(project, kind, record);
  const moves = await movesOf(project, found, { oldId, newId });
  const newPath = movedPath(loaded.path, moves);
  const after = withNewId(record, { oldId, newId });
  const reread = (await recordReader(record))(after);
  if (reread?.id?.text !== newId)
    throw new UserError(`${loaded.source.path} would not be read as ${newId}`, {
      hint: 'change title, id field and file name by hand',
    });
  const { others, unsure } = await referencesTo(project, found, { oldId, newPath, after });
  return {
    oldId,
    newId,
    document: { path: loaded.path, before: loaded.source.text, after },
    newPath,
    moves,
    records: renumberedRecords(host, runsFolderOf(loaded.path), { oldId, newId }),
    others,
    unsure,
  };
}

/** Which entries of a ledger, and which rows, belong to which of two experiments with one id cannot be determined. */
async function byHand(project: Project, { loaded, record }: FoundRecord): Promise<UserError> {
  const { kind } = record;
  const free = kind?.identity.idPattern === undefined ? '' : `: ${await freeId(project, kind, record)} is free`;
  return new UserError(`${loaded.source.path} holds ${loaded.subject.records.length} records`, {
    hint: `give the one that is meant a new number by hand${free}`,
  });
}

async function freeId(project: Project, kind: Kind, { title }: ExperimentRecord): Promise<string> {
  const date = localDay(project.host.now());
  const words = idWords(date, slugOf(title?.text ?? ''));
  return nextId(kind.identity.idPattern ?? '{slug}', await takenIds(project, kind), words);
}

/** An id and the one that replaces it. */
export type IdChange = { readonly oldId: string; readonly newId: string };

/** Names of fields with a document's own id or title. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'experiment_id',
  'exp_id',
  'issue_id',
  'title',
  '实验编号',
  '実験id',
]);

/**
 * The document's text with the new id wherever it names itself: in its title, in the fields for id and title, in front
 * matter.
 */
function withNewId(record: ExperimentRecord, { oldId, newId }: IdChange): string {
  const { text } = record.document.source;
  const heading = record.root.heading ?? record.root.sections[0]?.heading;
  const fields = record.fields.filter(
    ({ spec, field }) =>
      spec?.source === 'id' || spec?.source === 'title' || (field.group.length === 0 && OWN_FIELDS.has(field.name)),
  );
  const spans = [
    ...(heading === undefined ? [] : [heading.content]),
    ...(record.id?.span === undefined ? [] : [record.id.span]),
    ...fields.map(({ field }) => field.value),
  ];
  const edits = new Map<number, Edit>();
  for (const span of spans)
    for (const place of placesOf(text, span, { record, oldId })) edits.set(place.start, replacement(place, newId));
  try {
    return proveEdits(record.document, [...edits.values()]);
  } catch (error) {
    throw new UserError(`the id cannot be changed safely: ${error instanceof Error ? error.message : ''}`);
  }
}

type Own = { readonly record: ExperimentRecord; readonly oldId: string };

const placesOf = (text: string, span: Span, { record, oldId }: Own): readonly Span[] =>
  idsIn(sliceOf(text, span), { pattern: record.kind?.identity.idPattern })
    .filter((id) => idKey(id.text) === idKey(oldId))
    .map((id) => ({ start: span.start + id.span.start, end: span.start + id.span.end }));
