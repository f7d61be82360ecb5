import { foldName } from '../text/fold-name.ts';
import { withoutEmoji } from './emoji.ts';
import { rememberText } from '../text/remember.ts';

const BRACKETS = /[()[\]\s]+/gu;

/**
 * The folded form of a label without its emoji: `⏱️ Wall Time` and `Wall time` are both `wall_time`. A label that is
 * entirely in brackets keeps its words: `[Milestone 1]` is `milestone_1`.
 */
export const labelName: (label: string) => string = rememberText((label) => {
  const words = withoutEmoji(label).replace(/\s+/gu, ' ');
  return foldName(words) || foldName(words.replace(BRACKETS, ' '));
});
