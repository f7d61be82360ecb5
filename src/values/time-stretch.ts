/**
 * The period that a date as written stands for, in nanoseconds since 1970, in local time if it has no zone; `until` is
 * exclusive.
 */
export type TimeStretch = { readonly from: bigint; readonly until: bigint; readonly hasZone: boolean };

/** `open`: they overlap, or might overlap if the zones were known. */
export type TimeOrder = 'before' | 'same' | 'after' | 'open';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?)?$/u;

const NANOSECOND = 1n;
const SECOND = 1_000_000_000n * NANOSECOND;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;

/** Time zones range from twelve hours behind UTC to fourteen ahead of it. */
const [FURTHEST_BEHIND, FURTHEST_BEFORE] = [12n * HOUR, 14n * HOUR];

/** The period of the `iso` of a `DateValue`: `2026-03-01` is the whole day, `2026-03-01T10:00` the minute. */
export function timeStretch(iso: string): TimeStretch | undefined {
  const [matched, day, clock, seconds, fraction = '', utc, sign, hours, minutes] = ISO.exec(iso) ?? [];
  const milliseconds = Date.parse(`${day ?? ''}T${clock ?? '00:00'}Z`);
  if (matched === undefined || Number.isNaN(milliseconds)) return undefined;
  const ahead = (sign === '-' ? -1n : 1n) * (BigInt(hours ?? 0) * HOUR + BigInt(minutes ?? 0) * MINUTE);
  const within = BigInt(seconds ?? 0) * SECOND + BigInt(fraction.padEnd(9, '0')) * NANOSECOND;
  const from = BigInt(milliseconds) * 1_000_000n + within - ahead;
  const length =
    clock === undefined ? 24n * HOUR : seconds === undefined ? MINUTE : SECOND / 10n ** BigInt(fraction.length);
  return { from, until: from + length, hasZone: utc !== undefined || sign !== undefined };
}

/**
 * The order of two periods. If neither has a zone, they are taken to be in the same one; if only one has, the other may
 * be in any.
 */
export function timeOrder(a: TimeStretch, b: TimeStretch): TimeOrder {
  const [one, other] = a.hasZone === b.hasZone ? [a, b] : [anywhere(a), anywhere(b)];
  if (one.until <= other.from) return 'before';
  if (other.until <= one.from) return 'after';
  return a.hasZone === b.hasZone && a.from === b.from && a.until === b.until ? 'same' : 'open';
}

const anywhere = ({ from, until, hasZone }: TimeStretch): TimeStretch =>
  hasZone ? { from, until, hasZone } : { from: from - FURTHEST_BEFORE, until: until + FURTHEST_BEHIND, hasZone };
