import { UserError } from '../../errors.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import { WRITTEN_LINES } from './demo-data.ts';
import type { Host } from '../../host.ts';

/** Fills in the new plan as a person would, commits it, and returns the added lines. */
export function fillIn(host: Host, shown: string): string {
  const path = host.paths.resolve(shown);
  const read = host.files.readText(path);
  if (read.kind !== 'text') throw new UserError(`${shown} is not there`);
  let lines = read.text.split('\n');
  for (const { begins, becomes } of WRITTEN_LINES) {
    const at = lines.findIndex((line) => line.startsWith(begins));
    if (at !== -1) lines = lines.with(at, becomes);
  }
  lines = lines.filter((line, index) => !(line.startsWith('- **[Risk]**') && index > 0));
  const after = lines.join('\n');
  writeAtomically(host, path, { text: after, expectedBefore: read.text });
  commit(host);
  return unifiedDiff(shown, read.text, after)
    .split('\n')
    .filter((line) => line.startsWith('+') && !line.startsWith('+++'))
    .map((line) => `${line}\n`)
    .join('');
}

function commit(host: Host): void {
  const who = ['-c', 'user.name=expctl demo', '-c', 'user.email=demo@example.org'];
  host.git.run(['add', '--all'], { cwd: host.cwd });
  host.git.run([...who, 'commit', '--quiet', '--message', 'Plan the experiment'], { cwd: host.cwd });
}
