import { labelName } from '../../document/label-name.ts';
import { saysStop, tellsWhenToStop } from '../../template/words/stop-words.ts';
import { foldName } from '../../text/fold-name.ts';
import type { Criterion } from '../outcome.ts';
import type { CriterionWords } from './criterion-words.ts';
import type { SectionPlace } from './found-criterion.ts';

/** What is said of a criterion: by its own words and those of the items above it, and by the labels that it hangs under. */
export type RoleWords = {
  readonly words: readonly CriterionWords[];
  readonly labels: readonly string[];
  readonly hasStatement: boolean;
};

/**
 * What a criterion is: what its section is for, but a stop rule where the words around it say so. A protocol's prose stays
 * what it is.
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

/** `NO-GO (back to tea bags) if`: what stands in brackets is none of its words. */
const isStopLabel = (label: string): boolean => saysStop(labelName(label.replace(/\([^()]*\)/gu, ' ')));

const behind = (sentence: string, label: string): string => sentence.slice(label.length).replace(/^[\s:：–—-]+/u, '');
