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

/** How the outputs of a call are to be read. */
export const readingChoice = (options: CallOptions): ReadingChoice => ({
  select: options.value('select'),
  format: options.value('format'),
  run: undefined,
  runKey: options.value('run-key'),
});
