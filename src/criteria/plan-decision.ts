import { forCell } from '../escape/for-cell.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';
import type { FieldSpec, VerdictSpec } from '../template/kind.ts';
import { matchChoice } from '../template/choice.ts';
import { replacement } from '../text/edit.ts';
import type { Edit } from '../text/edit.ts';
import { sliceOf } from '../text/span.ts';
import type { Span } from '../text/span.ts';
import type { Decision, Outcome, OutcomeKind } from './outcome.ts';

/**
 * The edits of `decide --write`: boxes of items with statements, the last columns of criteria tables, the verdict in the
 * kind's words and an evidence line, where the template has a place for them. What a person wrote stays; where all is
 * written already there are no edits.
 */
export function planDecision(record: ExperimentRecord, decision: Decision): readonly Edit[] {
  const { text } = record.document.source;
  const outcomes = [...decision.outcomes, ...decision.protocol, ...decision.hypotheses].filter(
    ({ statements }) => statements.length > 0,
  );
  const wanted = [
    ...outcomes.flatMap(boxEdit),
    ...outcomes.flatMap((outcome) => cellEdits(text, outcome)),
    ...verdictEdits(record, decision),
    ...evidenceEdits(record, decision),
  ];
  return wanted
    .filter(({ span, text: written }) => sliceOf(text, span) !== written)
    .toSorted((a, b) => a.span.start - b.span.start);
}

/** The box belongs to the machine: set when met, cleared otherwise. */
function boxEdit({ criterion, kind }: Outcome): readonly Edit[] {
  if (!criterion.hasBox || criterion.markSpan === undefined) return [];
  return [replacement(criterion.markSpan, kind === 'met' ? 'x' : ' ')];
}

const RESULT_WORDS = {
  met: '✅ PASS',
  unmet: '❌ FAIL',
  undetermined: 'undetermined',
  awaiting: '',
} as const satisfies Record<OutcomeKind, string>;

/** A row that is only compared by its threshold cell keeps what stands there until something is decided. */
function cellEdits(text: string, outcome: Outcome): readonly Edit[] {
  const isWritten = outcome.criterion.statements.some(({ direct }) => direct);
  if (outcome.kind === 'undetermined' && !isWritten) return [];
  const { measured, result } = outcome.criterion.cells ?? {};
  return [...fill(text, measured, measuredText(outcome)), ...fill(text, result, RESULT_WORDS[outcome.kind])];
}

/** An empty cell takes a blank on the side where it has none. */
function fill(text: string, cell: Span | undefined, words: string): readonly Edit[] {
  if (cell === undefined) return [];
  const content = forCell(words);
  if (cell.start < cell.end || content === '') return [replacement(cell, content)];
  const before = text[cell.start - 1] === '|' ? ' ' : '';
  const after = text[cell.end] === '|' ? ' ' : '';
  return [replacement(cell, `${before}${content}${after}`)];
}

/** `0.0723`, or of several runs `0 of 9 runs, worst 0.0723`; nothing where nothing was decided. */
function measuredText({ kind, statements }: Outcome): string {
  const statement = statements.find((each) => each.kind === kind) ?? statements[0];
  if (statement === undefined || statement.kind === 'undetermined') return '';
  const { deciding, selected, holding } = statement.evidence;
  if (deciding === undefined) return statement.because;
  if (deciding.run === '' || selected <= 1) return deciding.left;
  return `${holding} of ${selected} runs, ${kind === 'met' ? 'closest' : 'worst'} ${deciding.left}`;
}

/** A cancelled experiment owes no verdict, and a broken statement gives none. */
function verdictEdits(
  { kind, fields, status, document }: ExperimentRecord,
  { verdict, exitCode }: Decision,
): readonly Edit[] {
  if (kind?.verdict === undefined || status.stage === 'cancelled' || exitCode === 2) return [];
  return kind.verdict.places.flatMap((place) => {
    const word = place.words.find((each) => each.verdict === verdict)?.word;
    const field = fields.find(({ key }) => key === place.field);
    if (word === undefined || field?.spec === undefined) return [];
    return writtenVerdict(document.source.text, { field, spec: field.spec, word, place });
  });
}

type VerdictPlace = {
  readonly field: FieldRecord;
  readonly spec: FieldSpec;
  readonly word: string;
  readonly place: VerdictSpec['places'][number];
};

function writtenVerdict(text: string, { field, spec, word }: VerdictPlace): readonly Edit[] {
  const index = spec.choices?.values.indexOf(word) ?? -1;
  const { value } = field.field;
  const standing = sliceOf(text, value);
  if (spec.alternatives !== undefined) {
    const line = spec.alternatives[index];
    return line === undefined || !isOurs(spec.alternatives, standing) ? [] : [replacement(value, line.trim())];
  }
  if (field.filling === 'filled' && (spec.choices === undefined || !isBareChoice(spec, standing))) return [];
  if (field.filling === 'filled' && isSaid(spec, standing, word)) return [];
  return [replacement(value, spacedValue(text, value, spec.choices?.written[index] ?? word))];
}

/** Only lines of the template itself are taken away: a reason that somebody wrote behind one stays. */
const isOurs = (alternatives: readonly string[], standing: string): boolean => {
  const known = new Set(alternatives.map((line) => line.trim()));
  return standing.split(/\r?\n/u).every((line) => line.trim() === '' || known.has(line.trim()));
};

/** One of the choices alone: with a note behind it, it is a person's. */
function isBareChoice({ choices }: FieldSpec, standing: string): boolean {
  const match = choices === undefined ? undefined : matchChoice(choices, standing);
  return match?.kind === 'chosen' && match.values.length === 1 && match.note === undefined;
}

/** Whether the word stands there already, in whatever spelling. */
function isSaid({ choices }: FieldSpec, standing: string, word: string): boolean {
  const match = choices === undefined ? undefined : matchChoice(choices, standing);
  return match?.kind === 'chosen' && match.values[0] === word;
}

/** A blank behind the colon where the value is empty. */
const spacedValue = (text: string, { start, end }: Span, word: string): string =>
  start === end && /\S/u.test(text[start - 1] ?? ' ') ? ` ${word}` : word;

const EVIDENCE_NAMES: ReadonlySet<string> = new Set(['evidence', 'verdict_evidence', 'decision_evidence']);
const OURS = 'expctl: ';

/** A field called Evidence, while it is empty or holds what was written here before. */
function evidenceEdits({ fields, document }: ExperimentRecord, { verdict, because }: Decision): readonly Edit[] {
  const { text } = document.source;
  const line = `${OURS}${verdict}; ${because.join('; ')}`.replace(/\s+/gu, ' ');
  return fields.flatMap(({ field, filling }) => {
    if (!EVIDENCE_NAMES.has(field.name) || field.form === 'table-row' || field.form === 'front-matter') return [];
    if (field.blocks.length > 0 || (filling === 'filled' && !sliceOf(text, field.value).startsWith(OURS))) return [];
    return [replacement(field.value, spacedValue(text, field.value, line))];
  });
}
