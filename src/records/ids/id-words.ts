import { UserError } from '../../errors.ts';
import { partsOf } from './id-pattern.ts';
import type { IdWords } from './next-id.ts';

/** The values for the placeholders of a new id, from the date (`2026-03-31`) and the title's slug. */
export const idWords = (date: string, slug: string): IdWords =>
  new Map([
    ['date', date],
    ['day', date.replaceAll('-', '')],
    ['year', date.slice(0, 4)],
    ['month', date.slice(5, 7)],
    ['slug', slug],
  ]);

/** Throws `UserError` if an id pattern has a placeholder for which no new id can have a value. */
export function refusePattern(pattern: string, words: IdWords): void {
  const unknown = partsOf(pattern).find((part) =>
    part.kind === 'literal' ? /[{}]/u.test(part.text) : part.kind === 'named' && !words.has(part.name),
  );
  if (unknown === undefined || unknown.kind === 'number') return;
  const shown = unknown.kind === 'literal' ? unknown.text : `{${unknown.name}}`;
  throw new UserError(`nothing is known to stand for ${shown} in the id pattern ${pattern}`, {
    hint: `an id has {number:3}, ${[...words.keys()].map((name) => `{${name}}`).join(', ')}; or give the whole id: --id`,
  });
}
