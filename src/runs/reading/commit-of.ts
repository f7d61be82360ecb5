import type { Run } from '../run.ts';

/** The commit in a text that consists of just 7 to 64 hexadecimal digits. */
export const commitOf = (text: string | undefined, dirty?: boolean): Run['git'] =>
  text !== undefined && /^[0-9a-f]{7,64}$/i.test(text) ? { commit: text.toLowerCase(), dirty } : undefined;
