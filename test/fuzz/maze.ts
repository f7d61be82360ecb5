/** Throws behind two turns: who draws inputs blindly needs some ten thousand of them, who sees the turns some hundred. */
export function maze(text: string, tell: (turn: string) => unknown): void {
  if (!text.startsWith('|')) return;
  tell('first');
  if (!text.startsWith('**', 1)) return;
  throw new Error('out of the maze');
}
