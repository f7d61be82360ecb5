import type { Host } from '../../host.ts';

/** The command that opens a person's editor, and the variable that it comes from; undefined if from none. */
export type Editor = { readonly words: string; readonly variable: string | undefined };

/**
 * The same choice as git's: VISUAL, else EDITOR, else vi. A blank variable is ignored: the shell would run the document
 * itself.
 */
export function editorOf({ env }: Host): Editor {
  for (const variable of ['VISUAL', 'EDITOR']) {
    const words = env[variable] ?? '';
    if (words.trim() !== '') return { words, variable };
  }
  return { words: 'vi', variable: undefined };
}
