import { ordinaryText } from './ordinary-text.ts';
import { scanQuantity } from './quantity.ts';
import { convert } from './units.ts';
import type { Quantity, QuantityOptions } from './quantity.ts';
import type { RangeValue, Value } from './value.ts';

type Joint = 'range' | 'hyphen' | 'change' | 'uncertain' | 'pair';

const PREFIX = /^(?:(<=|≤|⩽|<|>=|≥|⩾|>)|(~|∼|≈|≅|about|approx\.?|ca\.))\s*/iu;
const ALONE = /^(?:±|\+\/-|\+\/−|\+-)\s*/u;
const CONFIDENCE = /^(?:\d{1,2}(?:\.\d{1,3})?\s?%\s)?(?:CI|confidence interval)\s?[:=]?\s?(?=[[(])/i;

const JOINTS: readonly (readonly [Joint, RegExp])[] = [
  ['uncertain', /\s*(?:±|\+\/-|\+\/−|\+-)\s*/uy],
  ['change', /\s*(?:→|->|=>|⟶|➔|➜)\s*/uy],
  ['range', /\s*(?:–|—|‒|\.{2,3}|…)\s*(?=[-+−$.\d])|\s+to\s+(?=[-+−$.\d])/uy],
  ['hyphen', /-(?=[.\d$])|\s-\s(?=[.\d$])/uy],
  ['pair', /\s*\/\s*|\s+(?:out )?of\s+/uy],
];

/** Reads every numeric form of a cell: plain, uncertain, range, change, pair; undefined if some text is left over. */
export function readNumber(text: string, plain: string, options: QuantityOptions = {}): Value | undefined {
  const spoken = ordinaryText(plain);
  const alone = ALONE.exec(spoken);
  if (alone !== null) return readHalfWidth(text, spoken, alone[0].length);
  const confidence = /c(?:i|onf)/i.test(spoken) ? CONFIDENCE.exec(spoken) : null;
  if (confidence !== null) return readInterval(text, spoken.slice(confidence[0].length));
  const prefix = PREFIX.exec(spoken);
  const start = prefix?.[0].length ?? 0;
  const first = scanQuantity(spoken, start, options);
  if (first === undefined) return readInterval(text, spoken, 'half-open');
  const second = readSecond(spoken, first, options);
  const rest = (second?.quantity ?? first).end;
  const note = noteAt(spoken, rest);
  if (note === undefined) return undefined;
  if (prefix?.[1] !== undefined) return second === undefined ? boundedBy(text, prefix[1], first) : undefined;
  if (second !== undefined) return joined(text, { first, second, note, rough: prefix !== null });
  if (prefix !== null) return approximately(text, first);
  if (note === '+') return range(text, { low: first.number, high: Infinity, unit: first.unit });
  return plainNumber(text, first, note);
}

/**
 * Reads `[0.85, 0.88]`, `(0, 1]`: an interval, in which square brackets include their end; `half-open` rejects what may
 * be a list or a tuple.
 */
export function readInterval(text: string, plain: string, form: 'any' | 'half-open' = 'any'): RangeValue | undefined {
  const open = plain[0];
  const close = plain.at(-1);
  if ((open !== '[' && open !== '(') || (close !== ']' && close !== ')')) return undefined;
  if (form === 'half-open' && (open === '[') === (close === ']')) return undefined;
  const ends = plain.slice(1, -1).split(/[,;–]\s?| to /u);
  const low = wholeQuantity(ends[0]);
  const high = wholeQuantity(ends[1]);
  if (ends.length !== 2 || low === undefined || high === undefined) return undefined;
  const unit = high.unit ?? low.unit;
  return range(text, { low: low.number, high: high.number, lowOpen: open === '(', highOpen: close === ')', unit });
}

function wholeQuantity(text: string | undefined): Quantity | undefined {
  const trimmed = text?.trim() ?? '';
  const quantity = scanQuantity(trimmed, 0);
  return quantity?.end === trimmed.length ? quantity : undefined;
}

type Second = { readonly joint: Joint; readonly quantity: Quantity };

function readSecond(text: string, first: Quantity, options: QuantityOptions): Second | undefined {
  for (const [joint, pattern] of JOINTS) {
    pattern.lastIndex = first.end;
    const between = pattern.exec(text);
    if (between === null) continue;
    const quantity = scanQuantity(text, first.end + between[0].length, options);
    if (quantity !== undefined) return { joint, quantity };
  }
  return undefined;
}

/**
 * What may follow a number without changing it: nothing, one bracket, a footnote sign, a mark, or an arrow with a
 * remark.
 */
function noteAt(text: string, at: number): string | undefined {
  const rest = text.slice(at).trim();
  if (rest === '') return '';
  if (isOneBracket(rest)) return rest.slice(1, -1).trim();
  if (/^(?:\+|[*†‡§]{1,3}|←\s?[^\n]*)$/u.test(rest)) return rest.replace(/^←\s?/u, '');
  return /^[✅❌⚠✓✔✗✘☑🏆⭐★🥇🥈🥉▲▼↑↓🟢🟡🔴]\u{FE0F}?(?:\s?\([^()]*\))?$/u.test(rest) ? rest : undefined;
}

/** Whether the bracket that opens the text closes at its end: not so in `(a) / 3 (b)`. */
function isOneBracket(text: string): boolean {
  if (!text.startsWith('(') && !text.startsWith('[')) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(' || text[at] === '[') depth += 1;
    if (text[at] === ')' || text[at] === ']') depth -= 1;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}

type Joined = { readonly first: Quantity; readonly second: Second; readonly note: string; readonly rough: boolean };

function joined(text: string, parts: Joined): Value | undefined {
  const { joint, quantity: second } = parts.second;
  const unit = second.unit ?? parts.first.unit;
  const first = toUnit(parts.first, unit, second);
  if (first === undefined) return undefined;
  if (joint === 'range' || joint === 'hyphen') return between(text, { first, second, unit, dash: joint });
  if (parts.rough) return undefined;
  if (joint === 'pair')
    return { kind: 'pair', text, first, second: second.number, ...(unit === undefined ? {} : { unit }) };
  if (joint === 'change')
    return { kind: 'change', text, from: first, number: second.number, unit, precision: second.precision };
  return {
    kind: 'uncertain',
    text,
    number: first,
    halfWidth: Math.abs(second.number),
    unit,
    precision: parts.first.precision,
  };
}

/** A first number without unit or suffix takes the second's: `5-10K`, `10 → 8 ms`. */
function toUnit(first: Quantity, unit: string | undefined, second: Quantity): number | undefined {
  if (first.unit === undefined && first.suffix === '' && second.suffix !== '')
    return Number(`${String(first.number)}e${String(second.scale)}`);
  return first.unit === undefined || unit === undefined ? first.number : convert(first.number, first.unit, unit);
}

type Between = {
  readonly first: number;
  readonly second: Quantity;
  readonly unit: string | undefined;
  readonly dash: 'range' | 'hyphen';
};

/** A hyphen may also be part of an identifier, so it counts as a range only from the smaller to the larger number. */
function between(text: string, parts: Between): RangeValue | undefined {
  const { first, second, unit } = parts;
  if (parts.dash === 'hyphen' && first >= second.number) return undefined;
  return range(text, { low: Math.min(first, second.number), high: Math.max(first, second.number), unit });
}

function boundedBy(text: string, comparison: string, { number, unit }: Quantity): RangeValue {
  const open = comparison === '<' || comparison === '>';
  if (comparison.startsWith('<') || comparison === '≤' || comparison === '⩽') {
    return range(text, { low: -Infinity, high: number, lowOpen: true, highOpen: open, unit });
  }
  return range(text, { low: number, high: Infinity, lowOpen: open, highOpen: true, unit });
}

/**
 * `~0.10` is 0.10 plus or minus one unit of its last printed digit; for `~1200` the last non-zero digit counts, up to a
 * tenth of the number.
 */
function approximately(text: string, quantity: Quantity): RangeValue {
  const { number, precision, token } = quantity;
  const zeros = token.decimals > 0 ? 0 : token.digits.length - token.digits.replace(/0+$/u, '').length;
  const width = Math.max(2 * precision, Math.min(2 * precision * 10 ** zeros, Math.abs(number) / 10));
  return range(text, { low: tidy(number - width), high: tidy(number + width), unit: quantity.unit });
}

/** Removes the error of binary subtraction: 0.10 - 0.01 is 0.09. */
function tidy(number: number): number {
  return Number(number.toPrecision(14));
}

type Ends = { low: number; high: number; lowOpen?: boolean; highOpen?: boolean; unit: string | undefined };

function range(text: string, ends: Ends): RangeValue {
  const { low, high, unit } = ends;
  return {
    kind: 'range',
    text,
    low,
    high,
    lowOpen: ends.lowOpen ?? false,
    highOpen: ends.highOpen ?? high === Infinity,
    unit,
  };
}

function plainNumber(text: string, quantity: Quantity, note: string): Value {
  const { number, unit, precision, suffix } = quantity;
  const signed = quantity.token.sign !== '';
  const base = { kind: 'number', text, number, unit, precision, signed, note: note === '' ? undefined : note } as const;
  return suffix === '' ? base : { ...base, suffix };
}

function readHalfWidth(text: string, plain: string, start: number): Value | undefined {
  const quantity = scanQuantity(plain, start);
  if (quantity === undefined || noteAt(plain, quantity.end) === undefined) return undefined;
  return { kind: 'uncertain', text, number: undefined, halfWidth: Math.abs(quantity.number), unit: quantity.unit };
}
