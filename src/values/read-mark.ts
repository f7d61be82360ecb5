import type { BooleanValue, MarkValue } from './value.ts';

const SIGNS: ReadonlyMap<string, MarkValue['mark']> = new Map([
  ['✅', 'pass'],
  ['✓', 'pass'],
  ['✔', 'pass'],
  ['☑', 'pass'],
  ['❌', 'fail'],
  ['✗', 'fail'],
  ['✘', 'fail'],
  ['❎', 'fail'],
  ['⚠', 'partial'],
]);

/** Whether a text is just a sign for a mark. */
export const isSign = (text: string, mark: MarkValue['mark']): boolean =>
  SIGNS.get(text.replace('\uFE0F', '')) === mark;

const WORDS: ReadonlyMap<string, MarkValue['mark']> = new Map([
  ['pass', 'pass'],
  ['passed', 'pass'],
  ['fail', 'fail'],
  ['failed', 'fail'],
  ['partial', 'partial'],
  ['partially', 'partial'],
]);

const FORM = /^(?:([✅✓✔☑❌✗✘❎⚠])\uFE0F?)?\s*([A-Za-z]*)\s*([✅✓✔☑❌✗✘❎⚠]\uFE0F?)?\s*(?:\([^()]*\))?$/;

/** Both signs in one cell are a choice that nobody has made. */
const PASSING = /[✅✓✔☑]/;
const FAILING = /[❌✗✘❎]/;

const BOOLEAN = /^(?:[✅✓✔☑❌✗✘❎⚠]\uFE0F?\s*)?(yes|no|true|false)(?:\s*\([^()]*\))?$/i;
const LONGEST = 200;

/**
 * Reads a sign or a word of passing or failing, alone, together, or with a remark in brackets; if a mark is expected,
 * any text may follow a sign.
 */
export function readMark(text: string, plain: string, expected = false): MarkValue | undefined {
  const sign = SIGNS.get(plain.slice(0, 1));
  if (sign !== undefined && PASSING.test(plain) && FAILING.test(plain)) return undefined;
  if (expected && sign !== undefined) return { kind: 'mark', text, mark: sign };
  const form = plain.length > LONGEST ? null : FORM.exec(plain);
  if (form === null) return undefined;
  const word = WORDS.get((form[2] ?? '').toLowerCase());
  if (form[2] !== '' && word === undefined) return undefined;
  const mark = word ?? SIGNS.get(form[1] ?? '') ?? SIGNS.get((form[3] ?? '').slice(0, 1));
  return mark === undefined ? undefined : { kind: 'mark', text, mark };
}

/** Reads `Yes`, `no`, `true`, `False`, alone, beside a sign, or with a remark in brackets. */
export function readBoolean(text: string, plain: string): BooleanValue | undefined {
  const form = plain.length > LONGEST ? null : BOOLEAN.exec(plain);
  if (form === null) return undefined;
  const word = (form[1] ?? '').toLowerCase();
  return { kind: 'boolean', text, value: word === 'yes' || word === 'true' };
}
