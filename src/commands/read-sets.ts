import { UserError } from '../errors.ts';

/** `LABEL=VALUE` words as pairs, the later of one label counting. Throws `UserError` for a word without `=`. */
export function readSets(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    words.map((word) => {
      const equals = word.indexOf('=');
      if (equals > 0) return [word.slice(0, equals).trim(), word.slice(equals + 1).trim()] as const;
      throw new UserError(`"${word}" is no LABEL=VALUE`, { hint: 'write it like --set "Owner=Ada"' });
    }),
  );
}
