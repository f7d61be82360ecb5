/** The day as people here write it: `YYYY-MM-DD` of the local clock. */
export const localDay = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** The minute likewise: `YYYY-MM-DD HH:MM`. */
export const localMinute = (now: Date): string => `${localDay(now)} ${two(now.getHours())}:${two(now.getMinutes())}`;

const two = (part: number): string => String(part).padStart(2, '0');
