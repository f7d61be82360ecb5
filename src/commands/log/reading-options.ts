import type { CallOptions, OptionSpec } from '../command.ts';
import type { ReadingChoice } from './read-outputs.ts';

/** The options that say how an output is read, for every command that reads one. */
export const READING_OPTIONS = [
  {
    name: 'select',
    value: 'WHICH',
    summary:
      'which point of a run over time counts: last (the default), step:N, best:METRIC:lower or best:METRIC:higher',
  },
  { name: 'format', value: 'FORMAT', summary: 'the format of the output, where it is not recognised: json, mlflow, …' },
  {
    name: 'run-key',
    value: 'KEY[,KEY]',
    summary: 'in an output with one row per run: the keys that tell the runs apart',
  },
] as const satisfies readonly OptionSpec[];

/** The option that selects one run of an output with several. */
export const ONE_RUN = {
  name: 'run',
  value: 'ID',
  summary: 'take only this run of an output with several',
} as const satisfies OptionSpec;

/** The option that fills a column from a key of the output. */
export const MAP = {
  name: 'map',
  value: 'COLUMN=KEY',
  repeatable: true,
  summary: 'fill a column from this key of the output, for example "Tuned WER=eval.wer" (repeatable)',
} as const satisfies OptionSpec;

/** The option that says in which unit a number of the output is. */
export const UNIT = {
  name: 'unit',
  value: 'KEY=UNIT',
  repeatable: true,
  summary: 'the unit of a number in the output: percent, ratio, ms, … (repeatable)',
} as const satisfies OptionSpec;

/** The options that say where the values of an output go. */
export const COLUMN_OPTIONS = [
  MAP,
  UNIT,
  { name: 'table', value: 'NAME', summary: 'the table to log into, named by its heading' },
] as const satisfies readonly OptionSpec[];

/** How the outputs of a call are to be read. */
export const readingChoice = (options: CallOptions): ReadingChoice => ({
  select: options.value('select'),
  format: options.value('format'),
  run: undefined,
  runKey: options.value('run-key'),
});
