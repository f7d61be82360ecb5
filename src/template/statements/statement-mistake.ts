import { nearest } from '../../text/nearest.ts';
import { TYPE_NAMES } from '../samples/typed-text.ts';
import { STAGES, stageNamed } from '../words/status-words.ts';
import type { Statement } from './annotations.ts';

/** The words with which a statement in a comment may begin. */
export const STATEMENT_WORDS: readonly string[] = (
  'optional required open guidance column runs metrics parameters comparison groups epochs fields protocol hypotheses ' +
  'criteria kill decision results tasks method'
).split(' ');

/** Also includes what `expctl amend` writes. */
const WORDS = [...STATEMENT_WORDS, 'amended'];

/** The values that a key may have; undefined: any. */
const VALUES: Readonly<Record<string, readonly string[] | undefined>> = {
  required: STAGES,
  type: TYPE_NAMES,
  unit: undefined,
  rows: ['fixed', 'sample'],
  gate: ['must', 'should'],
  key: undefined,
  from: undefined,
  better: ['lower', 'higher'],
};

/** Words that only an amendment has. */
const OF_AMENDMENTS = new Set(['to', 'seen']);

/** Why a statement, or a part of it, has no effect; undefined if all of it is understood. */
export function statementMistake(statement: Statement): string | undefined {
  const { words, options } = statement;
  const [first] = words;
  if (first !== undefined && !WORDS.includes(first)) return meant(first, WORDS);
  if (isCondition(statement)) return undefined;
  for (const [key, value] of options) {
    const mistake = first === 'amended' && OF_AMENDMENTS.has(key) ? undefined : optionMistake(key, value);
    if (mistake !== undefined) return mistake;
  }
  return wordMistake(words);
}

/** `runs where …` contains a condition in the criteria language, which is checked as one. */
export const isCondition = ({ words }: Statement): boolean => words[0] === 'runs' && words[1] === 'where';

/** The word that was most likely meant, in brackets; empty if none is near. */
export function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

function optionMistake(key: string, value: string): string | undefined {
  if (!Object.hasOwn(VALUES, key)) return `: nothing is said by \`${key}=\`${meant(key, Object.keys(VALUES))}`;
  const values = VALUES[key];
  if (values === undefined || values.includes(value)) return undefined;
  if (key === 'required' && stageNamed(value) !== undefined) return undefined;
  return `: \`${key}=\` is one of ${values.join(', ')}${meant(value, values)}`;
}

/** Only the first word of a statement counts, except for names and the `primary` of a column. */
function wordMistake([first, name, ...more]: readonly string[]): string | undefined {
  if (first === 'metrics' || first === 'amended' || name === undefined) return undefined;
  if (first !== 'column')
    return WORDS.includes(name)
      ? `: only its first word counts, \`${name}\` goes on a line of its own`
      : `: "${name}" says nothing there`;
  const strange = more.find((word) => word !== 'primary');
  if (strange === undefined) return undefined;
  const near = meant(strange, ['primary']);
  return near === ''
    ? `: a name of several words stands in quotation marks`
    : `: "${strange}" says nothing there${near}`;
}
