/** Throws behind two branches: drawing inputs blindly takes some ten thousand of them, with coverage some hundred. */
export function maze(text: string, tell: (turn: string) => unknown): void {
  if (!text.startsWith('|')) return;
  tell('first');
  if (!text.startsWith('**', 1)) return;
  throw new Error('out of the maze');
}
