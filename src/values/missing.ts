import { notANumber } from './not-a-number.ts';

const WORDS: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '---',
  '–',
  '—',
  '−',
  '―',
  '?',
  '??',
  '...',
  '…',
  'n/a',
  'na',
  'n.a.',
  'tbd',
  'tba',
  'tbc',
  'null',
  'nil',
]);

/** Words that mean "nothing yet" where a number, a date or a mark is expected, but are ordinary words elsewhere. */
const EXPECTED_WORDS: ReadonlySet<string> = new Set([
  'none',
  'pending',
  'unknown',
  'missing',
  'x',
  '_',
  '__',
  '____',
  '⏳',
]);

/**
 * Whether a text says that there is no value, with or without a reason after it: `n/a`, `n/a – not run`, `N/A: no GPU`.
 */
export const isNotApplicable = (plain: string): boolean => NOT_APPLICABLE.test(plain);

const NOT_APPLICABLE = /^n(?:\/a|\.a\.)(?:$|[,;:(]|\s*[(\u{2013}\u{2014}]|\s+-)/iu;

/** Whether a cell's plain text says that there is no value; a remark in brackets, or after `n/a`, is ignored. */
export function isMissing(plain: string, expectsText = true): boolean {
  if (isNotApplicable(plain)) return true;
  if (plain.length > LONGEST && !plain.endsWith(')')) return false;
  const bracket = plain.endsWith(')') ? plain.indexOf('(') : -1;
  const bare = (bracket < 0 ? plain : plain.slice(0, bracket).trimEnd()).toLowerCase();
  if (bare.length > LONGEST) return false;
  if (WORDS.has(bare)) return bare !== '' || bracket < 0;
  return (!expectsText && EXPECTED_WORDS.has(bare)) || notANumber(bare) !== undefined;
}

const LONGEST = 12;
