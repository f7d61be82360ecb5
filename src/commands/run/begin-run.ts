import { documentPlace } from '../../history/document-place.ts';
import { findRecord } from '../../project/find-record.ts';
import { maskSecrets } from '../../runs/masking.ts';
import { EMPTY_RUN } from '../../runs/run.ts';
import { hasMarkers } from '../log/fold-document.ts';
import { keptRecord } from '../log/kept-record.ts';
import { planAll } from '../log/log-runs.ts';
import { beginEntry } from './begin-entry.ts';
import { localMinute } from '../local-day.ts';
import { shellLine } from '../../escape/for-shell.ts';
import { seedIn } from './seed-in.ts';
import { writeStarted } from './started-record.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { Asked } from '../../runs/spooling/spool-entry.ts';
import type { Run } from '../../runs/run.ts';
import type { BegunRun } from './log-end.ts';

/** A run to begin: where it goes, its command, and the options. */
export type Beginning = Pick<BegunRun, 'outputs' | 'choice'> & {
  readonly experiment: string;
  readonly words: readonly string[];
  readonly seed: string | undefined;
  readonly asked: Asked;
};

/**
 * Checks that a row for the run could be written, and writes the record that says that it began. Throws `UserError`
 * before anything is started: better now than after the training.
 */
export async function beginRun(project: Project, beginning: Beginning): Promise<BegunRun> {
  const { host } = project;
  const { asked, words, outputs, choice } = beginning;
  const found = await findRecord(project, beginning.experiment, { runRecords: false });
  const place = documentPlace(host, found.loaded.path);
  const start = host.now();
  const text = shellLine(words);
  const run: Run = {
    ...EMPTY_RUN,
    status: 'started',
    started: start.toISOString(),
    seed: beginning.seed ?? seedIn(words),
    command: asked.rawCommand === true ? text : maskSecrets(text).text,
  };
  const named = { ...run, id: asked.runId ?? newId(host, start) };
  const { entry, isOpen, keyOf } = beginEntry(project, { found, place, run: named, asked });
  // What the output will contain is not known yet: only the words of the call are checked.
  const { map: _, units: __, ...tried } = asked;
  if (!isOpen && !place.isMerging && !hasMarkers(found.loaded))
    await planAll(project, found.loaded, {
      entries: [{ ...entry, asked: tried }],
      documentPath: place.path,
      goOn: false,
      withDiffs: false,
    });
  const facts = {
    runId: entry.runId,
    experiment: found.record.id?.text ?? '',
    command: run.command,
    seed: run.seed,
    git: entry.git,
    criteria: entry.criteria ?? new Map<string, string>(),
  };
  const { path } = await keptRecord(host, {
    documentPath: place.path,
    records: found.loaded.subject.records,
    experiment: entry.record,
    runId: entry.runId,
  });
  const starting = { path, run, facts };
  const recordPath = writeStarted(host, starting);
  return {
    entry: { ...entry, run, execution: localMinute(start) },
    place,
    start,
    starting,
    recordPath,
    isNamed: asked.runId !== undefined,
    keyOf,
    outputs,
    choice,
  };
}

/** `run-20260321-093005-1f`: from the clock, with random digits in case two begin in one second. */
function newId(host: Host, start: Date): string {
  const digits = start.toISOString().replace(/\D/gu, '');
  return `run-${digits.slice(0, 8)}-${digits.slice(8, 14)}-${host.randomHex(2)}`;
}
