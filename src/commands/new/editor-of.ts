import type { Host } from '../../host.ts';

/** The words that open a person's editor, and the variable that says them; undefined where none does. */
export type Editor = { readonly words: string; readonly variable: string | undefined };

/** As git takes it: VISUAL, else EDITOR, else vi. A blank one says nothing: the shell would run the document itself. */
export function editorOf({ env }: Host): Editor {
  for (const variable of ['VISUAL', 'EDITOR']) {
    const words = env[variable] ?? '';
    if (words.trim() !== '') return { words, variable };
  }
  return { words: 'vi', variable: undefined };
}
