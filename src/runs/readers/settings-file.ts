import { foldName } from '../../text/fold-name.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { EMPTY_RUN } from '../run.ts';
import { stemOf } from '../../text/slash-path.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';

/** The name of a file without its extension, in the form for comparison. */
export const stemOfFile = (path: string): string => foldName(stemOf(path));

/** A run of which only the settings are known. */
export function runOfSettings(settings: JsonObject): Run {
  const parameters = flatValues(settings);
  return { ...EMPTY_RUN, parameters, seed: seedOfParameters(parameters) };
}
