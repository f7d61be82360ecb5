import { foldName } from '../../text/fold-name.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';

/** Files of these names hold what a run was given, whatever their keys. */
const SETTINGS: ReadonlySet<string> = new Set(
  'params parameters hparams hyperparams hyperparameters args config configuration settings'.split(' '),
);

/** The name of a file without its ending, as names are compared. */
export const stemOfFile = (path: string): string => foldName((path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, ''));

/** Whether a file of this stem holds what a run was given. */
export const isSettingsFile = (stem: string): boolean => SETTINGS.has(stem);

/** A run of which only what it was given is known. */
export function runOfSettings(settings: JsonObject): Run {
  const parameters = flatValues(settings);
  return { ...EMPTY_RUN, parameters, seed: seedOfParameters(parameters) };
}
