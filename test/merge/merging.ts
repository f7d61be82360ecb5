import { mergeTexts } from '../../src/history/merge-texts.ts';
import { mergeDocument } from '../../src/merge/merge-document.ts';
import { nodeHost } from '../../src/node-host.ts';
import type { ConflictStyle } from '../../src/merge/conflict-lines.ts';
import type { MergedDocument, MergeTexts, TextMerge } from '../../src/merge/merge-document.ts';

const host = nodeHost('/');

export const STYLE: ConflictStyle = { ours: 'ours', base: 'base', theirs: 'theirs', size: 7, showsBase: false };

/** Git's own line merge, as the driver uses it. */
export const mergeText: TextMerge = (texts, style) => {
  const { size, showsBase, ours, base, theirs } = style;
  const merged = mergeTexts(host, { ...texts, labels: { ours, base, theirs }, size, showsBase });
  return merged === undefined ? undefined : { text: merged.text, isClean: merged.isClean };
};

/** Merges three texts without a kind. */
export const merge = (texts: MergeTexts, style: Partial<ConflictStyle> = {}): MergedDocument =>
  mergeDocument(texts, { kind: undefined, style: { ...STYLE, ...style }, mergeText });

/** A document with one table of runs. */
export const drift = (rows: readonly string[], { head = HEAD, notes = 'None yet.' } = {}): string =>
  ['# EXP-052: Tide gauge', '', '## Results', '', ...head, ...rows, '', '## Notes', '', notes, ''].join('\n');

const HEAD = ['| Run | Drift (mm) | Notes |', '| --- | --- | --- |'];
