import { UserError } from '../../errors.ts';
import { fixedFolderOf, parseGlob } from '../../text/glob.ts';
import type { Host } from '../../host.ts';

/** A file or folder to watch (absolute), and which files in it are meant if a pattern was given. */
export type WatchedPath = {
  readonly path: string;
  readonly word: string;
  readonly isMeant: ((path: string) => boolean) | undefined;
};

/** Folders that training scripts and trackers write into. */
const USUAL = [
  'outputs',
  'output',
  'runs',
  'results',
  'mlruns',
  'wandb',
  'lightning_logs',
  'multirun',
  'dvclive',
] as const;

/**
 * The paths that the words on the command line refer to; without words the usual folders that exist. Throws
 * `UserError`.
 */
export function watchedPaths(host: Host, words: readonly string[], root: string): readonly WatchedPath[] {
  const usual = USUAL.map((name) => host.paths.resolve(root, name)).filter(
    (path) => host.files.stat(path)?.kind === 'directory',
  );
  if (words.length === 0 && usual.length === 0)
    throw new UserError('there is nothing to watch', {
      hint: `name files or folders, or make one of ${USUAL.join(', ')}`,
    });
  if (words.length === 0)
    return usual.map((path) => ({ path, word: host.paths.relative(host.cwd, path), isMeant: undefined }));
  return words.map((word) => watchedPath(host, word));
}

function watchedPath(host: Host, word: string): WatchedPath {
  const path = host.paths.resolve(word);
  if (host.files.exists(path) || !/[*?{]/u.test(word)) return { path, word, isMeant: undefined };
  const glob = parseGlob(word);
  return {
    path: host.paths.resolve(fixedFolderOf(word)),
    word,
    isMeant: (file) => glob.matches(host.paths.relative(host.cwd, file)),
  };
}
