import { mayHoldWideLetters } from '../text/letters.ts';

/**
 * How the numbers of a column are written, as far as its cells show it beyond doubt: `24,3` shows a decimal comma,
 * `24.3` and `1,234.5` show a decimal point, `1.234,5` shows points between thousands as well.
 */
export type NumberMarks = {
  readonly comma: boolean;
  readonly point: boolean;
  readonly pointGroups: boolean;
  /** Commas between thousands, beyond doubt: `1,234.5`, `1,234,567`. */
  readonly commaGroups: boolean;
  /** The decimal comma is not in this column itself, but in another column of its table. */
  readonly beside?: boolean;
};

/** A text with its numbers rewritten in English notation; `open`: a number that can be read in two ways. */
export type MarkedNumbers =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'open'; readonly readings: readonly [string, string] };

/** What the marks in one printed number show by themselves. */
type Token =
  | 'comma'
  | 'grouped-comma'
  | 'comma-or-groups'
  | 'point'
  | 'grouped-point'
  | 'point-or-groups'
  | 'comma-groups'
  | 'point-groups'
  | 'other';

const FORMS: readonly (readonly [Token, RegExp])[] = [
  ['comma-or-groups', /^[1-9]\d{0,2},\d{3}$/],
  ['point-or-groups', /^[1-9]\d{0,2}\.\d{3}$/],
  ['comma', /^\d+,\d+$/],
  ['point', /^\d+\.\d+$/],
  ['grouped-point', /^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/],
  ['grouped-comma', /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/],
  ['comma-groups', /^[1-9]\d{0,2}(?:,\d{3}){2,}$/],
  ['point-groups', /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/],
];
const LONGEST = 200;

const tokenOf = (number: string): Token => FORMS.find(([, form]) => form.test(number))?.[0] ?? 'other';

/** Whether a text may contain a number whose value depends on what commas and points mean in it. */
export const hasMarks = (text: string): boolean => /\d[.,]\d/.test(text) && text.length <= LONGEST;

/** What the numbers of a text show about their notation. */
export function marksIn(text: string): NumberMarks {
  const tokens = new Set<Token>();
  if (hasMarks(text)) outsideBrackets(text, (number) => (tokens.add(tokenOf(number)), number));
  return {
    comma: tokens.has('comma') || tokens.has('grouped-comma'),
    point: tokens.has('point') || tokens.has('grouped-point') || tokens.has('comma-groups'),
    commaGroups: tokens.has('grouped-point') || tokens.has('comma-groups'),
    pointGroups: tokens.has('grouped-comma') || tokens.has('point-groups'),
  };
}

/** Combines what two places show: the decimal comma of one counts for the other. */
export function joinMarks(a: NumberMarks | undefined, b: NumberMarks | undefined): NumberMarks | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const comma = a.comma || b.comma;
  return {
    comma,
    point: a.point || b.point,
    pointGroups: a.pointGroups || b.pointGroups,
    commaGroups: a.commaGroups || b.commaGroups,
    ...(!comma && (a.beside === true || b.beside === true) ? { beside: true } : {}),
  };
}

/** Swaps points and commas in the numbers of a text. */
export const swapMarks = (text: string): string =>
  outsideBrackets(text, (number) => number.replace(/[.,]/gu, (mark) => (mark === ',' ? '.' : ',')));

/**
 * Rewrites a text so that its numbers have decimal points. A decimal comma counts if `marks` show it, or if a number is
 * expected and it can be nothing else; what could be two numbers in such a column is left open.
 */
export function readMarks(text: string, marks: NumberMarks | undefined, isNumber: boolean): MarkedNumbers {
  let open: string | undefined;
  const read = outsideBrackets(text, (number) => {
    const way = wayOf(tokenOf(number), marks, isNumber);
    if (way === 'open') open ??= number;
    return way === 'swapped' ? swapMarks(number) : number;
  });
  if (open === undefined) return { kind: 'plain', text: read };
  return { kind: 'open', readings: [open.replace(',', '.'), open.replace(/[.,]/u, '')] };
}

function wayOf(token: Token, marks: NumberMarks | undefined, isNumber: boolean): 'as-it-is' | 'swapped' | 'open' {
  const { comma = false, point = false, pointGroups = false, commaGroups = false, beside = false } = marks ?? {};
  switch (token) {
    case 'comma':
    case 'grouped-comma':
      return comma || isNumber ? 'swapped' : 'as-it-is';
    case 'point-groups':
      return comma ? 'swapped' : 'as-it-is';
    case 'comma-or-groups':
      if (!comma) return beside && !commaGroups ? 'open' : 'as-it-is';
      return point ? 'open' : 'swapped';
    case 'point-or-groups':
      if (!comma) return beside && !point ? 'open' : 'as-it-is';
      return pointGroups && !point ? 'swapped' : 'open';
    default:
      return 'as-it-is';
  }
}

/** Text in brackets is a remark, and a text that begins with a bracket is a list or an interval. */
function outsideBrackets(text: string, change: (number: string) => string): string {
  const first = text.search(/[([]/u);
  const end = first < 0 ? text.length : first;
  const numbers = mayHoldWideLetters(text)
    ? /(?<![\p{L}\d_.,])\d+(?:[.,]\d+)+(?![.,]?\d)/gu
    : /(?<![A-Za-z\d_.,])\d+(?:[.,]\d+)+(?![.,]?\d)/g;
  return text.slice(0, end).replace(numbers, change) + text.slice(end);
}
