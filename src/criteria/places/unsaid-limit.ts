import { lazy } from '../../text/lazy.ts';

/** Just a number with its unit. */
const bare = lazy(() => /^[$€£]?\d[\d.,]*\s?(?:%|[\p{L}/µ]{1,12})?$/u);
const spreads = lazy(() => /^(?:±|\+\/-)\s?(\d[\d.]*\s?(?:%|[\p{L}]{1,8})?)$/u);
const abouts = lazy(
  () =>
    /^(?:~|≈|≃|about |approx(?:\.|imately)? |around |ca\.? |circa |etwa )\s?([-+−]?[$€£]?\d[\d.,]*\s?(?:%|[\p{L}]{1,8})?)$/iu,
);
const ARROW = /^([↑↓⬆⬇])\s?(\d[\d.,]*\s?%?)$/u;
const SIGNED = /^[-+−]\s?[\d.]+\s?(?:%|pp|points?)?$/u;
const WITHIN = /^within\s+(\d[\d.]*\s?(?:%|pp|points?)?)\s+of\s+(?:the )?baseline$/iu;
const NOTHING: ReadonlySet<string> = new Set(['zero', 'none', 'null', 'keine', 'aucun', 'aucune', 'cero', 'ninguno']);

/**
 * What to write instead of a target without a comparison (`±2%`, `~25`, a bare `0`), as a hint for the person who has
 * to decide its row; undefined if it is a sentence for people. `name` is the row's metric in the criteria language.
 */
export function unsaidLimit(words: string, name: string): string | undefined {
  if (words.length > LONGEST) return undefined;
  if (NOTHING.has(words.toLowerCase()) || /^0(?:\.0+)?\s?%?$/.test(words))
    return `\`${words}\` compares nothing: write \`== 0\``;
  const [, spread] = spreads().exec(words) ?? [];
  if (spread !== undefined)
    return `\`${words}\` is not a limit: write what it may be, such as \`in [-${spread}, ${spread}]\` of a change, or a span such as \`expect: ${name} within ${spread} of baseline.${name}\``;
  const [, about] = abouts().exec(words) ?? [];
  if (about !== undefined)
    return `\`${words}\` is not a limit: write \`>= ${about}\`, \`<= ${about}\`, or a range such as \`0.8–0.9\``;
  const [, within] = WITHIN.exec(words) ?? [];
  if (within !== undefined)
    return `\`${words}\` does not say whether better is outside it: write a span such as \`expect: ${name} no worse than baseline.${name} by ${within}\``;
  const [, arrow, number] = ARROW.exec(words) ?? [];
  if (arrow !== undefined)
    return `\`${words}\` may be a change or the number itself: write \`${/[↑⬆]/u.test(arrow) ? '>=' : '<='} ${number ?? ''}\` of the number`;
  if (SIGNED.test(words)) return `\`${words}\` may be a change: give its row a column Baseline, or write the number that it has to reach`; // prettier-ignore
  return bare().test(words) && !words.includes('/') ? `\`${words}\` compares nothing: write \`>= ${words}\` or \`<= ${words}\`` : undefined; // prettier-ignore
}

const LONGEST = 60;
