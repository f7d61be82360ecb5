import type { Criterion } from '../outcome.ts';
import { plainSigns, plainSymbols } from './plain-signs.ts';

/**
 * What is hashed of a criterion, so that a later change is seen: its sentence (of a table's row with its threshold cell) and
 * the statements that somebody wrote, on one line each; behind them what would soften it unseen: that it no longer must
 * hold, which runs test it, or which way is better where the words leave that to the metric. White space, emphasis, marks,
 * signs that are typed in two ways (`“”`, `–`), how a limit is spelt (`≤ 8.5 %`, `<= 8.50%`), all that `--write` fills, and how a
 * threshold is read with the columns that there are do not count.
 */
export const criterionText = (criterion: Criterion): string => signedText(inPlainSigns(criterion));

/** The criterion in the signs of a typewriter. */
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

/** The same with its signs as they were typed: what run records of earlier versions have hashed. */
export const signedText = (criterion: Criterion): string => {
  const ways = criterion.statements.flatMap(({ way }) => way ?? []);
  return ways.length === 0 ? waylessText(criterion) : textWithWays(criterion, ways);
};

/** The same where it is not known which way is better: what run records of earlier versions have hashed. */
export const waylessText = (criterion: Criterion): string =>
  [spelledText(criterion).replace(LIMIT, limitText), ...restsOn(criterion)].join('\n');

/** The same as it would be read where one way or the other is better. */
export const textWithWays = (criterion: Criterion, ways: readonly string[]): string =>
  `${waylessText(criterion)}\nbetter: ${ways.join(', ')}`;

/** The baseline of its own row, where the limit is told in comparison with it. */
const restsOn = ({ baseline }: Criterion): readonly string[] =>
  baseline === undefined ? [] : [`baseline: ${baseline}`];

/** The same with its limits as they are spelt: what run records of earlier versions have hashed. */
export function spelledText(criterion: Criterion): string {
  const { sentence, gate, binding } = criterion;
  const runs = binding?.kind === 'where' && binding.condition.written ? [`runs where ${binding.condition.text}`] : [];
  const softened = gate === 'should' ? ['gate: should'] : [];
  const statements = writtenStatements(criterion).map((text) => `expect: ${text}`);
  return [sentence, ...statements, ...runs, ...softened].map(oneLine).join('\n');
}

/** The statements that somebody wrote, as texts. */
export const writtenStatements = ({ statements }: Criterion): readonly string[] =>
  statements.filter(({ written }) => written).map(({ text }) => text);

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** An operator, a sign, a number, and what may be its unit. */
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
