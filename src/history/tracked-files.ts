import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** Paths from the top: files that git tracks or would track (not ignored); sorted, each once. */
export function trackedFiles(host: Host, { top }: Repository): string[] {
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--full-name'];
  const { code, stdout } = host.git.run(words, { cwd: top });
  if (code !== 0) return [];
  return [...new Set(splitNul(stdout))].toSorted();
}

/** The parts of a git answer with `-z`. */
export const splitNul = (output: string): string[] => output.split('\0').filter((part) => part !== '');
