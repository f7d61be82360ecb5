import { durationStyle } from './duration.ts';
import { isMissing } from './missing.ts';
import { readMarks } from './number-marks.ts';
import type { NumberMarks } from './number-marks.ts';
import { plainText } from './plain-text.ts';
import { scanQuantity } from './quantity.ts';
import type { DurationStyle } from './duration.ts';
import type { Quantity } from './quantity.ts';

/** How the numbers of a column are printed, inferred from its cells. */
export type ColumnStyle = {
  /** `none`: the column has no numbers yet, and a new one is written unchanged. */
  readonly notation: 'none' | 'decimal' | 'scientific';
  /**
   * Digits after the point (of the mantissa, in scientific notation) if all cells have the same number of them; else
   * undefined.
   */
  readonly decimals: number | undefined;
  readonly maxDecimals: number;
  /** The most significant digits seen. */
  readonly significant: number;
  /** Whether the cells show how far numbers are rounded: a single `0.5` does not. */
  readonly isRounded: boolean;
  readonly exponent: { readonly letter: string; readonly plus: boolean; readonly digits: number };
  /** Multipliers seen, smallest first: `K` with 3, `M` with 6; empty if usually none is used. */
  readonly suffixes: readonly { readonly text: string; readonly scale: number }[];
  /** What follows the digits and the multiplier, including a blank: `%`, ` ms`, `×`. */
  readonly unitText: string;
  readonly unit: string | undefined;
  readonly currency: string;
  readonly separator: string;
  /** Whether decimals follow a comma: `24,3`. */
  readonly comma: boolean;
  /** What commas and points mean in its cells, if some are decimal commas. */
  readonly marks: NumberMarks | undefined;
  /** Whether positive numbers have a sign. */
  readonly plus: boolean;
  readonly minus: string;
  /** Whether there is a zero before the point: not in `.045`. */
  readonly leadingZero: boolean;
  /** Given if most cells are times in several units: `7h52m`. */
  readonly duration: DurationStyle | undefined;
  /** Whether every cell is formatted: a single bold one is a winner, not the style. */
  readonly wrap: '' | '`' | '**';
};

type Sample = { readonly text: string; readonly plain: string; readonly quantity: Quantity };

const NEAREST = 200;

/**
 * The style of a column's cells, with the nearest rows last (only 200 of them are used); cells that are not a single
 * number are skipped.
 */
export function styleOf(samples: readonly string[], marks?: NumberMarks): ColumnStyle {
  const numbers = samples
    .slice(-NEAREST)
    .map((cell) => readSample(cell, marks))
    .filter((sample) => sample !== undefined);
  const scientific = habit(numbers.map((sample) => sample.quantity.token.exponentText !== ''));
  const notated = numbers.filter((sample) => (sample.quantity.token.exponentText !== '') === scientific);
  const unit = habit(notated.map((sample) => sample.quantity.unit));
  const alike = notated.filter((sample) => sample.quantity.unit === unit);
  const tokens = alike.map((sample) => sample.quantity.token);
  const decimals = tokens.map((token) => token.decimals);
  const maxDecimals = Math.max(0, ...decimals);
  const uniform = decimals.every((count) => count === maxDecimals);
  const significant = Math.max(0, ...tokens.map(significantDigits));
  return {
    notation: numbers.length === 0 ? 'none' : scientific === true ? 'scientific' : 'decimal',
    decimals: uniform && numbers.length > 0 ? maxDecimals : undefined,
    maxDecimals,
    significant,
    isRounded: numbers.length > 1 || significant >= TELLING || tokens.some(({ digits }) => /\..*0$/u.test(digits)),
    exponent: exponentStyle(alike),
    suffixes: suffixesOf(numbers),
    unitText: habit(alike.map(unitTextOf)) ?? '',
    unit,
    currency: habit(tokens.map((token) => token.currency)) ?? '',
    separator: tokens.findLast((token) => token.separator !== '')?.separator ?? '',
    comma: marks?.comma === true && !marks.point,
    marks,
    plus: plusHabit(numbers),
    minus: tokens.findLast((token) => token.negative)?.sign ?? '-',
    leadingZero: habit(tokens.map((token) => !token.digits.startsWith('.'))) ?? true,
    duration: durationHabit(numbers),
    wrap: wrapOf(numbers),
  };
}

/** A number with fewer digits may simply have no more of them. */
const TELLING = 3;

const significantDigits = ({ digits }: Quantity['token']): number => digits.replace('.', '').replace(/^0+/u, '').length;

function readSample(cell: string, marks: NumberMarks | undefined): Sample | undefined {
  const text = cell.trim();
  const marked = readMarks(plainText(text), marks, false);
  if (marked.kind === 'open') return undefined;
  const plain = marked.text;
  if (plain.length > 200 || isMissing(plain)) return undefined;
  const quantity = scanQuantity(plain, 0, { loose: true });
  if (quantity === undefined || !/^\s*(?:[([].*[)\]]|[^\p{L}\p{N}/±→<>-]{0,4})$/u.test(plain.slice(quantity.end)))
    return undefined;
  return { text, plain, quantity };
}

/** The most frequent value, even if it is nothing; if several are equally frequent, the last one seen. */
function habit<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.findLast((value) => counts.get(value) === most);
}

function exponentStyle(samples: readonly Sample[]): ColumnStyle['exponent'] {
  const texts = samples.map((sample) => sample.quantity.token.exponentText).filter((text) => /^e/iu.test(text));
  const last = texts.at(-1) ?? 'e-1';
  const digits = Math.min(...texts.map((text) => text.replace(/\D/gu, '').length), 4);
  return {
    letter: last.slice(0, 1),
    plus: texts.some((text) => text.includes('+')),
    digits: texts.length === 0 ? 1 : digits,
  };
}

function suffixesOf(samples: readonly Sample[]): ColumnStyle['suffixes'] {
  const suffixed = samples.filter((sample) => sample.quantity.suffix !== '');
  if (suffixed.length * 2 <= samples.length) return [];
  const seen = new Map(suffixed.map((sample) => [sample.quantity.suffix, sample.quantity.scale]));
  return [...seen].map(([text, scale]) => ({ text, scale })).toSorted((a, b) => a.scale - b.scale);
}

function unitTextOf({ plain, quantity }: Sample): string {
  const behind = plain.slice(quantity.token.end, quantity.end);
  return behind.startsWith(quantity.suffix)
    ? behind.slice(quantity.suffix.length)
    : behind.replace(quantity.suffix, '').trim();
}

function durationHabit(samples: readonly Sample[]): DurationStyle | undefined {
  const durations = samples.flatMap(({ quantity }) => quantity.duration ?? []);
  return durations.length * 2 > samples.length ? durationStyle(durations) : undefined;
}

function plusHabit(samples: readonly Sample[]): boolean {
  const positive = samples.filter((sample) => sample.quantity.number > 0);
  return positive.length > 0 && positive.every((sample) => sample.quantity.token.sign === '+');
}

function wrapOf(samples: readonly Sample[]): ColumnStyle['wrap'] {
  const all = (wrapper: string): boolean =>
    samples.length > 0 && samples.every(({ text }) => text.startsWith(wrapper) && text.endsWith(wrapper));
  if (all('`')) return '`';
  return samples.length > 1 && all('**') ? '**' : '';
}
