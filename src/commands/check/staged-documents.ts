import { noRepository } from '../../history/git-refusal.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { stagedBlobs } from '../../history/staged-blobs.ts';
import { isConfigured, isMarkdown } from '../../project/find-documents.ts';
import { namedByProject } from '../../project/git-patterns.ts';
import { loadSource, unreadable } from '../../project/load-document.ts';
import { parseGlob } from '../../text/glob.ts';
import type { StagedBlob } from '../../history/staged-blobs.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';
import { UNKNOWN } from './look.ts';
import type { ToCheck } from './check-documents.ts';

/** The documents as they stand in the git index, where they differ from HEAD; the work tree is not looked at. */
export function* stagedDocuments(project: Project, words: readonly string[]): Generator<ToCheck> {
  const { host, root, templatePaths, isIgnored } = project;
  const repository = repositoryOf(host, root);
  if (repository === undefined) throw noRepository(host, root, { message: '--staged wants a git repository' });
  const named = namedByProject(project);
  const absolute = (path: string): string => named(host.paths.resolve(repository.top, path));
  const isWanted = words.length === 0 ? isConfigured(project) : meantBy(project, words);
  const wanted = (path: string): boolean =>
    isMarkdown(path) && !templatePaths.has(absolute(path)) && !isIgnored(absolute(path)) && isWanted(absolute(path));
  for (const blob of stagedBlobs(host, repository, wanted))
    yield { load: () => loadBlob(project, absolute(blob.path), blob), named: false, look: UNKNOWN };
}

/** Whether words of the command line mean a path: as a file, a folder or a glob. What is staged need not be in the work tree. */
function meantBy(project: Project, words: readonly string[]): (path: string) => boolean {
  const { host } = project;
  const named = namedByProject(project);
  const meanings = words.map((word) => ({ path: named(host.paths.resolve(word)), glob: parseGlob(word) }));
  return (path) =>
    meanings.some(
      (meant) =>
        path === meant.path ||
        path.startsWith(`${meant.path}/`) ||
        meant.glob.matches(host.paths.relative(host.cwd, path)),
    );
}

async function loadBlob(project: Project, path: string, { bytes }: StagedBlob): Promise<LoadedDocument> {
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
