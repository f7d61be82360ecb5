import { runIdOf } from './default-run-id.ts';
import { maskedTextOf } from './mask-run-value.ts';
import { maskSecrets } from './masking.ts';
import type { LogPlan } from './log-request.ts';
import type { RunProblem } from './outputs/run-reading.ts';
import type { Run, RunValue } from './run.ts';

/** The result of reading an output, as plain data; values are masked as they would be when written. */
export type Inspection = {
  readonly path: string;
  readonly format: string | undefined;
  readonly runs: readonly InspectedRun[];
  /** The total number of runs; `runs` has only the first of them. */
  readonly runCount: number;
  readonly refused: readonly RunProblem[];
  /** For a folder that was refused: what its files and folders are. */
  readonly contents: readonly { readonly name: string; readonly formats: readonly string[] }[];
};

export type InspectedRun = {
  /** Its own id, else one made from its path. */
  readonly id: string | undefined;
  /** Status, seed, command, commit, times and the selected point in time, if they are known. */
  readonly facts: readonly (readonly [name: string, text: string])[];
  readonly metrics: readonly InspectedValue[];
  readonly parameters: readonly InspectedValue[];
  readonly histories: readonly {
    readonly key: string;
    readonly points: number;
    readonly first: number;
    readonly last: number;
  }[];
  readonly replicates: readonly { readonly key: string; readonly seeds: readonly string[] }[];
  /** Values that are read only through a mapping. */
  readonly hidden: number;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** What was left out and why, and other remarks for people. */
  readonly notes: readonly string[];
  readonly fills: InspectedFilling | undefined;
};

export type InspectedValue = { readonly key: string; readonly text: string; readonly unit: string | undefined };

/** What the run would fill in a document; the columns by their names. */
export type InspectedFilling = {
  readonly document: string;
  readonly columns: readonly { readonly column: string; readonly key: string | undefined; readonly cell: string }[];
  readonly blank: readonly string[];
  readonly suggestions: readonly string[];
  readonly problems: readonly { readonly message: string; readonly hint: string }[];
};

/** A run as shown: its facts, values and notes, and what it would fill. */
export function inspectedRun(run: Run, fills: InspectedFilling | undefined): InspectedRun {
  return {
    id: runIdOf(run),
    facts: factsOf(run),
    metrics: [...run.metrics].map(([key, value]) => inspectedValue(key, value, run)),
    parameters: [...run.parameters].map(([key, value]) => inspectedValue(key, value, run)),
    histories: [...run.history].map(([key, { steps }]) => ({
      key,
      points: steps.length,
      first: steps[0] ?? 0,
      last: steps.at(-1) ?? 0,
    })),
    replicates: [...run.replicates].map(([key, list]) => ({ key, seeds: list.map(({ seed }) => seed) })),
    hidden: run.hidden.size,
    files: run.files.map(({ path, sha256 }) => ({ path, sha256 })),
    notes: run.notes,
    fills,
  };
}

/** What a plan of `log` would fill in. */
export function inspectedFilling(document: string, plan: LogPlan): InspectedFilling {
  const columns = plan.runRecord?.columns ?? new Map<string, string>();
  return {
    document,
    columns: [...(plan.runRecord?.row ?? [])].map(([column, cell]) => ({ column, key: columns.get(column), cell })),
    blank: plan.blank,
    suggestions: plan.suggestions.map(({ option }) => option),
    problems: plan.problems,
  };
}

function factsOf(run: Run): readonly (readonly [string, string])[] {
  const { seed, status, started, ended, selection } = run;
  const command = run.command === undefined ? undefined : maskSecrets(run.command).text;
  const dirty = run.git?.dirty === true ? ' (with changes)' : '';
  const commit = run.git === undefined ? undefined : run.git.commit + dirty;
  const facts = Object.entries({ status, seed, command, commit, started, ended, selection });
  return facts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

function inspectedValue(key: string, value: RunValue, { units }: Run): InspectedValue {
  const text = value.kind === 'missing' ? value.text || 'missing' : maskedTextOf(key, value).text;
  return { key, text, unit: units.get(key) };
}
