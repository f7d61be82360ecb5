/**
 * Whether a metric's name begins or ends with a side, in whole words (`baseline_wer`: `baseline`); both must be folded.
 */
export const isSideOf = (side: string, name: string): boolean =>
  name === side || name.startsWith(`${side}_`) || name.endsWith(`_${side}`);
