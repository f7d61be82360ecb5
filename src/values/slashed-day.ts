import { readDate } from './read-date.ts';
import type { DateValue } from './value.ts';

const DAY_FIRST = /^\W*(?:DD|JJ|TT)\/MM\/[YJA]{4}/u;
const MONTH_FIRST = /^\W*MM\/(?:DD|JJ|TT)\/[YJA]{4}/u;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u;

/**
 * Reads `12/02/2025` in the order that the template's form says (`JJ/MM/AAAA`, `MM/DD/YYYY`); undefined if it gives
 * none.
 */
export function slashedDay(form: string, text: string): DateValue | undefined {
  const isDayFirst = DAY_FIRST.test(form);
  if (!isDayFirst && !MONTH_FIRST.test(form)) return undefined;
  const found = SLASHED.exec(text.trim());
  if (found === null) return undefined;
  const [, first = '', second = '', year = ''] = found;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return readDate(text, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
