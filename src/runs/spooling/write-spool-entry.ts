import { thinHistory } from '../keeping/thin-history.ts';
import { maskRunValue } from '../mask-run-value.ts';
import { maskSecrets } from '../masking.ts';
import type { History } from '../run-record.ts';
import type { Run, RunValue } from '../run.ts';
import type { Asked, SpoolEntry } from './spool-entry.ts';

/** The text of an entry's file. Secrets are masked as in the row, histories are thinned as in the run record. */
export function writeSpoolEntry(entry: SpoolEntry): string {
  const { run, asked, criteria } = entry;
  return `${JSON.stringify({ schemaVersion: 1, ...entry, run: runData(run, asked), asked: askedData(asked), criteria: pairsOf(criteria) })}\n`;
}

const pairsOf = <Value>(
  map: ReadonlyMap<string, Value> | undefined,
): readonly (readonly [string, Value])[] | undefined => (map === undefined ? undefined : [...map]);

const commandText = (command: string | undefined, { rawCommand }: Asked): string | undefined =>
  command === undefined || rawCommand === true ? command : maskSecrets(command).text;

const runData = (run: Run, asked: Asked): unknown => ({
  ...run,
  told: undefined,
  command: commandText(run.command, asked),
  parameters: [...run.parameters].map(masked),
  metrics: [...run.metrics].map(masked),
  hidden: [...run.hidden].map(masked),
  history: [...run.history].map(([name, history]) => [name, thinHistory(finite(history))]),
  replicates: [...run.replicates].map(([path, values]) => [
    path,
    values.map(({ seed, value }) => ({ seed, value: maskRunValue(path, value).value })),
  ]),
  units: [...run.units],
  notes: run.notes.map((note) => maskSecrets(note).text),
});

/** JSON cannot express a step that is not a number: such a point is left out. */
const finite = (history: History): History =>
  history.steps.every(Number.isFinite)
    ? history
    : {
        ...history,
        steps: history.steps.filter(Number.isFinite),
        values: history.values.filter((_, index) => Number.isFinite(history.steps[index])),
      };

const masked = ([path, value]: readonly [string, RunValue]): readonly [string, RunValue] => [
  path,
  maskRunValue(path, value).value,
];

const askedData = (asked: Asked): unknown => ({
  ...asked,
  set: pairsOf(asked.set)?.map(([column, text]) => [column, maskSecrets(text).text]),
  map: pairsOf(asked.map),
  units: pairsOf(asked.units),
  command: commandText(asked.command, asked),
});
