/** Whether a metric's name begins or ends with a side, word by word (`baseline_wer`: `baseline`); both folded. */
export const isSideOf = (side: string, name: string): boolean =>
  name === side || name.startsWith(`${side}_`) || name.endsWith(`_${side}`);
