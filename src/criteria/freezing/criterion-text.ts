import type { Criterion } from '../outcome.ts';
import { plainSigns, plainSymbols } from './plain-signs.ts';

/**
 * The text that is hashed so that a later change to a criterion is noticed: its sentence (for a table's row with its
 * threshold cell) and the statements that somebody wrote, one per line; then whatever could weaken it unnoticed: that
 * it is no longer mandatory, which runs test it, or which direction is better if the words leave that to the metric.
 * These do not count: white space, emphasis, marks, signs that can be typed in two ways (`“”`, `–`), the spelling of a
 * limit (`≤ 8.5 %`, `<= 8.50%`), everything that `--write` fills in, and how a threshold is read with the current
 * columns.
 */
export const criterionText = (criterion: Criterion): string => signedText(inPlainSigns(criterion));

/** The criterion with its signs in ASCII. */
export function inPlainSigns(criterion: Criterion): Criterion {
  const { sentence, statements, baseline, binding } = criterion;
  const asked = <T extends { readonly text: string }>(place: T): T => ({ ...place, text: plainSymbols(place.text) });
  return {
    ...criterion,
    sentence: plainSigns(sentence),
    statements: statements.map(asked),
    ...(baseline === undefined ? {} : { baseline: plainSigns(baseline) }),
    binding: binding?.kind === 'where' ? { ...binding, condition: asked(binding.condition) } : binding,
  };
}

/** The same with its signs as typed: this is what run records of earlier versions have hashed. */
export const signedText = (criterion: Criterion): string => {
  const ways = criterion.statements.flatMap(({ way }) => way ?? []);
  return ways.length === 0 ? waylessText(criterion) : textWithWays(criterion, ways);
};

/**
 * The same without the better direction, for when it is not known: this is what run records of earlier versions have
 * hashed.
 */
export const waylessText = (criterion: Criterion): string =>
  [spelledText(criterion).replace(LIMIT, limitText), ...restsOn(criterion)].join('\n');

/** The same as if the given directions were better. */
export const textWithWays = (criterion: Criterion, ways: readonly string[]): string =>
  `${waylessText(criterion)}\nbetter: ${ways.join(', ')}`;

/** The baseline of its own row, if the limit is relative to it. */
const restsOn = ({ baseline }: Criterion): readonly string[] =>
  baseline === undefined ? [] : [`baseline: ${baseline}`];

/** The same with its limits as spelt: this is what run records of earlier versions have hashed. */
export function spelledText(criterion: Criterion): string {
  const { sentence, gate, binding } = criterion;
  const runs = binding?.kind === 'where' && binding.condition.written ? [`runs where ${binding.condition.text}`] : [];
  const softened = gate === 'should' ? ['gate: should'] : [];
  const statements = writtenStatements(criterion).map((text) => `expect: ${text}`);
  return [sentence, ...statements, ...runs, ...softened].map(oneLine).join('\n');
}

/** The texts of the statements that somebody wrote. */
export const writtenStatements = ({ statements }: Criterion): readonly string[] =>
  statements.filter(({ written }) => written).map(({ text }) => text);

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** An operator, a sign, a number, and a possible unit. */
const LIMIT = /(<=|>=|==|!=|[<>=≤≥≠]) ?([-+−]?) ?([$€£]?)(\d{1,30}(?:\.\d{1,30})?)(?![\d.,])(?: ?(%|[A-Za-zµμ°]))?/gu;

const OPERATORS = new Map([
  ['<=', '≤'],
  ['>=', '≥'],
  ['==', '='],
  ['!=', '≠'],
]);

function limitText(_: string, ...parts: readonly (string | undefined)[]): string {
  const [operator = '', sign = '', currency = '', number = '', unit = ''] = parts;
  const value = number.includes('.') ? number.replace(/\.?0+$/u, '') : number;
  return `${OPERATORS.get(operator) ?? operator}${sign.replace('−', '-')}${currency}${value}${unit}`;
}
