/**
 * Takes a branch where a text begins with a bar. Called by one test only: V8 counts the blocks of code compiled after
 * the start, not of code compiled before.
 */
export const turn = (text: string): string => {
  if (!text.startsWith('|')) return 'straight on';
  return text.slice(1);
};
