import { forTerminal } from '../../escape/for-terminal.ts';
import { showsBase } from '../../history/conflict-style.ts';
import { HostError } from '../../host.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { conflictLines } from '../../merge/conflict-lines.ts';
import { mergeInProject } from '../../project/merge-in-project.ts';
import { LARGEST_FILE } from '../../host.ts';
import type { Host } from '../../host.ts';
import type { ConflictStyle } from '../../merge/conflict-lines.ts';

/** The files that git passes to a merge driver (absolute), the document's path, and how conflicts are marked. */
export type DriverFiles = {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly shown: string;
  readonly labels: { readonly ours: string; readonly base: string; readonly theirs: string };
  readonly size: number;
};

/** The greatest size that is merged, in bytes; anything larger is left to git. */
/** Nothing could be written: newer versions of git then abort the whole merge. */
const HOPELESS = 255;

/**
 * Merges one document for git: the result replaces our version. 0 is clean, 1 a conflict with its markers. Whatever
 * goes wrong ends in git's own merge of the lines, or in both complete texts between markers; never in one side without
 * a marker.
 */
export async function driveMerge(host: Host, files: DriverFiles): Promise<number> {
  try {
    return await mergeRows(host, files);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tell(host, `expctl: ${forTerminal(files.shown)}: ${forTerminal(why)}; git merges its lines`);
    return mergeLines(host, files);
  }
}

async function mergeRows(host: Host, files: DriverFiles): Promise<number> {
  const read = (path: string): string | undefined => textAt(host, path);
  const [base, ours, theirs] = [read(files.base), read(files.ours), read(files.theirs)];
  if (base === undefined || ours === undefined || theirs === undefined) return mergeLines(host, files);
  const style = { ...styleOf(files), showsBase: showsBase(host, host.cwd) };
  const path = host.paths.resolve(files.shown);
  const merged = await mergeInProject(host, { path, texts: { base, ours, theirs }, style });
  put(host, files.ours, { text: merged.text, before: ours });
  const ids = merged.conflicts.filter((id) => id !== '');
  if (ids.length > 0)
    tell(
      host,
      `expctl: ${forTerminal(files.shown)}: both sides changed ${ids.map((id) => forTerminal(id)).join(', ')}`,
    );
  return merged.isClean ? 0 : 1;
}

function textAt(host: Host, path: string): string | undefined {
  const read = host.files.readText(path, LARGEST_FILE);
  return read.kind === 'text' ? read.text : undefined;
}

const styleOf = ({ labels, size }: DriverFiles): ConflictStyle => ({ ...labels, size, showsBase: false });

function put(host: Host, path: string, { text, before }: { readonly text: string; readonly before: string }): void {
  if (text === before) return;
  const { kind } = writeAtomically(host, path, { text, expectedBefore: before });
  if (kind === 'changed') throw new HostError('EBUSY', path, 'was changed by another program');
}

/** Git's own merge of the three files. Bytes that are not text are merged in place. */
function mergeLines(host: Host, files: DriverFiles): number {
  const { labels, size } = files;
  const names = [labels.ours, labels.base, labels.theirs].flatMap((label) => ['-L', label]);
  const words = ['merge-file', '-q', `--marker-size=${size}`, ...names];
  const paths = ['--', files.ours, files.base, files.theirs];
  try {
    const before = textAt(host, files.ours);
    if (before === undefined) return codeOf(host.git.run([...words, ...paths]).code);
    const { code, bytes } = host.git.run([...words, '-p', ...paths]);
    const merged = code > 127 ? undefined : host.decodeText(bytes);
    if (merged?.kind !== 'text') return wholeTexts(host, files, before);
    put(host, files.ours, { text: merged.text, before });
    return codeOf(code);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return HOPELESS;
  }
}

const codeOf = (code: number): number => (code > 127 ? HOPELESS : Math.min(code, 1));

/** If git cannot merge the lines (one side contains a NUL, or is missing): both sides in full. */
function wholeTexts(host: Host, files: DriverFiles, before: string): number {
  const theirs = textAt(host, files.theirs);
  if (theirs === undefined) return HOPELESS;
  const lines = conflictLines({ ours: [before], base: [], theirs: [theirs] }, styleOf(files));
  put(host, files.ours, { text: `${lines.join('\n')}\n`, before });
  return 1;
}

const tell = (host: Host, line: string): void => host.stderr.write(`${line}\n`);
