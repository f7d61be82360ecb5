import { plainScalar } from './plain-scalar.ts';
import { escapedUnit } from '../escape/escaped-unit.ts';

export type YamlValue = string | number | boolean | null;

/** Words that YAML 1.1 readers take for booleans, and numbers that they take for times (`1:30`). */
const RETYPED =
  /^(?:y|n|yes|no|on|off|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[-+]?[0-9][0-9_.,]*|0b[01_]+|<<|=)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const PLAIN = /^[\p{L}\p{N}_./(](?:[\p{L}\p{N}\p{M}_./()+~%=;<>^$@|!*&?'"`,[\]{}-]|:(?! |$)| (?![ #]|$))*$/u;

/**
 * A value as one line of YAML that reads back as the same value; a text that some reader would take for something else
 * is quoted.
 */
export function renderYamlScalar(value: YamlValue): string {
  if (typeof value === 'number') return numberSource(value);
  if (typeof value !== 'string') return String(value);
  return canBePlain(value) ? value : doubleQuoted(value);
}

function canBePlain(text: string): boolean {
  if (DATE.test(text)) return true;
  return PLAIN.test(text) && plainScalar(text) === text && !RETYPED.test(text);
}

function numberSource(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/** JSON's escapes are valid in YAML too; what is not plainly printable is also escaped. */
const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufffe\uffff]/g,
    escapedUnit,
  );
