import type { Selector } from '../suggest-context.ts';
import { wordsIn } from '../../../values/metric-words.ts';
import { AGGREGATE_WORDS, NUMBER_PATTERN, numberOf } from '../words/other-words.ts';
import type { ItemOf, SaidQuantifier } from './item.ts';

type Found = { readonly quantifier: SaidQuantifier; readonly end: number };
type Read = (parts: readonly string[]) => SaidQuantifier | undefined;

const N = `(${NUMBER_PATTERN})`;
const LEAD = '(?:(?:in|on|for|across|over|with|by) )?(?:the )?';
const KIND = '(?:(?:independent|different|distinct|random|fixed|selected|logged|repeated|other) )?';
const RUNS = '(runs?|seeds?|repeats?|repetitions?|trials?)(?![\\p{L}\\p{N}])';
const LEAST = '(?:at least|a minimum of|no fewer than|≥|>=)';
const AGGREGATE = '(mean|average|avg|median)';

const quantifier = (text: string, note?: string, aggregate = ''): SaidQuantifier => ({
  texts: [text],
  aggregate: AGGREGATE_WORDS.get(aggregate.toLowerCase()),
  note,
});

const what = (word: string): 'runs' | 'seeds' => (/^seed/iu.test(word) ? 'seeds' : 'runs');
const leftOut = (of: string, word: string): string => `the ${of} ${what(word)} themselves are not asked for`;

/** The first rule that matches counts. */
const RULES: readonly (readonly [pattern: string, read: Read])[] = [
  [
    `${LEAD}${LEAST}? ?(\\d{1,3}(?:\\.\\d{1,4})?) ?(?:%|percent) of (?:the |all )?${KIND}${RUNS}`,
    ([share = '', word = '']) => quantifier(`at least ${share}% of ${what(word)}`),
  ],
  [
    `${LEAD}${LEAST}? ?${N} ?(?:of|out of|/) ?(?:the |all )?${N}[ -]${KIND}${RUNS}`,
    ([count = '', of = '', word = '']) => atLeast(count, word, leftOut(of, word)),
  ],
  [`${N}-(seed|run) (?:eval(?:uation)? )?${AGGREGATE}`, ([count = '', word = '', name]) => sample(count, word, name)],
  [
    `${AGGREGATE}d? (?:of|over|across|from) (?:the |all )?${N} ${KIND}${RUNS}`,
    ([name = '', count = '', word = '']) => sample(count, word, name),
  ],
  [
    `${AGGREGATE}d? (?:of|over|across) (?:all )?(?:the )?${RUNS}`,
    ([name = '']) => ({ texts: [''], aggregate: AGGREGATE_WORDS.get(name.toLowerCase()), note: undefined }),
  ],
  [
    `${LEAD}(?:all|each of) (?:the )?${N} ${KIND}${RUNS}`,
    ([count = '', word = '']) => atLeast(count, word, `“all ${count}” is read as at least ${count}`),
  ],
  [
    `${LEAD}(?:all|every|each)(?: of the| the)?(?: single)? ${KIND}${RUNS}`,
    ([word = '']) => (/^(?:run|seed)/iu.test(word) ? quantifier('every run') : undefined),
  ],
  [`${LEAD}(?:at least one|some|a single) ${KIND}${RUNS}`, () => quantifier('some run')],
  [`${LEAD}${LEAST} ${N} ${KIND}${RUNS}`, ([count = '', word = '']) => atLeast(count, word)],
  [
    `${LEAD}any ${KIND}${RUNS}`,
    () => ({ texts: ['every run', 'some run'], aggregate: undefined, note: '“any” can mean every or some' }),
  ],
  [`${LEAD}latest run(?![\\p{L}\\p{N}])`, () => quantifier('the latest run')],
  [
    `(?:over|across|for|from|on|in|with) (?:the )?${N} ${KIND}${RUNS}`,
    ([count = '', word = '']) => atLeast(count, word, `“${count} ${word}” is read as at least so many`),
  ],
];

const COMPILED = RULES.map(([pattern, read]) => [new RegExp(pattern, 'iuy'), read] as const);

function atLeast(count: string, word: string, note?: string): SaidQuantifier | undefined {
  const number = numberOf(count);
  return number < 1 ? undefined : quantifier(`at least ${number} ${what(word)}`, note);
}

const sample = (count: string, word: string, name = ''): SaidQuantifier =>
  quantifier(`at least ${numberOf(count)} ${what(word)}`, undefined, name);

/** Reads a phrase that says how many runs are meant, if one begins here. */
export function quantifierAt(text: string, at: number): Found | undefined {
  if (/[\p{L}\p{N}_]/u.test(text[at - 1] ?? ' ')) return undefined;
  for (const [pattern, read] of COMPILED) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const said = found === null ? undefined : read(found.slice(1).filter((part) => part !== undefined));
    if (found !== null && said !== undefined) return { quantifier: said, end: at + found[0].length };
  }
  return undefined;
}

const GROUP = new RegExp(
  `(?:(?:in|on|for|across|over) )?(?:(per|(?:each|every|all)(?: of)?(?: the)?)|(?:${LEAST} )?${N} (?:of|out of) (?:the )?(?:(?:${NUMBER_PATTERN}) )?)[ ]?`,
  'iuy',
);

/** Reads `per dataset`, `on every manifest`, `in at least 2 of 3 leagues`, if the last word names a column. */
export function groupsAt(
  text: string,
  at: number,
  selectors: readonly Selector[],
): { readonly item: Omit<ItemOf<'g'>, 'span'>; readonly end: number } | undefined {
  if (/[\p{L}\p{N}_]/u.test(text[at - 1] ?? ' ')) return undefined;
  GROUP.lastIndex = at;
  const found = GROUP.exec(text);
  if (found === null) return undefined;
  const from = at + found[0].length;
  const words = wordsIn(text.slice(from, from + 60));
  if (words[0]?.start !== 0) return undefined;
  const fitting = selectors.filter(({ words: wanted }) => wanted.every((word, index) => words[index]?.text === word));
  const [selector] = fitting;
  const last = words[(selector?.words.length ?? 1) - 1];
  if (selector === undefined || fitting.length > 1 || last === undefined) return undefined;
  const groups = found[2] === undefined ? undefined : numberOf(found[2]);
  return { item: { code: 'g', selector, groups }, end: from + last.end };
}
