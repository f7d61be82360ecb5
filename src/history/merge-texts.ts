import { quietly } from '../errors.ts';
import type { Host } from '../host.ts';

/** Three texts, the names of their sides, and how a conflict is marked. */
export type TextsToMerge = {
  readonly base: string | Uint8Array;
  readonly ours: string | Uint8Array;
  readonly theirs: string | Uint8Array;
  readonly labels: { readonly ours: string; readonly base: string; readonly theirs: string };
  readonly size: number;
  readonly showsBase: boolean;
};

/**
 * Git's own three-way merge of lines, made in a temporary folder; undefined if git cannot (bytes that are not text).
 */
export function mergeTexts(
  host: Host,
  { base, ours, theirs, labels, size, showsBase }: TextsToMerge,
): { readonly text: string; readonly bytes: Uint8Array; readonly isClean: boolean } | undefined {
  const folder = host.paths.resolve(host.temporaryFolder(), `expctl-merge-${host.randomHex(8)}`);
  const contents = { ours, base, theirs };
  const pathOf = (side: keyof typeof contents): string => host.paths.resolve(folder, side);
  const clear = (): void => removeAll(host, folder, Object.keys(contents));
  const forget = host.onExit(clear);
  try {
    host.files.makeFolder(folder, 0o700);
    for (const [side, content] of Object.entries(contents))
      host.files.writeNew(host.paths.resolve(folder, side), content, 0o600);
    const names = (['ours', 'base', 'theirs'] as const).flatMap((side) => ['-L', labels[side] || side]);
    const style = showsBase ? ['--diff3'] : [];
    const words = ['merge-file', '-p', '-q', ...style, `--marker-size=${size}`, ...names, '--'];
    const answer = host.git.run([...words, pathOf('ours'), pathOf('base'), pathOf('theirs')], { cwd: folder });
    if (answer.code > MOST_CONFLICTS) return undefined;
    return { text: answer.stdout, bytes: answer.bytes, isClean: answer.code === 0 };
  } finally {
    clear();
    forget();
  }
}

/** A higher exit code is a failure. */
const MOST_CONFLICTS = 127;

function removeAll(host: Host, folder: string, names: readonly string[]): void {
  for (const name of names) quietly(() => host.files.remove(host.paths.resolve(folder, name)));
  quietly(() => host.files.removeFolder(folder));
}
