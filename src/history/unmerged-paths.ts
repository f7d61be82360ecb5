import type { Host } from '../host.ts';
import { splitNul } from './tracked-files.ts';

/** The files (absolute) that the index of the repository around a folder holds in conflict, markers or not; none outside git. */
export function unmergedPaths(host: Host, folder: string): readonly string[] {
  const words = ['ls-files', '--unmerged', '-z', '--full-name', '--', ':(top)'];
  const { code, stdout } = host.git.run(words, { cwd: folder });
  if (code !== 0 || stdout === '') return [];
  const top = host.git.run(['rev-parse', '--path-format=absolute', '--show-toplevel'], { cwd: folder });
  const names = splitNul(stdout).map((line) => line.slice(line.indexOf('\t') + 1));
  return [...new Set(names)].map((name) => host.paths.resolve(top.stdout.replace(/\r?\n$/u, ''), name));
}
