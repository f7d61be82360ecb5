import { meantBy, wantedIn } from '../../project/staged-words.ts';
import { namedByProject } from '../../project/git-patterns.ts';
import { contentsOf } from '../../project/open-staged.ts';
import { findDocuments, noMatch } from '../../project/find-documents.ts';
import { loadDocument, loadSource, unreadable } from '../../project/load-document.ts';
import { isStagedFile } from '../../history/staged-files.ts';
import { UserError } from '../../errors.ts';
import { documentsOfRecords } from './documents-of-records.ts';
import { UNKNOWN } from './look.ts';
import type { Host } from '../../host.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { StagedProject } from '../../project/open-staged.ts';
import type { Project } from '../../project/project.ts';
import type { ToCheck } from './check-documents.ts';

/** The documents in the git index that differ from HEAD, or whose run records do; the work tree is not read. */
export function* stagedDocuments(host: Host, staged: StagedProject, words: readonly string[]): Generator<ToCheck> {
  const { project, repository, changes } = staged;
  for (const word of words) holdWord(host, staged, word);
  const named = namedByProject(project);
  const isWanted = wantedIn(project, repository, words);
  const wanted = changes.filter((change) => isStagedFile(change) && isWanted(change.path));
  const contents = contentsOf(host, staged, wanted);
  for (const { path, hash } of wanted) {
    const bytes = contents.get(hash);
    if (bytes === undefined) continue;
    const absolute = named(host.paths.resolve(repository.top, path));
    yield { path: absolute, load: () => loadBlob(project, absolute, bytes), named: false, look: UNKNOWN };
  }
  yield* unmerged(host, staged, isWanted);
  const isSeen = new Set(changes.map(({ path }) => path));
  for (const path of documentsOfRecords(changes)) {
    const absolute = named(host.paths.resolve(repository.top, path));
    if (isSeen.has(path) || !isWanted(path) || !project.host.files.exists(absolute)) continue;
    yield { path: absolute, load: () => loadDocument(project, absolute), named: false, look: UNKNOWN };
  }
}

/** For a document in conflict the index has both sides and no result: the text in the work tree shows that. */
function* unmerged(host: Host, staged: StagedProject, isWanted: (path: string) => boolean): Generator<ToCheck> {
  const project = { ...staged.project, host };
  for (const { path, status } of staged.changes) {
    const absolute = host.paths.resolve(staged.repository.top, path);
    if (status !== 'U' || !isWanted(path) || !host.files.exists(absolute)) continue;
    yield { path: absolute, load: () => loadDocument(project, absolute), named: false, look: UNKNOWN };
  }
}

/**
 * A word must refer to something: a staged change (including a deletion), or a path in the index or in the work tree.
 */
function holdWord(host: Host, { project, repository, changes, index }: StagedProject, word: string): void {
  if (host.files.lstat(host.paths.resolve(word)) !== undefined) return;
  const named = namedByProject(project);
  const isMeant = meantBy(project, [word]);
  const isPathMeant = (path: string): boolean => isMeant(named(host.paths.resolve(repository.top, path)));
  if (changes.some(({ path }) => isPathMeant(path))) return;
  for (const path of index.paths()) if (isPathMeant(path)) return;
  try {
    findDocuments({ ...project, host }, [word]);
  } catch (error) {
    throw error instanceof UserError ? noMatch(host, word) : error;
  }
}

async function loadBlob(project: Project, path: string, bytes: Uint8Array): Promise<LoadedDocument> {
  const { host, root, config } = project;
  const shown = host.paths.relative(host.cwd, path);
  if (bytes.length > config.maxFileSize)
    return unreadable(shown, path, {
      message: `the staged file has ${bytes.length} bytes, more than the ${config.maxFileSize} that are read`,
      hint: 'raise `max-file-size` in the configuration',
    });
  const read = host.decodeText(bytes);
  if (read.kind !== 'text')
    return unreadable(shown, path, {
      message: 'the staged file is not UTF-8',
      hint: 'save it as UTF-8 and stage it again',
    });
  const place = { path, relative: host.paths.relative(root, path) };
  return loadSource(project, { path: shown, text: read.text }, place);
}
