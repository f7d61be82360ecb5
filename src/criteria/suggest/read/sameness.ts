import type { SuggestContext } from '../suggest-context.ts';
import { wordsIn } from '../../../values/metric-words.ts';
import type { SentenceReading } from './read-sentence.ts';

const SAME = [
  /^(?:the )?(?:same|identical) ([^,.;:]{1,60}?) (?:for|in|across|on) (?:all|every|each)(?: of the| the)? runs?$/iu,
  /^(?:all|every|each)(?: of the| the)? runs? (?:must |should |shall )?(?:uses?|shares?|has|have) the same ([^,.;:]{1,60})$/iu,
];

/** Reads `the same shelf for all runs`; undefined if the sentence is not such a rule. */
export function readSameness(sentence: string, { selectors }: SuggestContext): SentenceReading | undefined {
  const text = sentence.replace(/[.\s]+$/u, '');
  const said = SAME.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  if (said === undefined) return undefined;
  const words = wordsIn(said).map((word) => word.text);
  const named = selectors.filter((selector) => selector.words.join(' ') === words.join(' '));
  const [only, ...others] = named;
  if (only === undefined || others.length > 0) return { reason: `no column is called like “${said}”` };
  return { drafts: [{ condition: `constant(${only.written})`, notes: [] }] };
}
