import { UserError } from '../errors.ts';
import { idsIn } from '../records/ids/id-in.ts';
import { fileStemOf } from '../records/ids/file-stem.ts';
import { namingPart } from '../records/naming-part.ts';
import { idKey } from '../records/ids/id-key.ts';
import { nearest } from '../text/nearest.ts';
import { isMarkdown } from '../text/markdown-name.ts';
import { nearPath } from './near-path.ts';
import { skippedDocuments, skippedText } from './sparse-checkout.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Project } from './project.ts';

/**
 * What a search for an id found: the existing ids, with their files, the files that could not be read, and the
 * configurations (absolute paths) whose documents are not read from here.
 */
export type Searched = {
  readonly ids: readonly { readonly id: string; readonly path: string }[];
  readonly unreadable: readonly Diagnostic[];
  readonly elsewhere: readonly string[];
};

/**
 * Makes the error that there is no record with an id. If a file's name contains the id, that file was meant: the error
 * says why it was not found, and suggests no other experiment.
 */
export function noSuchRecord(project: Project, id: string, { ids, unreadable, elsewhere }: Searched): UserError {
  const closed = unreadable.find(({ path }) => isNamed(path, id));
  if (closed !== undefined)
    return new UserError(`${closed.path}: ${closed.message}`, closed.hint === undefined ? {} : { hint: closed.hint });
  const other = ids.find(({ path }) => isNamed(path, id));
  const message = `there is no experiment or file "${id}"`;
  if (other !== undefined)
    return new UserError(message, { hint: `${other.path} says that it is ${other.id}: name the file, or mend the id` });
  const near = nearest(
    id,
    ids.map((each) => each.id),
  );
  const { length } = skippedDocuments(project);
  const hints = [
    nearWords(near ?? nearDocument(project, id)),
    ...(length === 0 ? [] : [skippedText(length)]),
    ...elsewhere.slice(0, MOST_TOLD).map((path) => elsewhereText(project, path)),
    ...unreadable.slice(0, MOST_TOLD).map(({ path, message: why }) => `${path} was not read: ${why}`),
  ];
  return new UserError(message, { hint: hints.join('; ') });
}

const MOST_TOLD = 3;

const nearWords = (near: string | undefined): string =>
  near === undefined ? 'give an id that `expctl list` shows, or a file' : `did you mean ${near}?`;

/** The document whose path was misspelt, if the word looks like one. */
function nearDocument({ host }: Project, word: string): string | undefined {
  const near = /[/\\]/u.test(word) || isMarkdown(word) ? nearPath(host, word) : undefined;
  return near !== undefined && isMarkdown(near) ? near : undefined;
}

function elsewhereText({ host: { paths, cwd } }: Project, configuration: string): string {
  const [path, folder] = [configuration, paths.folderOf(configuration)].map((each) => paths.relative(cwd, each));
  return `documents below ${path ?? ''} are not read from here: call expctl in ${folder ?? ''}`;
}

/** Whether a file's name, or for a README that of its folder, contains an id. */
function isNamed(path: string, id: string): boolean {
  const name = namingPart(path);
  const [asId, asStem] = [idKey(id), fileStemOf(id).toLowerCase()];
  return (
    name.toLowerCase() === asStem ||
    idsIn(name).some((found) => idKey(found.text) === asId) ||
    (name.toLowerCase().startsWith(asStem) && /^[-_.]/u.test(name.slice(asStem.length)))
  );
}
