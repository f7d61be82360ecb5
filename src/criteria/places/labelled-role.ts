import type { Block } from '../../document/block.ts';
import { labelName } from '../../document/label-name.ts';
import { plainText } from '../../document/plain-text.ts';
import type { SectionRole } from '../../template/kind.ts';
import { meaningOf } from '../../template/words/section-words.ts';
import { isStopRule } from '../../template/words/stop-words.ts';
import { sliceOf } from '../../text/span.ts';
import type { SectionPlace } from './found-criterion.ts';
import type { CriteriaRole } from './section-roles.ts';

/** Sections in which a list of criteria gives their outcome, or is about something else. */
const OTHERS: ReadonlySet<SectionRole> = new Set<SectionRole>([
  'results',
  'decision',
  'method',
  'tasks',
  'prerequisites',
  'protocol',
  'amendments',
]);

/** What every label contains that counts as a heading of criteria: not `Acceptance rate:`. */
const MAY_NAME_CRITERIA = /criteri|kriteri|crit[eè]re|crit[ée]rio|标准|標準|基準|准则|条件|kill|stop|abort|no-go/i;
const LABEL = /^(?:[*_]{1,3}[^*_]{1,120}[*_]{1,3}\s*(?:\([^()]{0,120}\))?\s*[:：]?|[^*_]{1,120}[:：])$/u;
const LONGEST_LINE = 300;
/** `Success and failure criteria`; with more words it is a sentence. */
const MOST_WORDS = 5;

/**
 * The role of a list by the line directly above it (`**Acceptance criteria:**`), in a section that says nothing about
 * criteria, such as the text below the title.
 */
export function labelledRole(
  text: string,
  { section, key, isHead }: SectionPlace,
  before: Block | undefined,
): Extract<CriteriaRole, 'criterion' | 'kill'> | undefined {
  const span = before?.kind === 'paragraph' ? before.lines.at(-1) : undefined;
  if (span === undefined || span.end - span.start > LONGEST_LINE) return undefined;
  const line = sliceOf(text, span).trim();
  if (!MAY_NAME_CRITERIA.test(line) || !LABEL.test(line)) return undefined;
  // A title says what the experiment is about.
  if (isHead !== true && [...key.split('/'), section.name].some(isOther)) return undefined;
  const name = labelName(plainText(line.replace(/\([^()]*\)/gu, ' ')).replace(/[:：]\s*$/u, ''));
  if (name.split('_').length > MOST_WORDS) return undefined;
  const role = meaningOf(name)?.role;
  if (role === 'kill') return isStopRule(name) ? role : undefined;
  return role === 'criteria' ? 'criterion' : undefined;
}

const isOther = (name: string): boolean => {
  const role = meaningOf(name)?.role;
  return role !== undefined && OTHERS.has(role);
};
