import { lazy } from '../../text/lazy.ts';
import type { Span } from '../../text/span.ts';
import type { OpenMark, StatementPlace } from '../outcome.ts';
import { asksByLabel } from './asking-label.ts';
import { criterionRole } from './criterion-role.ts';
import { wordsOf } from './criterion-words.ts';
import type { CriterionWords } from './criterion-words.ts';
import { expectIn } from './expect-spans.ts';
import {
  bindingOf,
  calledBy,
  fencesBehind,
  isProse,
  isSuccess,
  labelsOf,
  mayHold,
  ownersIn,
} from './found-criterion.ts';
import type { FoundCriterion, Reader, SectionPlace } from './found-criterion.ts';
import { hypothesisIn } from './section-roles.ts';

/**
 * Reads statements in paragraphs: a hypothesis's `**Success**: …` line, a sentence with its span, `**Kill**: …` among
 * criteria.
 */
export function paragraphCriteria(reader: Reader, place: SectionPlace): readonly FoundCriterion[] {
  const { text } = reader;
  const owners = lazy(() => ownersIn(text, place.section));
  return place.section.body.flatMap((block, at) => {
    if (block.kind !== 'paragraph' || !mayHold(reader, place, at)) return [];
    const fences = fencesBehind(text, place.section.body, at);
    return stretchesOf(text, block.lines).flatMap((span) => {
      const words = wordsOf(text, span);
      const isLast = span.end === block.lines.at(-1)?.end;
      const statements = [...expectIn(text, [{ ...block, span }]), ...(isLast ? expectIn(text, fences) : [])];
      const isSuccessLine = place.role === 'hypothesis' && words.isNamed && isSuccess(words.label);
      const isAsked = (place.role === 'criterion' || place.role === 'kill') && asksByLabel(words);
      if (statements.length === 0 && !isSuccessLine && !isAsked) return [];
      const labels = labelsOf(owners().get(block));
      return [paragraphCriterion(reader, place, { span, statements, words, labels })];
    });
  });
}

/** The parts of a paragraph: each begins with its first line or with a line that has a label. */
function stretchesOf(text: string, lines: readonly Span[]): readonly Span[] {
  const stretches: Span[] = [];
  for (const line of lines) {
    const last = stretches.at(-1);
    if (last === undefined || wordsOf(text, line).isNamed) stretches.push(line);
    else stretches[stretches.length - 1] = { start: last.start, end: line.end };
  }
  return stretches;
}

const IN_NO_LIST: OpenMark = {
  because: 'it is in no list; write it as an item, `- [ ] …`, which can be marked',
  isContrary: false,
};

type Stretch = {
  readonly span: Span;
  readonly statements: readonly StatementPlace[];
  readonly words: CriterionWords;
  /** The labels above it. */
  readonly labels: readonly string[];
};

function paragraphCriterion(
  reader: Reader,
  place: SectionPlace,
  { span, statements, words, labels }: Stretch,
): FoundCriterion {
  const hypothesis = place.role === 'hypothesis' ? hypothesisIn(place.section.title) : undefined;
  const named = {
    section: place.section,
    owner: undefined,
    checklist: undefined,
    label: words.isNamed ? words.label : undefined,
  };
  return {
    keyParts: [place.key, hypothesis === undefined ? words.label : `${hypothesis} ${words.label}`],
    list: undefined,
    label: hypothesis ?? calledBy(words, statements),
    role: criterionRole(place, { words: [words], labels, hasStatement: statements.length > 0 }),
    isProse: isProse(place, statements),
    gate: reader.gateOf({ ...named, sentence: words.sentence, span }),
    sentence: words.sentence,
    span,
    statements,
    mark: 'none',
    openMark: hypothesis === undefined && statements.length === 0 ? IN_NO_LIST : undefined,
    markSpan: undefined,
    hasBox: false,
    signature: undefined,
    cells: undefined,
    binding: hypothesis === undefined ? undefined : bindingOf(reader.record, place, hypothesis),
  };
}
