import { blockView } from './block-view.ts';
import { mdastView, UNPLACED } from './mdast-view.ts';
import { printView, type View } from './view.ts';

/** The first node on which the two readers disagree; one of them may have no node there, both if the oracle failed. */
export type Difference = { readonly text: string; readonly ours: View | undefined; readonly theirs: View | undefined };

/**
 * Reads `text` with both readers; undefined if they agree on every node. Positions are compared before the ends of
 * containers, which follow from them.
 */
export function firstDifference(text: string): Difference | undefined {
  const ours = blockView(text);
  const theirs = mdastView(text);
  if (theirs === undefined) return { text, ours: undefined, theirs: undefined };
  const length = Math.max(ours.length, theirs.length);
  for (const agree of [agreeOnPlace, agreeOnEnd]) {
    for (let index = 0; index < length; index++) {
      const difference = { text, ours: ours[index], theirs: theirs[index] };
      if (!agree(difference)) return difference;
    }
  }
  return undefined;
}

const CONTAINERS: ReadonlySet<string> = new Set(['quote', 'list', 'item', 'footnote-definition']);

function agreeOnPlace({ text, ours, theirs }: Difference): boolean {
  if (ours === undefined || theirs === undefined) return false;
  if (ours.kind !== theirs.kind || ours.depth !== theirs.depth || ours.start !== theirs.start) return false;
  return alikeIn(ours, theirs) && (CONTAINERS.has(ours.kind) || agreeOnEnd({ text, ours, theirs }));
}

const alikeIn = (ours: View, theirs: View): boolean =>
  ours.kind === 'heading' && theirs.detail.endsWith(UNPLACED)
    ? ours.detail.charAt(0) === theirs.detail.charAt(0)
    : ours.detail === theirs.detail;

/** `trailing-markers`: where only prefixes of blank lines follow, the visible end is compared. */
const ENDS_LOOSELY: ReadonlySet<string> = new Set([...CONTAINERS, 'code', 'html']);

function agreeOnEnd({ text, ours, theirs }: Difference): boolean {
  if (ours === undefined || theirs === undefined) return false;
  if (ours.end === theirs.end) return true;
  return ENDS_LOOSELY.has(ours.kind) && visibleEnd(text, ours) === visibleEnd(text, theirs);
}

const visibleEnd = (text: string, { start, end }: View): number =>
  start + text.slice(start, end).replace(/(?:[\r\n][ \t>]*)+$/, '').length;

/** A disagreement as a person reads it. */
export const printDifference = ({ text, ours, theirs }: Difference): string =>
  [
    JSON.stringify(text.length > 400 ? aroundOf(text, ours ?? theirs) : text),
    `ours:   ${ours === undefined ? 'nothing' : printView(ours)}`,
    `theirs: ${theirs === undefined ? 'nothing' : printView(theirs)}`,
  ].join('\n');

const aroundOf = (text: string, view: View | undefined): string =>
  text.slice(Math.max(0, (view?.start ?? 0) - 150), (view?.start ?? 0) + 150);
