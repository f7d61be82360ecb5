import { CONFIG_FILES } from '../../config.ts';
import { datedRunId, runIdOf } from '../default-run-id.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { fileTree, inside, subTree } from '../outputs/sub-tree.ts';
import { isHydraJob, readHydraJob } from './beside-hydra.ts';
import { finishOutput } from './finish-runs.ts';
import { hydra } from './hydra.ts';
import { logfmt, mayBeginOtherwise } from './logfmt.ts';
import { nearestFiles } from './nearest-files.ts';
import { packedBelow } from './packed-below.ts';
import { passedOverNote } from './passed-over.ts';
import { RUN_READERS, pickReader } from './pick-reader.ts';
import { siblingRuns } from './sibling-runs.ts';
import type { FileSearch, FoundFile } from './nearest-files.ts';
import { TABLE, ultralytics } from './ultralytics.ts';
import type { Run } from '../run.ts';
import type { SiblingChoice } from './sibling-runs.ts';
import type { PickedReader } from './pick-reader.ts';
import type { RunProblem, RunReading } from '../outputs/run-reading.ts';
import type { RunTree } from '../outputs/run-tree.ts';
import type { Likeness, RunChoice, RunReader } from './reader.ts';

/** What to read from an output, and as which format if that was given. */
export type OutputChoice = SiblingChoice & { readonly format?: string | undefined };

/** The format that an output was read as; undefined if it is not a supported one. */
export type OutputReading = { readonly format: string | undefined; readonly reading: RunReading };

const DEEPEST = 4;
const MOST_FOLDERS = 5000;
const SHOWN = 5;
/** Entries that contain no runs, including expctl's own configuration. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '__pycache__', 'artifacts', 'weights', ...CONFIG_FILES]);

/**
 * Reads an output with the one reader for it. A folder that belongs to no format is searched: runs of one format in its
 * folders are several runs, else the only readable file in it is used; anything ambiguous is refused.
 */
export function readOutput(tree: RunTree, choice: OutputChoice): OutputReading {
  const { format } = choice;
  const picked = pickReader(tree.entry, undefined);
  const named = format === undefined ? undefined : RUN_READERS.find(({ name }) => name === format);
  if (named !== undefined) {
    const isItself = tree.entry.kind === 'file' || named.detect(tree.entry) !== 'no';
    return isItself ? { format, reading: readWith(named, tree, choice) } : nested(tree, choice);
  }
  if (picked.kind === 'reader') return { format: picked.reader.name, reading: readWith(picked.reader, tree, choice) };
  if (picked.kind === 'several') return { format: undefined, reading: couldBe(tree.path, picked.names) };
  return tree.entry.kind === 'folder' ? nested(tree, choice) : { format: undefined, reading: unknown(tree) };
}

/** Hydra's own files about a job are only half of it. */
const readWith = (reader: RunReader, tree: RunTree, choice: RunChoice): RunReading =>
  reader === hydra && isHydraJob(tree)
    ? readHydraJob(tree, choice, (beside, asked) => readOutput(beside, asked).reading)
    : reader.read(tree, choice);

const couldBe = (path: string, names: readonly string[]): RunReading =>
  refused(path, `could be ${names.join(' or ')}`, 'say which with --format');

function unknown(tree: RunTree): RunReading {
  const { path, entry } = tree;
  const packed = packedBelow(tree, { deepest: DEEPEST, isPassedOver });
  const seen =
    entry.kind === 'folder'
      ? `is a folder with ${entry.names.slice(0, SHOWN).join(', ') || 'nothing in it'}`
      : `begins with "${entry.head.slice(0, 30).replace(/\s+/gu, ' ')}"`;
  const below = linesBelow(tree);
  return refused(
    path,
    `${seen}: none of the formats that are read`,
    packed.length === 0
      ? `${below}--format names one; \`expctl inspect\` says what is known`
      : `gzip files are read where they are given themselves: ${packedPaths(path, packed)}`,
  );
}

/** The hint for a log that begins with other text than its measurements: `--format logfmt`. */
function linesBelow(tree: RunTree): string {
  if (!mayBeginOtherwise(tree.entry)) return '';
  const reading = logfmt.read(tree, {});
  return reading.kind === 'runs'
    ? 'its first 4 KiB hold no line of `key=value`, and `--format logfmt` reads those further down; '
    : '';
}

const packedPaths = (path: string, packed: readonly string[]): string =>
  packed
    .slice(0, SHOWN)
    .map((place) => inside(path, place))
    .join(', ') + (packed.length > SHOWN ? ', …' : '');

/** A part of a folder that a reader can read. */
type Part = { readonly place: string; readonly tree: RunTree; readonly reader: RunReader };

function nested(tree: RunTree, choice: OutputChoice): OutputReading {
  const found = folderParts(tree, choice.format);
  if ('message' in found) return { format: undefined, reading: refusedBy(found) };
  if (found.length === 0) return oneFile(tree, choice);
  const formats = [...new Set(found.map(({ reader }) => reader.name))];
  const [format] = formats;
  if (formats.length > 1) {
    const examples = formats.map(
      (name) => `${name} (${found.find(({ reader }) => reader.name === name)?.place ?? ''})`,
    );
    const message = `holds runs of several formats: ${examples.join(', ')}`;
    return {
      format: undefined,
      reading: refused(tree.path, message, 'give one of the folders, or say which with --format'),
    };
  }
  const isTaken = (place: string): boolean => found.some((part) => part.place === place);
  const note = passedOverNote(tree, isTaken, searchFor(undefined));
  return { format, reading: withNote(readParts(tree, found, choice), note) };
}

/** The run folders below a folder, breadth first; nothing is searched inside a run. */
function folderParts(tree: RunTree, format: string | undefined): readonly Part[] | RunProblem {
  const parts: Part[] = [];
  let level: readonly string[] = [''];
  let visited = 0;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      for (const name of tree.list(folder)) {
        if (isPassedOver(name)) continue;
        const place = inside(folder, name);
        if (tree.list(place).length === 0) continue;
        if (++visited > MOST_FOLDERS) return tooMany(tree);
        const sub = subTree(tree, place);
        const picked = pickFolder(sub, format);
        if (picked.kind === 'several')
          return { path: sub.path, message: `could be ${picked.names.join(' or ')}`, hint: 'say which with --format' };
        if (picked.kind === 'reader' && isCertain(picked.likeness, () => picked.reader.read(sub, {})))
          parts.push({ place, tree: sub, reader: picked.reader });
        else next.push(place);
      }
    }
    level = next;
  }
  return parts;
}

const isPassedOver = (name: string): boolean => (name.startsWith('.') && name !== '.hydra') || SKIPPED.has(name);

/** A folder that may belong to a format does so if it can be read as one. */
const isCertain = (likeness: Likeness, read: () => RunReading): boolean =>
  likeness !== 'maybe' || read().kind === 'runs';

const tooMany = ({ path }: RunTree): RunProblem => ({
  path,
  message: `holds more than ${String(MOST_FOLDERS)} folders`,
  hint: 'give the folder of one run',
});

/** A folder without the typical files of Ultralytics may still have its table. */
function pickFolder(sub: RunTree, format: string | undefined): PickedReader {
  const picked = pickIn(sub, format);
  if (picked.kind !== 'none' || (format !== undefined && format !== ultralytics.name)) return picked;
  const isTable = sub.list('').includes(TABLE) && ultralytics.detect(fileTree(sub, TABLE).entry) === 'sure';
  return isTable ? { kind: 'reader', reader: ultralytics, likeness: 'sure' } : picked;
}

function pickIn({ entry }: RunTree, format: string | undefined): PickedReader {
  if (format === undefined) return pickReader(entry);
  const reader = RUN_READERS.find(({ name }) => name === format);
  const likeness = reader?.detect(entry) ?? 'no';
  return reader === undefined || likeness === 'no' ? { kind: 'none' } : { kind: 'reader', reader, likeness };
}

/**
 * Runs with names keep them; the others are named by their folders. One that cannot be read is left out with a note.
 */
function readParts(tree: RunTree, parts: readonly Part[], choice: OutputChoice): RunReading {
  const runs: { readonly run: Run; readonly id: string }[] = [];
  const problems: RunProblem[] = [];
  const isAlone = parts.length === 1;
  for (const { place, tree: part, reader } of parts) {
    const reading = readWith(reader, part, isAlone ? choice : { selection: choice.selection });
    if (reading.kind === 'refused') problems.push(...reading.problems.slice(0, 1));
    else
      for (const run of reading.runs)
        runs.push({ run, id: runIdOf(run, datedRunId(part.path) ?? place.replaceAll('/', '-')) ?? place });
  }
  const [problem] = problems;
  if (runs.length === 0 && problem !== undefined) return refusedBy(problem);
  if (isAlone) return { kind: 'runs', runs: runs.map(({ run }) => run) };
  const left = problems.map(({ path, message }) => `${path} was left out: ${message}`);
  const named = runs.map(({ run, id }, index) => ({
    ...run,
    id,
    notes: index === 0 ? [...left, ...run.notes] : run.notes,
  }));
  return chosenRun(tree, named, choice);
}

/** Among runs whose points in time are already selected, the requested one, else all. */
function chosenRun({ path }: RunTree, named: readonly Run[], choice: OutputChoice): RunReading {
  const chosen = choice.run === undefined ? named : named.filter(({ id }) => id === choice.run);
  return chosen.length > 0 ? { kind: 'runs', runs: chosen } : finishOutput(named, { path, choice });
}

const searchFor = (format: string | undefined): FileSearch => ({
  deepest: DEEPEST,
  isPassedOver,
  readerOf: (file) => {
    const picked = pickIn(file, format);
    return picked.kind === 'reader' ? picked.reader : undefined;
  },
});

/** Attached to the first run, because it applies to the whole folder. */
const withNote = (reading: RunReading, note: string | undefined): RunReading =>
  reading.kind === 'refused' || note === undefined
    ? reading
    : {
        kind: 'runs',
        runs: reading.runs.map((run, index) => (index === 0 ? { ...run, notes: [note, ...run.notes] } : run)),
      };

/** A folder without runs of its own: its only readable file is used; nothing is chosen from several. */
function oneFile(tree: RunTree, choice: OutputChoice): OutputReading {
  const found = nearestFiles(tree, searchFor(choice.format));
  const [only] = found;
  if (only === undefined) return { format: undefined, reading: unknown(tree) };
  if (found.length === 1) {
    const note = passedOverNote(tree, (place) => place === only.place, searchFor(undefined));
    return { format: only.reader.name, reading: withNote(only.reader.read(only.tree, choice), note) };
  }
  const siblings = siblingRuns(found, choice);
  if (siblings !== undefined) return { format: only.reader.name, reading: chosenRun(tree, siblings, choice) };
  const names = found.slice(0, SHOWN).map(({ place }) => place);
  const message = `holds several files that are read: ${names.join(', ')}${found.length > SHOWN ? ', …' : ''}`;
  return {
    format: undefined,
    reading: refused(tree.path, message, `give the file or files that are meant${eachFolder(found, tree)}`),
  };
}

/** One file in each folder may be a run each, or the parts of one: a person must say which. */
function eachFolder(found: readonly FoundFile[], { path }: RunTree): string {
  const folders = new Set(found.map(({ place }) => /^([^/]+)\/[^/]+$/u.exec(place)?.[1]));
  return folders.has(undefined) || folders.size < found.length
    ? ''
    : `; where each folder is a run: \`expctl import ${path === '.' ? '' : `${path}/`}*\``;
}
