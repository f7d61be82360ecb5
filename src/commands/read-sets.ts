import { UserError } from '../errors.ts';
import { unitSymbol } from '../values/units.ts';

/** Examples of how to write the words of an option, for error messages. */
const EXAMPLES = {
  set: '--set "Owner=Ada"',
  map: '--map "Tuned WER=eval.wer"',
  unit: '--unit eval.wer=percent',
} as const;

const FORMS = { set: 'LABEL=VALUE', map: 'COLUMN=KEY', unit: 'KEY=UNIT' } as const;

/**
 * The words of `--set`, or another option with pairs, as pairs; the later one of a label counts. Throws `UserError` for
 * a word without `=`.
 */
export function readSets(words: readonly string[], option: keyof typeof EXAMPLES = 'set'): ReadonlyMap<string, string> {
  return new Map(
    words.map((word) => {
      const equals = word.indexOf('=');
      if (equals > 0) return [word.slice(0, equals).trim(), word.slice(equals + 1).trim()] as const;
      throw new UserError(`"${word}" is not ${FORMS[option]}`, { hint: `write it like ${EXAMPLES[option]}` });
    }),
  );
}

/** The words of `--unit`. Throws `UserError` for an unknown unit. */
export function readUnits(words: readonly string[]): ReadonlyMap<string, string> {
  const units = readSets(words, 'unit');
  for (const [key, unit] of units)
    if (unitSymbol(unit) === undefined)
      throw new UserError(`--unit ${key}=${unit}: "${unit}" is not a known unit`, {
        hint: 'known are ratio and percent, ns to days, B to PB, KiB to PiB, Hz, W, Wh, and what is counted: steps, tok/s, req/s',
      });
  return units;
}
