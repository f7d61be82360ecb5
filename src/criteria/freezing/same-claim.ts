import { parseStatement } from '../language/parse-statement.ts';
import { printStatement } from '../language/print-statement.ts';
import type { Criterion } from '../outcome.ts';
import { inPlainSigns } from './criterion-text.ts';

/**
 * Whether two criteria make the same demand in their statements and have the same numbers, so that only their words
 * differ. Never true for what only a person decides: there other words may ask for something else.
 */
export function isSameClaim(one: Criterion, other: Criterion): boolean {
  const [a, b] = [one, other].map((criterion) => claimOf(inPlainSigns(criterion)));
  return one.statements.length > 0 && a === b && weightyWords(one.sentence) === weightyWords(other.sentence);
}

/** Words that strengthen or weaken a demand: if one is added or removed, a person may read something else. */
const WEIGHTY: ReadonlySet<string> = new Set(
  (
    'not no none never nor without unless except only all any every each some most least more less fewer worse better lower higher ' +
    'below above under over within about around roughly nearly almost much far slightly significantly must shall should may might can ' +
    'could optional required if when where while until before after than and or either both train training test dev validation ' +
    'nicht kein keine nie ohne nur alle jede jeder jedes einige mindestens höchstens mehr weniger besser schlechter muss soll sollte ' +
    'kann darf wenn falls und oder'
  ).split(' '),
);

/** Such words in a sentence, in order. */
const weightyWords = (sentence: string): string =>
  (sentence.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => WEIGHTY.has(word)).join(' ');

function claimOf({ role, gate, isProse, binding, baseline, sentence, statements }: Criterion): string {
  const runs = binding?.kind === 'where' ? statementText(binding.condition.text) : binding?.label;
  const asked = statements.map(({ text, way }) => [statementText(text), way]);
  return JSON.stringify([role, gate, isProse, runs, baseline, sentence.match(NUMBER) ?? [], asked]);
}

const NUMBER = /\d+(?:[.,]\d+)*/gu;

/** A statement in canonical form; one that cannot be parsed, as typed. */
function statementText(text: string): string {
  const { statement } = parseStatement(text);
  return statement === undefined ? text : printStatement(statement);
}
