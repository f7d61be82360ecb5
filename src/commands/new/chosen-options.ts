import { foldText } from '../../template/fold-line.ts';
import type { ChecklistSpec } from '../../template/kind.ts';
import type { IssueItem } from './issue-items.ts';

type Option = { readonly text: string; readonly folded: string };

/**
 * The options in an answer, one after the other as in a form (`Ablation, New model`), as ticked items; undefined if
 * there is anything else. An option may contain commas itself: the longest that matches is used.
 */
export function chosenOptions({ items }: ChecklistSpec, answer: string): readonly IssueItem[] | undefined {
  const options = items
    .filter(({ placeholder }) => !placeholder)
    .map(({ text }) => ({ text, folded: known(text) }))
    .toSorted((a, b) => b.folded.length - a.folded.length);
  const chosen: Option[] = [];
  let rest = known(answer);
  while (rest !== '') {
    const found = options.find(({ folded }) => rest === folded || rest.startsWith(`${folded},`));
    if (found === undefined || found.folded === '') return undefined;
    chosen.push(found);
    rest = rest.slice(found.folded.length + 1).trimStart();
  }
  return chosen.map(({ text }) => ({
    text: `${BOX} ${text}`,
    folded: foldText(text),
    head: foldText(text),
    mark: 'met',
    hasBox: true,
    markAt: BOX.indexOf('x'),
  }));
}

const BOX = '- [x]';

const known = (text: string): string => foldText(text).toLowerCase();
