import { addToGroup } from '../../text/group-by.ts';
import { areOnePart, partIn } from './split-words.ts';

/** What is measured, and on which part of the data: both as named in a table. `isOnly` if it has no other part. */
export type PartName = { readonly measure: string; readonly part: string; readonly isOnly: boolean };

/**
 * Returns a function that finds the keys of a run for a measure on one part of the data (`val_accuracy`,
 * `accuracy.val`), by the folded forms of the measure: those with the part's own word, else those with another word for
 * it.
 */
export function partKeys(paths: readonly string[]): (forms: readonly string[], part: string) => readonly string[] {
  const byMeasure = new Map<string, { readonly path: string; readonly word: string }[]>();
  for (const path of paths) {
    const told = partIn(path);
    if (told !== undefined) addToGroup(byMeasure, told.rest, { path, word: told.word });
  }
  return (forms, part) => {
    const own = partIn(part)?.word;
    const keys = own === undefined ? [] : forms.flatMap((form) => byMeasure.get(form) ?? []);
    const exact = keys.filter(({ word }) => word === own);
    return (exact.length > 0 ? exact : keys.filter(({ word }) => areOnePart(word, own ?? ''))).map(({ path }) => path);
  };
}
