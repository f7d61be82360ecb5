import { parseDocument } from '../document/parse-document.ts';
import { readPlainFrontMatter } from '../document/plain-front-matter.ts';
import { READABLE } from '../lint/machine-rules.ts';
import { readRecords } from '../records/read-records.ts';
import { detectKind } from '../template/detect-kind.ts';
import { isInAbsentSubmodule } from './absent-submodules.ts';
import { isBelow, isFileInside } from './is-file-inside.ts';
import { isSkipped } from './sparse-checkout.ts';
import { NO_RUN_RECORDS, runRecordsBeside } from './run-records-beside.ts';
import { FILE_START } from '../text/diagnostic.ts';
import type { FrontMatterData } from '../document/front-matter-data.ts';
import type { DocumentSubject, Surroundings } from '../lint/rule.ts';
import type { Detection } from '../template/detect-kind.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import type { Project } from './project.ts';

/** A document read as far as possible: for the rules, with its detected kind; or why it could not be read. */
export type LoadedDocument =
  | {
      readonly kind: 'loaded';
      readonly path: string;
      readonly source: Source;
      readonly detection: Detection;
      readonly subject: DocumentSubject;
    }
  | { readonly kind: 'unreadable'; readonly path: string; readonly diagnostic: Diagnostic };

type Loaded = Extract<LoadedDocument, { kind: 'loaded' }>;

type FrontMatterReader = (text: string) => FrontMatterData | undefined;

/** `runRecords: false` skips the run records beside a document: there may be thousands, and `log` needs only one. */
export type Loading = { readonly runRecords?: boolean };

/** Reads a document from disk; what prevents that (not UTF-8, too large, a link out of the tree) is a diagnostic. */
export async function loadDocument(project: Project, path: string, loading: Loading = {}): Promise<LoadedDocument> {
  const { host, root, config } = project;
  const shown = host.paths.relative(host.cwd, path);
  const problem = pathProblem(project, path);
  if (problem !== undefined) return unreadable(shown, path, problem);
  const read = host.files.readText(path, config.maxFileSize);
  if (read.kind === 'too-large') {
    const bytes = `${read.size} bytes, more than the ${config.maxFileSize} that are read`;
    return unreadable(shown, path, {
      message: `the file has ${bytes}`,
      hint: 'raise `max-file-size` in the configuration',
    });
  }
  if (read.kind === 'not-utf8') {
    const what = read.reason === 'utf-16' ? 'UTF-16' : `not UTF-8 (byte ${read.offset})`;
    return unreadable(shown, path, {
      message: `the file is ${what}`,
      hint: 'save it as UTF-8; expctl changes nothing in it',
    });
  }
  const source = { path: shown, text: read.text };
  return loadSource(project, source, { path, relative: host.paths.relative(root, path), ...loading });
}

/** The place of a source: its absolute path, and its path relative to the project's root, for matching globs. */
export type SourcePlace = Loading & { readonly path: string; readonly relative: string };

/** Reads a document whose text is given (a staged blob, standard input). */
export async function loadSource(project: Project, source: Source, place: SourcePlace): Promise<Loaded> {
  const frontMatter = hasFence(source.text) ? await frontMatterReader(source.text) : undefined;
  const document = parseDocument(source, frontMatter === undefined ? {} : { frontMatter });
  const detection = detectKind(project.kinds, document, {
    configuredKind: project.configuredKind(place.relative),
    preferred: project.ownKinds,
  });
  const records = readRecords(document, detection.kind);
  const surroundings = {
    fileExists: (path: string) => fileExists(project, place.path, path),
    ...unstagedIn(project, place.path),
    attributes: project.attributesOf(place.path),
    sha256: project.host.sha256,
    ...(place.runRecords === false
      ? NO_RUN_RECORDS
      : await runRecordsBeside(project, place.path, { isLedger: records.length > 1 })),
  };
  return { kind: 'loaded', path: place.path, source, detection, subject: { document, records, surroundings } };
}

const hasFence = (text: string): boolean => text.startsWith('---') || text.startsWith('\uFEFF---');

/** The complete YAML reader is loaded only for front matter that is more than plain lines. */
async function frontMatterReader(text: string): Promise<FrontMatterReader> {
  const plain = readPlainFrontMatter(text);
  return plain === undefined ? (await import('../document/front-matter.ts')).readFrontMatter : () => plain;
}

type PathProblem = { readonly message: string; readonly hint: string };

function pathProblem(project: Project, path: string): PathProblem | undefined {
  const { host, root } = project;
  const isInside = host.paths.isWithin(root, path);
  if (isInside ? isInProject(project, path) : host.files.lstat(path)?.kind === 'file') return undefined;
  return {
    message: 'this is not a regular file inside the repository',
    hint: 'links out of the tree are not followed',
  };
}

const inside = new WeakMap<Project, Map<string, boolean>>();

/**
 * `isFileInside` for the files of one call: a file that is not a link is inside if its folder is, which is checked
 * once.
 */
function isInProject(project: Project, path: string): boolean {
  const { host, root } = project;
  if (host.files.lstat(path)?.kind !== 'file') return isFileInside(host, root, path);
  const known = inside.get(project) ?? new Map<string, boolean>();
  inside.set(project, known);
  const parent = host.paths.folderOf(path);
  const answer = known.get(parent) ?? isBelow(host, root, parent);
  known.set(parent, answer);
  return answer;
}

/** What prevents a document from being read, as a diagnostic at its first line. */
export function unreadable(shown: string, path: string, { message, hint }: PathProblem): LoadedDocument {
  return {
    kind: 'unreadable',
    path,
    diagnostic: { rule: READABLE.name, severity: READABLE.severity, message, hint, path: shown, ...FILE_START },
  };
}

/** If the index is checked: which files are in the work tree but were not staged. */
function unstagedIn(project: Project, document: string): Pick<Surroundings, 'isUnstaged'> {
  const { disk } = project;
  if (disk === undefined) return {};
  return { isUnstaged: (path) => fileExists({ ...project, host: disk }, document, path) === true };
}

/** Whether a path as written in a document names something; known only inside the project. */
export function fileExists(project: Project, document: string, written: string): boolean | undefined {
  const { host, root } = project;
  const places = [host.paths.resolve(host.paths.folderOf(document), written), host.paths.resolve(root, written)];
  const inside = places.filter((path) => host.paths.isWithin(root, path));
  if (inside.length === 0) return undefined;
  return inside.some(
    (path) => host.files.exists(path) || isSkipped(project, path) || isInAbsentSubmodule(project, path),
  );
}
