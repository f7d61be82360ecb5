import { isPlainName } from '../default-run-id.ts';
import { mergeRuns } from '../merge-runs.ts';
import { refused } from '../outputs/refused.ts';
import { fileTree, inside } from '../outputs/sub-tree.ts';
import { finishOutput } from './finish-runs.ts';
import { hydra, NO_METRICS } from './hydra.ts';
import type { Run } from '../run.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunTree } from '../outputs/run-tree.ts';
import type { RunChoice } from './reader.ts';

const HIDDEN = '.hydra';
const MEASURED = /\.(?:jsonl?|ndjson|csv|tsv)$/iu;

/** Reads what a program wrote beside `.hydra`, with whichever reader fits. */
export type ReadBeside = (tree: RunTree, choice: RunChoice) => RunReading;

/** Whether a folder is that of a Hydra job, so that its metrics are beside Hydra's own files. */
export const isHydraJob = ({ entry }: RunTree): boolean => entry.kind === 'folder' && entry.names.includes(HIDDEN);

/**
 * Reads a Hydra job's folder: its settings, from `.hydra`, with what the program wrote beside it. Files whose names
 * only say that they are results belong together; if there are none, the only output found there is used. If there are
 * several runs none is chosen, and a note says that they are left out.
 */
export function readHydraJob(tree: RunTree, choice: RunChoice, read: ReadBeside): RunReading {
  const given = hydra.read(tree, {});
  if (given.kind === 'refused') return given;
  const [job] = given.runs;
  const found = readBeside(tree, choice, read);
  if (job === undefined || found === undefined) return hydra.read(tree, choice);
  if (typeof found === 'string') return finish(tree, choice, { ...job, notes: [...job.notes, found] });
  // A name such as `loss` may be both set in the configuration and measured by the program.
  const isSet = (key: string): boolean => !found.metrics.has(key) && !found.hidden.has(key);
  const settings = new Map([...job.parameters].filter(([key]) => isSet(key)));
  const merged = mergeRuns([
    found,
    { ...job, parameters: settings, notes: job.notes.filter((note) => note !== NO_METRICS) },
  ]);
  if (merged.kind === 'conflict') {
    const [{ key, left, right } = NOTHING] = merged.conflicts;
    const message = `${key} is ${left.text} in ${left.path} and ${right.text} in ${right.path}`;
    return refused(tree.path, message, 'give the one file that is meant');
  }
  const parameters = new Map([...job.parameters, ...merged.run.parameters]);
  return { kind: 'runs', runs: [{ ...merged.run, parameters }] };
}

const NOTHING = { key: '', left: { path: '', text: '' }, right: { path: '', text: '' } };

const finish = (tree: RunTree, choice: RunChoice, run: Run): RunReading =>
  finishOutput([run], { path: tree.path, choice });

/** The only run beside; why there is none if something was found; undefined if nothing was. */
function readBeside(tree: RunTree, choice: RunChoice, read: ReadBeside): Run | string | undefined {
  const names = tree.list('').filter((name) => isPlainName(name) && MEASURED.test(name));
  const wanted: RunChoice = { ...choice, run: undefined };
  const readings = names.map((name) => ({ name, reading: read(fileTree(tree, name), wanted) }));
  if (readings.length === 0) {
    const reading = read(withoutHydra(tree), wanted);
    if (reading.kind === 'runs') return onlyRun(reading.runs, tree.path);
    return reading.problems.some(({ message }) => message.startsWith('holds')) ? leftOut(reading) : undefined;
  }
  const runs = readings.map(({ name, reading }) =>
    reading.kind === 'refused' ? leftOut(reading) : onlyRun(reading.runs, inside(tree.path, name)),
  );
  const told = runs.filter((run) => typeof run !== 'string');
  const others = runs.filter((run) => typeof run === 'string');
  if (told.length === 0) return others[0];
  const merged = mergeRuns(told);
  if (merged.kind === 'run') return { ...merged.run, notes: [...merged.run.notes, ...others] };
  const [{ key, left, right } = NOTHING] = merged.conflicts;
  return `left out: ${key} is ${left.text} in ${left.path} and ${right.text} in ${right.path}`;
}

const leftOut = ({ problems }: Extract<RunReading, { kind: 'refused' }>): string =>
  `left out: ${problems[0]?.path ?? ''} ${problems[0]?.message ?? ''}`;

function onlyRun(runs: readonly Run[], path: string): Run | string {
  const [run, ...others] = runs;
  return run === undefined || others.length > 0
    ? `left out: ${path} holds ${String(runs.length)} runs, and one is wanted beside ${HIDDEN}`
    : run;
}

/** The folder as a reader sees it that does not know Hydra. */
function withoutHydra(tree: RunTree): RunTree {
  const list = (place: string): readonly string[] => tree.list(place).filter((name) => place !== '' || name !== HIDDEN);
  const { entry } = tree;
  return {
    ...tree,
    path: tree.path,
    entry: entry.kind === 'folder' ? { ...entry, names: entry.names.filter((name) => name !== HIDDEN) } : entry,
    list,
    readFile: (place) => tree.readFile(place),
    readBytes: (place) => tree.readBytes(place),
  };
}
