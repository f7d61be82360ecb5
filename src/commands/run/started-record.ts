import { UserError, quietly } from '../../errors.ts';
import { forShell } from '../../escape/for-shell.ts';
import { makeDurableFolder } from '../../journal/durable-folder.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { makeRunRecord } from '../../runs/keeping/make-run-record.ts';
import { writeRunRecord } from '../../runs/keeping/write-run-record.ts';
import { readRunRecord } from '../../runs/read-run-record.ts';
import type { Host } from '../../host.ts';
import type { RecordFacts } from '../../runs/keeping/make-run-record.ts';
import type { Run } from '../../runs/run.ts';

/** A run that begins: its record says so, until its end is logged. */
export type Starting = {
  /** The path of the record. */
  readonly path: string;
  readonly run: Run;
  readonly facts: Pick<RecordFacts, 'runId' | 'experiment' | 'command' | 'seed' | 'git' | 'criteria'>;
};

/** Writes the record of a run that begins. Throws `UserError` if a run with this id has already ended. */
export function writeStarted(host: Host, { path, run, facts }: Starting): string {
  const known = host.files.exists(path) ? host.files.readText(path) : undefined;
  const before = known?.kind === 'text' ? known.text : undefined;
  if (known !== undefined && !isStarted(before))
    throw new UserError(`there is a run record of ${facts.runId} already`, { hint: wayBeside(facts.runId) });
  makeDurableFolder(host, host.paths.folderOf(path));
  const text = textOf(run, facts);
  if (writeAtomically(host, path, { text, expectedBefore: before }).kind === 'written') return path;
  throw new UserError(`another run of the id ${facts.runId} begins at this moment`);
}

/** When a failed seed is retried, it is usually the same seed. */
const wayBeside = (runId: string): string =>
  `a run beside it wants another --run-id; to put one in its place, run the command by itself, then \`expctl log … --run-id ${forShell(runId)} --replace\``;

/** Writes the end into a run's record if no row can be written, so that what is known about the run is not lost. */
export function writeEnded(host: Host, { path, run, facts }: Starting): void {
  const known = host.files.exists(path) ? host.files.readText(path) : undefined;
  if (known?.kind === 'text' && isStarted(known.text))
    writeAtomically(host, path, { text: textOf(run, facts), expectedBefore: known.text });
}

/** Removes the record of a run that did not begin, or that has another id; also its folder if that becomes empty. */
export function removeStarted(host: Host, path: string): void {
  quietly(() => {
    const read = host.files.readText(path);
    if (read.kind !== 'text' || !isStarted(read.text)) return;
    host.files.remove(path);
    const folder = host.paths.folderOf(path);
    if (host.files.list(folder).length === 0) host.files.removeFolder(folder);
  });
}

const isStarted = (text: string | undefined): boolean =>
  text !== undefined && readRunRecord(text).record?.status === 'started';

const textOf = (run: Run, facts: Starting['facts']): string =>
  writeRunRecord(makeRunRecord(run, { ...facts, units: new Map(), row: new Map(), columns: new Map() }).record);
