import type { CallOptions, OptionSpec } from '../command.ts';
import type { ReadingChoice } from './read-outputs.ts';

/** The options that say how an output is read, for every command that reads one. */
export const READING_OPTIONS = [
  {
    name: 'select',
    value: 'WHICH',
    summary: 'which point of a run over time: last, step:N, best:METRIC:lower (or :higher)',
  },
  { name: 'format', value: 'FORMAT', summary: 'the format, where it cannot be seen (json, mlflow, …)' },
  { name: 'run-key', value: 'KEY[,KEY]', summary: 'in a ledger: the keys that tell its runs apart' },
] as const satisfies readonly OptionSpec[];

/** The option that selects one run of an output with several. */
export const ONE_RUN = {
  name: 'run',
  value: 'ID',
  summary: 'in an output of several runs: only this one',
} as const satisfies OptionSpec;

/** How the outputs of a call are to be read. */
export const readingChoice = (options: CallOptions): ReadingChoice => ({
  select: options.value('select'),
  format: options.value('format'),
  run: undefined,
  runKey: options.value('run-key'),
});
