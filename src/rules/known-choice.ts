import { editDistance, nearest } from '../text/nearest.ts';
import { isSlip } from './slip.ts';
import { bracketedTail } from '../document/inline/bracketed-tail.ts';
import { replacement } from '../text/edit.ts';
import { sliceOf } from '../text/span.ts';
import { isNotApplicable } from '../values/missing.ts';
import { plainChoice } from '../template/choice.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ChecklistRecord, ExperimentRecord, FieldRecord } from '../records/record.ts';
import type { FieldSpec, Kind } from '../template/kind.ts';
import type { Edit } from '../text/edit.ts';

/** A choice must be one of those that the template offers. */
export const knownChoice: DocumentRule = {
  name: 'known-choice',
  scope: 'document',
  severity: 'error',
  summary: 'Require one of the choices that the template offers.',
  *check({ records }) {
    for (const record of records) {
      for (const field of record.fields) yield* findingFor(record, field);
      for (const checklist of record.checklists) yield* overchosen(record, checklist);
      yield* stageless(record);
    }
  },
};

const LONGEST = 60;

function* findingFor({ kind, document }: ExperimentRecord, field: FieldRecord): Generator<Finding> {
  const { spec, field: written } = field;
  // Filling and choice are read when first used, and most fields are not choices.
  if (kind === undefined || spec?.choices === undefined || spec.choices.open || field.filling !== 'filled') return;
  if (field.chosen !== undefined && field.chosen.length > 0) return;
  const { values } = spec.choices;
  const text = document.source.text.slice(written.value.start, written.value.end);
  const plain = plainChoice(text.replace(/\s+/gu, ' '));
  if (isNotApplicable(plain) && !isDecisive(kind, spec)) return;
  const word = withoutNote(plain);
  const near = word.length > LONGEST ? undefined : nearest(word, values);
  const fix = near === undefined || !isSlip(word, near) ? undefined : spelling({ text, word, near, values }, field);
  yield {
    message: `${written.label} is "${shortened(plain)}", expected one of: ${values.join(', ')}${near === undefined ? '' : ` (did you mean ${near}?)`}`,
    span: written.value.end > written.value.start ? written.value : written.span,
    severity: isDecisive(kind, spec) ? 'error' : spec.due.severity,
    hint: hintFor(kind, fix),
    template: { path: kind.path, line: spec.line },
    ...(fix === undefined ? {} : { fix: [fix] }),
  };
}

/** `Select one:` with two of the boxes ticked. */
function* overchosen({ kind, document }: ExperimentRecord, { spec, items }: ChecklistRecord): Generator<Finding> {
  if (kind === undefined || spec?.one !== true) return;
  const ticked = items.filter(({ depth, hasBox, mark }) => depth === 0 && hasBox && mark === 'met');
  const second = ticked[1];
  if (second === undefined) return;
  const words = ticked.map(({ text }) => shortened(sliceOf(document.source.text, text))).join(', ');
  yield {
    message: `${ticked.length} of the options are ticked where one is to be chosen: ${words}`,
    span: second.block.span,
    severity: spec.due.severity,
    template: { path: kind.path, line: spec.line },
  };
}

/** A status with unknown words puts the experiment in no stage, so that nothing would be due. */
function* stageless(record: ExperimentRecord): Generator<Finding> {
  const { kind, status, fields } = record;
  const { text, span } = status;
  if (kind === undefined || text === undefined || span === undefined || status.stated) return;
  const field = fields.find(({ field: { value } }) => value.start === span.start && value.end === span.end);
  if (field === undefined || (field.spec?.choices?.open === false && field.chosen === undefined)) return;
  if (field.filling !== 'filled') return;
  const word = plainChoice(text.replace(/\s+/gu, ' '));
  if (word === '') return;
  yield {
    message: `${field.field.label} is "${shortened(word)}", which says no stage: the experiment is read as ${status.stage}`,
    span,
    severity: 'warning',
    hint: `write planned, running, done or cancelled, or say what it means in the front matter of ${kind.path}: \`expctl: {status: {${shortened(word)}: concluded}}\``,
    ...(field.spec === undefined ? {} : { template: { path: kind.path, line: field.spec.line } }),
  };
}

/** Stage and verdict depend on these words; an error in any other choice is as serious as in its field. */
const isDecisive = ({ status, verdict }: Kind, { key }: FieldSpec): boolean =>
  (status?.fields.includes(key) ?? false) || (verdict?.places.some(({ field }) => field === key) ?? false);

const hintFor = ({ path }: Kind, fix: Edit | undefined): string => {
  const open = `a choice that takes other values is marked \`<!-- expctl: open -->\` in ${path}`;
  return fix === undefined ? open : `\`expctl check --fix\` writes it so; ${open}`;
};

/** `RUNING (second attempt)`: the note after a choice is not part of the misspelt word. */
const withoutNote = (plain: string): string => plain.slice(0, bracketedTail(plain)?.start).trim() || plain;

type Spelling = {
  readonly text: string;
  readonly word: string;
  readonly near: string;
  readonly values: readonly string[];
};

/** A fix only if a single choice is near, and the misspelt word occurs in the value once: emoji and notes stay. */
function spelling({ text, word, near, values }: Spelling, { field }: FieldRecord): Edit | undefined {
  const distance = (value: string): number => editDistance(word.toLowerCase(), value.toLowerCase());
  const least = distance(near);
  if (values.filter((value) => distance(value) <= least + 1).length !== 1) return undefined;
  const at = text.indexOf(word);
  if (at === -1 || text.includes(word, at + 1)) return undefined;
  const start = field.value.start + at;
  return replacement({ start, end: start + word.length }, near);
}

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
