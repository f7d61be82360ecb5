import { UserError } from '../../errors.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import type { Host } from '../../host.ts';

/** One step of `init`: a file's new text, a folder, a setting in the configuration of a clone (`top` is its folder). */
export type InitStep =
  | { readonly kind: 'file'; readonly path: string; readonly before: string | undefined; readonly after: string }
  | { readonly kind: 'folder'; readonly path: string; readonly exists: boolean }
  | {
      readonly kind: 'setting';
      readonly top: string;
      readonly key: string;
      readonly before: string | undefined;
      readonly after: string;
    };

/** Whether a step has nothing to change. */
export const isDone = (step: InitStep): boolean => (step.kind === 'folder' ? step.exists : step.before === step.after);

/** Performs a step. */
export function takeStep(host: Host, step: InitStep): void {
  if (isDone(step)) return;
  if (step.kind === 'folder') return host.files.makeFolder(step.path);
  if (step.kind === 'file') {
    const { kind } = writeAtomically(host, step.path, { text: step.after, expectedBefore: step.before });
    if (kind === 'written') return;
    throw new UserError(`${shownPath(host, step.path)} changed meanwhile; it was not written`, {
      hint: 'run it again',
    });
  }
  const { code, stderr } = host.git.run(['config', '--local', step.key, step.after], { cwd: step.top });
  if (code !== 0) throw new UserError(`git does not take the setting ${step.key}: ${stderr.trim()}`);
}

/** What a step does, for people: a diff, a folder, a call of git. */
export function stepText(host: Host, step: InitStep): string {
  if (isDone(step)) return '';
  if (step.kind === 'folder') return `mkdir ${forTerminal(shownPath(host, step.path))}\n`;
  if (step.kind === 'setting') {
    const within = isInside(host, step.top) ? `-C ${forTerminal(shownPath(host, step.top))} ` : '';
    return `git ${within}config --local ${step.key} '${forTerminal(step.after)}'\n`;
  }
  return unifiedDiff(shownPath(host, step.path), step.before ?? '', step.after);
}

/** What was done, in one line. */
export function stepLine(host: Host, step: InitStep): string {
  const name =
    step.kind === 'setting' ? `${step.key} in ${settingsAt(host, step.top)}` : forTerminal(shownPath(host, step.path));
  if (isDone(step)) return `as it should be: ${name}\n`;
  return `${step.kind === 'folder' ? 'made' : 'wrote'} ${name}\n`;
}

/** A step as data. */
export const stepData = (host: Host, step: InitStep): unknown => ({
  kind: step.kind,
  ...(step.kind === 'setting' ? { key: step.key, value: step.after } : { path: shownPath(host, step.path) }),
  changed: !isDone(step),
});

const shownPath = (host: Host, path: string): string => host.paths.relative(host.cwd, path) || '.';

const settingsAt = (host: Host, top: string): string =>
  isInside(host, top) ? `the git settings of ${forTerminal(shownPath(host, top))}` : '.git/config';

/** Whether a repository begins below the current folder: then it is not the one that the user is in. */
const isInside = (host: Host, top: string): boolean => !/^(?:\.\.(?:\/|$)|\.?$)/u.test(shownPath(host, top));
