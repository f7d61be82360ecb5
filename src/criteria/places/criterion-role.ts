import { labelName } from '../../document/label-name.ts';
import { saysStop, tellsWhenToStop } from '../../template/words/stop-words.ts';
import { foldName } from '../../text/fold-name.ts';
import type { Criterion } from '../outcome.ts';
import type { CriterionWords } from './criterion-words.ts';
import type { SectionPlace } from './found-criterion.ts';

/**
 * The words that determine a criterion's role: its own, those of the items that contain it, and the labels above it.
 */
export type RoleWords = {
  readonly words: readonly CriterionWords[];
  readonly labels: readonly string[];
  readonly hasStatement: boolean;
};

/**
 * The role of a criterion: that of its section, or a stop rule if the words around it say so. Prose of a protocol keeps
 * its role.
 */
export function criterionRole(
  { role, section }: Pick<SectionPlace, 'role' | 'section'>,
  { words, labels, hasStatement }: RoleWords,
): Criterion['role'] {
  if (role === 'kill' || role === 'plan') return 'kill';
  if (role === 'hypothesis' || (role === 'protocol' && !hasStatement)) return role;
  const above = role === undefined ? [...labels, section.name] : labels;
  return words.some(isStop) || above.some(isStopLabel) ? 'kill' : (role ?? 'criterion');
}

const MOST_WORDS = 4;

/** `**NO-GO**: …`, `NO-GO`, `Abort if …`, `**Divergence**: abort if …`. */
function isStop({ label, isNamed, sentence }: CriterionWords): boolean {
  if (tellsWhenToStop(sentence)) return true;
  if (!isNamed) return sentence.split(' ', MOST_WORDS + 1).length <= MOST_WORDS && saysStop(foldName(sentence));
  return isStopLabel(label) || (sentence.startsWith(label) && tellsWhenToStop(behind(sentence, label)));
}

/** `NO-GO (back to tea bags) if`: text in brackets does not count. */
const isStopLabel = (label: string): boolean => saysStop(labelName(label.replace(/\([^()]*\)/gu, ' ')));

const behind = (sentence: string, label: string): string => sentence.slice(label.length).replace(/^[\s:：–—-]+/u, '');
