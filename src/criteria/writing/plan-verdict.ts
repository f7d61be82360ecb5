import { forCell } from '../../escape/for-cell.ts';
import type { ExperimentRecord, FieldRecord } from '../../records/record.ts';
import type { FieldSpec, Kind, VerdictName, VerdictSpec } from '../../template/kind.ts';
import { matchChoice } from '../../template/choice.ts';
import { decisionWords, unreadVerdict, verdictSetting } from '../../template/reading/unread-verdict.ts';
import { replacement } from '../../text/edit.ts';
import type { Edit } from '../../text/edit.ts';
import { lineAt } from '../../text/line-index.ts';
import { sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import type { Decision } from '../outcome.ts';

type Place = VerdictSpec['places'][number];

/**
 * The edits that write the verdict in the kind's own words, and its evidence beside it, if the document has places for
 * them. A cancelled experiment needs no verdict, and a broken statement gives none.
 */
export function planVerdict(record: ExperimentRecord, decision: Decision): readonly Edit[] {
  if (record.status.stage === 'cancelled' || decision.exitCode === 2) return [];
  return [
    ...placedVerdicts(record).flatMap((place) => verdictEdits(record, decision, place)),
    ...evidenceEdits(record, decision),
  ];
}

/** Places with another verdict, for which the kind has no suitable word: a person must correct them. */
export function staleVerdicts(record: ExperimentRecord, { verdict, exitCode }: Decision): readonly string[] {
  if (record.status.stage === 'cancelled' || exitCode === 2) return [];
  return placedVerdicts(record).flatMap(({ field, place }) => {
    const [said, ...others] = field.chosen ?? [];
    const isVerdict = place.words.some(({ word }) => word === said);
    if (said === undefined || others.length > 0 || !isVerdict || wordFor(record.kind, place, verdict) !== undefined)
      return [];
    const line = lineAt(record.document.lines, field.field.value.start);
    return [`line ${line}: ${field.field.label} still says ${said}; the template has no word for ${verdict}`];
  });
}

/**
 * The decision that a person must make because the template's words for it match no verdict, with the setting that
 * would map them.
 */
export function unreadDecision({ kind, fields, document, status }: ExperimentRecord): readonly string[] {
  const spec = kind === undefined || status.stage === 'cancelled' ? undefined : unreadVerdict(kind);
  const field = fields.find(({ key }) => key === spec?.key);
  if (kind === undefined || spec === undefined || field === undefined) return [];
  const line = lineAt(document.lines, field.field.value.start);
  return [
    `line ${line}: ${spec.label} takes no verdict, for ${decisionWords(spec)} name none; write into the front matter of ${kind.path}: ${verdictSetting(spec)}`,
  ];
}

/** Whether the document has any place for a verdict or its evidence. */
export const hasVerdictPlace = (record: ExperimentRecord): boolean =>
  placedVerdicts(record).length > 0 || record.fields.some((field) => takesEvidence(record, field));

type PlacedVerdict = { readonly field: FieldRecord; readonly place: Place };

const placedVerdicts = ({ kind, fields }: ExperimentRecord): readonly PlacedVerdict[] =>
  (kind?.verdict?.places ?? []).flatMap((place) => {
    const field = fields.find(({ key }) => key === place.field);
    return field?.spec === undefined ? [] : [{ field, place }];
  });

/**
 * The word for a verdict at a place. If a place has none: a status of success only claims that every must is met, and
 * runs that may not be compared decide no more than missing runs.
 */
function wordFor(kind: Kind | undefined, { field, words }: Place, verdict: VerdictName): string | undefined {
  const of = (wanted: VerdictName): string | undefined => words.find((each) => each.verdict === wanted)?.word;
  const isStatus = kind?.status?.fields.includes(field) === true;
  if (verdict === 'CONDITIONAL GO') return of(verdict) ?? (isStatus ? of('GO') : undefined);
  return of(verdict) ?? (verdict === 'INVALID' ? of('INCONCLUSIVE') : undefined);
}

function verdictEdits(
  { kind, document }: ExperimentRecord,
  { verdict }: Decision,
  { field, place }: PlacedVerdict,
): readonly Edit[] {
  const word = wordFor(kind, place, verdict);
  if (word === undefined || field.spec === undefined) return [];
  return writtenVerdict(document.source.text, { field, spec: field.spec, word });
}

type Writing = { readonly field: FieldRecord; readonly spec: FieldSpec; readonly word: string };

function writtenVerdict(text: string, { field, spec, word }: Writing): readonly Edit[] {
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

/** Only lines of the template itself are removed: a reason that somebody wrote after one stays. */
const isOurs = (alternatives: readonly string[], standing: string): boolean => {
  const known = new Set(alternatives.map((line) => line.trim()));
  return standing.split(/\r?\n/u).every((line) => line.trim() === '' || known.has(line.trim()));
};

/** Just one of the choices: with a note after it, it is a person's. */
function isBareChoice({ choices }: FieldSpec, standing: string): boolean {
  const match = choices === undefined ? undefined : matchChoice(choices, standing);
  return match?.kind === 'chosen' && match.values.length === 1 && match.note === undefined;
}

/** Whether the word is already there, in any spelling. */
function isSaid({ choices }: FieldSpec, standing: string, word: string): boolean {
  const match = choices === undefined ? undefined : matchChoice(choices, standing);
  return match?.kind === 'chosen' && match.values[0] === word;
}

/** Adds a blank after the colon if the value is empty. */
const spacedValue = (text: string, { start, end }: Span, word: string): string =>
  start === end && /\S/u.test(text[start - 1] ?? ' ') ? ` ${word}` : word;

const EVIDENCE_NAMES: ReadonlySet<string> = new Set(['evidence', 'verdict_evidence', 'decision_evidence']);
const OURS = 'expctl: ';
const MOST_REASONS = 3;

/** Whether a field takes the evidence: one named Evidence, or the rationale of the decision. */
function takesEvidence({ kind }: ExperimentRecord, { field, section, spec }: FieldRecord): boolean {
  if (field.form === 'table-row' || field.form === 'front-matter' || field.blocks.length > 0) return false;
  if (EVIDENCE_NAMES.has(field.name)) return true;
  const isBesideVerdict = (kind?.verdict?.places ?? []).some(({ field: key }) => isIn(kind, key, section));
  return field.name === 'rationale' && spec?.choices === undefined && isBesideVerdict;
}

const isIn = (kind: Kind | undefined, key: string, section: string): boolean =>
  kind?.fields.some((spec) => spec.key === key && spec.section === section) === true;

/** Written only while nobody else has written there; evidence written by expctl is updated. */
function evidenceEdits(record: ExperimentRecord, decision: Decision): readonly Edit[] {
  const { text } = record.document.source;
  return record.fields.flatMap((each) => {
    const { field, filling } = each;
    const isFree = filling !== 'filled' || sliceOf(text, field.value).startsWith(OURS);
    if (!isFree || !takesEvidence(record, each)) return [];
    return [replacement(field.value, spacedValue(text, field.value, evidenceLine(decision)))];
  });
}

function evidenceLine({ verdict, otherwise, because, unheld, amended }: Decision): string {
  const reasons = because.filter((line) => !unheld.includes(line));
  const shown = reasons.slice(0, MOST_REASONS);
  const rest = reasons.length - shown.length;
  const parts = [
    otherwise === undefined ? verdict : `${verdict} (would be ${otherwise})`,
    ...shown,
    ...(rest > 0 ? [`and ${rest} more`] : []),
    ...unheld,
    ...amended,
  ];
  return forCell(`${OURS}${parts.join('; ')}`.replace(/\s+/gu, ' '));
}
