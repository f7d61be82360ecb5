import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readOutput } from '../../../src/runs/readers/read-output.ts';
import { textOf } from '../../../src/runs/run.ts';
import { parseSelection } from '../../../src/runs/selection.ts';
import { fileTree, folderTree } from '../run-tree.ts';
import type { RunProblem } from '../../../src/runs/outputs/run-reading.ts';
import type { RunTree } from '../../../src/runs/outputs/run-tree.ts';
import type { Run, RunValue } from '../../../src/runs/run.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/runs');

/** A file or a folder of `test/fixtures/runs` as a run output. */
export function fixtureTree(path: string): RunTree {
  const place = join(FIXTURES, path);
  if (statSync(place).isFile()) return fileTree(path, readFileSync(place));
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(place, name)).isFile(),
  );
  return folderTree(
    path,
    Object.fromEntries(names.map((name) => [relative('', name), readFileSync(join(place, name))])),
  );
}

/** How a fixture was read, in the words of the command line. */
export type ReadFixture = {
  readonly format: string | undefined;
  readonly runs: readonly Run[];
  readonly problems: readonly RunProblem[];
};

export type FixtureChoice = {
  readonly select?: string;
  readonly run?: string;
  readonly runKey?: readonly string[];
  readonly format?: string;
  readonly areRuns?: boolean;
};

/** Reads a fixture with the reader that recognises it. */
export const readFixture = (path: string, choice: FixtureChoice = {}): ReadFixture =>
  readTree(fixtureTree(path), choice);

/** Reads an output held in memory. */
export function readTree(tree: RunTree, { select, run, runKey, format, areRuns }: FixtureChoice = {}): ReadFixture {
  const selection = select === undefined ? undefined : parseSelection(select);
  const { format: read, reading } = readOutput(tree, { selection, run, runKey, format, areRuns });
  return {
    format: read,
    runs: reading.kind === 'runs' ? reading.runs : [],
    problems: reading.kind === 'refused' ? reading.problems : [],
  };
}

/** The one run of a fixture. Throws if there are none or several. */
export function oneRun(path: string, choice: FixtureChoice = {}): Run {
  const { runs, problems } = readFixture(path, choice);
  const [run] = runs;
  if (run === undefined || runs.length > 1)
    throw new Error(`${String(runs.length)} runs; ${problems[0]?.message ?? ''}`);
  return run;
}

/** Values by path as texts; a missing one is `missing`, NaN is its word. */
export const texts = (values: ReadonlyMap<string, RunValue>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...values].map(([path, value]) => [path, value.kind === 'missing' ? value.text || 'missing' : textOf(value)]),
  );
