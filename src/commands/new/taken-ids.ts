import { pathsInRefs } from '../../history/paths-in-refs.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { readBlobs } from '../../history/read-blobs.ts';
import { MARKDOWN } from '../../text/markdown-name.ts';
import { idsIn } from '../../records/ids/id-in.ts';
import { namingLevel, namingPart } from '../../records/naming-part.ts';
import { configuredDocuments, markdownBelow } from '../../project/find-documents.ts';
import { headLinesOf } from './head-lines-of.ts';
import { skippedDocuments, skippedFiles } from '../../project/sparse-checkout.ts';
import { stemOf } from '../../text/slash-path.ts';
import type { Repository } from '../../history/repository-of.ts';
import type { Project } from '../../project/project.ts';
import type { Kind } from '../../template/kind.ts';

const MOST_BYTES = 1024 * 1024;

/**
 * Every id in the name of a file (or of its folder, if that has it) of any branch, of any work tree or of the history,
 * or in a document here. Ids of deleted experiments count: a number is never reused.
 */
export async function takenIds(project: Project, kind: Kind): Promise<ReadonlySet<string>> {
  const { host, root } = project;
  const pattern = kind.identity.idPattern;
  const taken = new Set<string>();
  const take = (text: string): void => {
    for (const { text: id } of idsIn(text, { pattern })) taken.add(id);
  };
  const repository = repositoryOf(host, root);
  const names =
    repository === undefined ? [] : [...pathsInRefs(host, repository), ...everAdded(project, repository.top)];
  const fileName = kind.identity.fileName;
  const takeNames = (path: string): void => {
    take(stemOf(path));
    take(namingPart(path, fileName));
  };
  for (const name of names) takeNames(name);
  const folder = host.paths.resolve(root, kind.identity.directory);
  // A directory that leads out is refused later; it is not searched before that.
  const isOurs = host.paths.isWithin(root, folder) && host.files.stat(folder)?.kind === 'directory';
  const here = isOurs ? [...markdownBelow(host, folder, project.root)] : [];
  // A folder that waits for its document already has its number.
  if (isOurs && namingLevel(fileName) > 0)
    for (const { name, kind: entry } of host.files.list(folder)) if (entry === 'directory') take(name);
  for (const path of new Set([...here, ...configuredDocuments(project).map((found) => found.path)])) {
    takeNames(path);
    const read = host.files.readText(path, MOST_BYTES);
    if (read.kind === 'text') for (const line of headLinesOf(read.text)) take(line);
  }
  for (const text of skippedTexts(project, repository)) for (const line of headLinesOf(text)) take(line);
  return taken;
}

/** The text of documents that a sparse checkout leaves out; in a partial clone only their names are known. */
function skippedTexts(project: Project, repository: Repository | undefined): readonly string[] {
  const { host } = project;
  const skipped = skippedFiles(project);
  const hashes = skippedDocuments(project).flatMap((path) => skipped.get(path) ?? []);
  if (repository === undefined || hashes.length === 0) return [];
  const blobs = readBlobs(host, repository, new Set(hashes)) ?? new Map<string, Uint8Array>();
  return [...blobs.values()].flatMap((bytes) => {
    const read = host.decodeText(bytes);
    return read.kind === 'text' ? [read.text] : [];
  });
}

/** Names of all markdown files that any commit of any branch ever added, and of those in `git stash`. */
function everAdded({ host }: Project, top: string): readonly string[] {
  const stashed = host.git.run(['log', '--walk-reflogs', '--format=%H', 'refs/stash', '--'], { cwd: top });
  const stashes = stashed.code === 0 ? stashed.stdout.split('\n').filter((hash) => hash !== '') : [];
  // Without its full history git leaves out the side of a merge on which a file was added and removed.
  const words = ['log', '--all', '--full-history', '--diff-filter=A', '--no-renames', '--format=', '--name-only', '-z'];
  const { code, stdout } = host.git.run(
    [...words, ...stashes, '--', ...MARKDOWN.map((ending) => `:(icase)*${ending}`)],
    { cwd: top },
  );
  return code === 0 ? stdout.split('\0').filter((name) => name !== '') : [];
}
