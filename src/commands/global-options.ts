import type { CommandSpec, OptionSpec } from './command.ts';

/** Options that every command takes. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { name: 'config', value: 'FILE', summary: 'read the configuration from this file' },
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    summary: 'colour the output: auto, always or never',
  },
];

/** The spec as parsed and shown: including the options that every command takes. */
export const withGlobalOptions = (spec: CommandSpec): CommandSpec => ({
  ...spec,
  options: [...spec.options, ...GLOBAL_OPTIONS],
});
