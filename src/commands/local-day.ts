/** The local date: `YYYY-MM-DD`. */
export const localDay = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** The local date and minute: `YYYY-MM-DD HH:MM`. */
export const localMinute = (now: Date): string => `${localDay(now)} ${two(now.getHours())}:${two(now.getMinutes())}`;

const two = (part: number): string => String(part).padStart(2, '0');
