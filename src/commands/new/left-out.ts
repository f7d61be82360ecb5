import { labelName } from '../../document/label-name.ts';
import { sectionName } from '../../document/sections-of.ts';
import { foldLine } from '../../template/fold-line.ts';
import { isPrompt } from '../../template/prompt.ts';
import { templateLines } from '../../template/template-lines.ts';
import { NO_RESPONSE } from './issue-answers.ts';
import type { Kind } from '../../template/kind.ts';

/** A line of an issue that is not in the document made from it. */
export type LeftOut = { readonly line: number; readonly text: string };

/**
 * What an issue's body contains and the document does not, line by line: nothing of an issue is lost without notice.
 */
export function leftOut(kind: Kind, body: string, document: string): readonly LeftOut[] {
  const said = wordsOf(document);
  const known = new Set([...kind.sections.map(({ name }) => name), ...kind.fields.map(({ name }) => name)]);
  const ticked = new Set(
    document
      .split('\n')
      .filter((line) => TICKED.test(line))
      .map(foldLine),
  );
  const lines = body.split('\n');
  const front = lines[0]?.trim() === '---' ? lines.findIndex((line, at) => at > 0 && line.trim() === '---') : -1;
  // The document has a title of its own.
  const title = lines.findIndex((line) => line.startsWith('# '));
  return lines.flatMap((text, at) => {
    const isQuiet = at <= front || at === title || text.trim() === NO_RESPONSE || isQuestion(known, text);
    if (isQuiet) return [];
    const isUnticked = TICKED.test(text) && !ticked.has(foldLine(text));
    const isOwn = !templateLines(kind).has(foldLine(text)) && !isPrompt(text) && !text.trim().startsWith('<!--');
    return isUnticked || (isOwn && !said.includes(wordsOf(foldLine(text))))
      ? [{ line: at + 1, text: text.trim() }]
      : [];
  });
}

const TICKED = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\[[xX-]\]\s/u;
const HEADING = /^ {0,3}#{1,6}\s+(.*)$/u;

function isQuestion(known: ReadonlySet<string>, line: string): boolean {
  const title = HEADING.exec(line)?.[1];
  return title !== undefined && (known.has(sectionName(title)) || known.has(labelName(title)));
}

/** Only letters and digits: marks, emphasis and the way lines are joined do not count. */
const wordsOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
