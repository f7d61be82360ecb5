import { foldName } from '../../text/fold-name.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';

/** Files with these names contain the settings of a run, whatever their keys. */
const SETTINGS: ReadonlySet<string> = new Set(
  'params parameters hparams hyperparams hyperparameters args config configuration settings'.split(' '),
);

/** The name of a file without its extension, in the form for comparison. */
export const stemOfFile = (path: string): string => foldName((path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, ''));

/** Whether a file with this stem contains the settings of a run. */
export const isSettingsFile = (stem: string): boolean => SETTINGS.has(stem);

/** A run of which only the settings are known. */
export function runOfSettings(settings: JsonObject): Run {
  const parameters = flatValues(settings);
  return { ...EMPTY_RUN, parameters, seed: seedOfParameters(parameters) };
}
