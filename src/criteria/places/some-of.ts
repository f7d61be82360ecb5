import type { Block } from '../../document/block.ts';
import type { Section } from '../../document/section.ts';
import { lazy } from '../../text/lazy.ts';
import { sliceOf } from '../../text/span.ts';
import type { Among } from '../outcome.ts';

/** Words above criteria, with a number that is the same for all criteria they apply to. */
export type Lead = { readonly words: string; readonly at: number };

const GATE =
  /\b(?:of|out of|either|enough|suffices?|sufficient|mindestens|au moins|al menos|at least one)\b|\d\s*\/\s*\d/i;

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...'two zwei deux dos'.split(' ').map((word) => [word, 2] as const),
  ...'three drei trois tres'.split(' ').map((word) => [word, 3] as const),
  ...'four vier quatre cuatro'.split(' ').map((word) => [word, 4] as const),
  ...'five fünf cinq cinco'.split(' ').map((word) => [word, 5] as const),
]);
const NUMBER = String.raw`(one|two|three|four|five|eine[rs]?|zwei|drei|vier|fünf|une?|deux|trois|quatre|cinq|un[oa]|dos|tres|cuatro|cinco|\d{1,2})`;

const OF = String.raw`(?:\/|(?:out )?of|de[rs]?|von|dieser|parmi)`;
/**
 * What the number is out of; needed unless `at least` or the like precedes it, so that `One of the authors` does not
 * match.
 */
const THESE = String.raw`(?:the )?(?:${NUMBER}|these|those|them|following|criteria|conditions|metrics|targets|goals|checks|gates)`;

/** `at least two of three`, `2/3`, `any of these`, `one is enough`. */
const SOME = lazy(
  () =>
    new RegExp(
      [
        String.raw`(?<![\p{L}\d.])(?:(?:at least|any|min(?:imum|\.)?|mindestens|au moins|al menos|≥|>=) ?${NUMBER}\s*${OF}(?!\p{L})`,
        String.raw`${NUMBER}\s*${OF}\s*${THESE}(?![\p{L}\d])`,
        String.raw`(?:any|either|some)(?: one)? of(?!\p{L})`,
        String.raw`either(?=[^.]{0,40}:$)`,
        String.raw`(?:any|at least) one\)?:?$`,
        String.raw`(?:any|at least one|any one)(?: of these| of them)? (?:is|are) (?:enough|sufficient))`,
      ].join('|'),
      'iu',
    ),
);
/** Words about counting the runs of each criterion, or about ending the experiment. */
const OTHERS =
  /\d\s*(?:\/\s*\d+|(?:out )?of (?:the )?(?:\d+|two|three|four|five|all)) (?:random )?(?:seeds?|runs?|folds?|splits?|languages?|data ?sets?|slices?|annotators?|reviewers?|raters?|judges?)|\b(?:fail(?:s|ed|ure)?|no-?go|kill|abort|stop|reject|missed|unmet|not met|none|neither|all of)\b/iu;

/**
 * The group of criteria of which perhaps only some have to hold, by the words above them, the nearest first; undefined
 * if none says so.
 */
export function amongSome(leads: readonly Lead[]): Among | undefined {
  for (const { words, at } of leads) {
    const found = GATE.test(words) && words.length <= LONGEST && !OTHERS.test(words) ? SOME().exec(words) : null;
    if (found === null) continue;
    const told = (found[1] ?? found[2])?.toLowerCase() ?? '';
    const least = NUMBERS.get(told) ?? (/^\d/.test(told) ? Number(told) : 1);
    return {
      at,
      says: `\`${words.replace(/[:：\s]+$/u, '')}\` is above it, and not all of them hold`,
      least,
      isEither: false,
      settle: `one item that says so in machine form: \`expect: at least ${least} of (…, …)\``,
    };
  }
  return undefined;
}

const LONGEST = 200;

/** The paragraph directly above a list or a table. */
export function leadAbove(text: string, before: Block | undefined, at: number): readonly Lead[] {
  if (before?.kind !== 'paragraph') return [];
  return [{ words: sliceOf(text, before.span).replace(/[*_]+/gu, '').replace(/\s+/gu, ' ').trim(), at }];
}

/** A section's heading, including text in brackets. */
export const leadOfTitle = (text: string, { heading, span }: Section): Lead => ({
  words: heading === undefined ? '' : sliceOf(text, heading.span).replace(/^#+\s*/u, ''),
  at: span.start,
});
