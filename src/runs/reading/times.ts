const FIRST = Date.UTC(2000, 0);
const LAST = Date.UTC(2100, 0);

/** An ISO 8601 time from milliseconds since 1970; undefined for what cannot be a time in this century. */
export function timeOfMilliseconds(milliseconds: number | undefined): string | undefined {
  const isTime = milliseconds !== undefined && milliseconds >= FIRST && milliseconds < LAST;
  return isTime ? new Date(milliseconds).toISOString() : undefined;
}

/** The same from seconds. */
export const timeOfSeconds = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : timeOfMilliseconds(seconds * 1000);

/** A text that is an ISO 8601 time, of any precision; undefined for any other text. */
export const timeOfText = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.]{0,20}(?:Z|[-+]\d\d:?\d\d)?)?$/.test(text)
    ? text
    : undefined;
