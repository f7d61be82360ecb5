import type { DateValue } from './value.ts';

const CLOCK = '(?:[T ,]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?';
/** The form that nearly all dates have. */
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
/** There must be two digits on each side of a point: `2026.3.18` is the version of something. */
const ISO = new RegExp(`^(\\d{4})(?:([-/])(\\d{1,2})\\2(\\d{1,2})|\\.(\\d{2})\\.(\\d{2}))${CLOCK}$`, 'u');
const EAST_ASIAN = new RegExp(`^(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日号號일]${CLOCK}$`, 'u');
/** With points between, the day comes first: nobody writes a month like that. */
const POINTS = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})((?:, | )\d{2}:\d{2}(?::\d{2})?)?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
/** Without the flag `i`, which takes V8 long to compile beyond ASCII. */
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th|er|ST|ND|RD|TH|\.)? (?:de )?([A-Za-zÀ-ÿ]{3,10})\.?,? (?:de )?(\d{4})$/;
const MONTH_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');
/** Full names of months in other languages: German, Austrian, Spanish, Portuguese, French, Italian. */
const OTHER_MONTHS: readonly (readonly string[])[] = [
  'januar februar märz april mai juni juli august september oktober november dezember',
  'jänner feber märz april mai juni juli august september oktober november dezember',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
].map((months) => months.split(' '));

/**
 * Reads a date that exists: with the year first, with the month in words or characters, or with points between
 * (`31.12.2025`); eight digits only if a date is expected.
 */
export function readDate(text: string, plain: string, expected = false): DateValue | undefined {
  if (plain.length > 40 || !/\d{4}/.test(plain)) return undefined;
  const compact = expected ? COMPACT.exec(plain) : null;
  if (compact !== null) return dated(text, compact[1], compact[2], compact[3]);
  const day = DAY.exec(plain);
  if (day !== null) return dated(text, day[1], day[2], day[3]);
  return /^\d{4}/.test(plain) ? yearFirst(text, plain) : yearLast(text, plain);
}

/** Each form is tried only after a quick check for one of its signs: most texts are not dates. */
function yearFirst(text: string, plain: string): DateValue | undefined {
  const iso = /^\d{4}[-/.]/.test(plain) ? ISO.exec(plain) : null;
  if (iso !== null) return withTime(dated(text, iso[1], iso[3] ?? iso[5], iso[4] ?? iso[6]), iso.slice(7));
  const eastAsian = /^\d{4}\s?[^\0-\x7f]/.test(plain) ? EAST_ASIAN.exec(plain) : null;
  if (eastAsian === null) return undefined;
  return withTime(dated(text, eastAsian[1], eastAsian[2], eastAsian[3]), eastAsian.slice(4));
}

function yearLast(text: string, plain: string): DateValue | undefined {
  const points = /^\d{1,2}\./.test(plain) ? POINTS.exec(plain) : null;
  if (points !== null) {
    const [, day = '', month = '', year = '', time = ''] = points;
    return readDate(text, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time}`);
  }
  if (!plain.includes(' ')) return undefined;
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst !== null) return dated(text, dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(plain);
  return monthFirst === null ? undefined : dated(text, monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
}

function monthNumber(written = ''): string {
  const word = written.toLowerCase();
  const index = MONTHS.findIndex((month) => month.slice(0, Math.max(3, word.length)) === word);
  const other = index >= 0 ? index : Math.max(...OTHER_MONTHS.map((months) => months.indexOf(word)));
  return String(other + 1);
}

function dated(text: string, ...[year = '', month = '', day = '']: (string | undefined)[]): DateValue | undefined {
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > last) return undefined;
  return { kind: 'date', text, iso: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

function withTime(
  date: DateValue | undefined,
  [hours, minutes, seconds, fraction, zone]: readonly (string | undefined)[],
): DateValue | undefined {
  if (date === undefined || hours === undefined || minutes === undefined) return date;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 60) return undefined;
  const ofMinute = seconds === undefined ? '' : `:${seconds}${fraction === undefined ? '' : `.${fraction}`}`;
  const place = zone === 'UTC' || zone === 'GMT' ? 'Z' : (zone ?? '');
  return { ...date, iso: `${date.iso}T${hours.padStart(2, '0')}:${minutes}${ofMinute}${place}` };
}
