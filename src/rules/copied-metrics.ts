import { collectionRule } from '../lint/rule.ts';
import { isAsciiDigit } from '../text/letters.ts';
import type { Field } from '../document/field.ts';
import type { ExperimentRecord, RowRecord } from '../records/record.ts';
import type { Span } from '../text/span.ts';

/** The long numbers of a row, and the experiment and run that they belong to. */
type Vector = {
  readonly values: string;
  readonly experiment: string;
  readonly run: string;
  readonly from: 'row' | 'field';
};

/**
 * Two experiments cannot have measured the same digits: reports equal metric vectors of at least eight significant
 * digits.
 */
export const copiedMetrics = collectionRule<Vector>({
  name: 'copied-metrics',
  scope: 'collection',
  severity: 'warning',
  summary: 'Disallow metrics with the same long digits in different experiments.',
  sound: 'on a part',
  *collect({ document, records }) {
    for (const record of records) {
      const experiment = record.id?.text ?? document.source.path;
      for (const { span, ...vector } of longVectors(record)) yield { fact: { ...vector, experiment }, span };
    }
  },
  *check(facts) {
    const first = new Map<string, (typeof facts)[number]>();
    for (const about of facts) {
      const { values, experiment, run } = about.fact;
      const before = first.get(values);
      if (before === undefined) first.set(values, about);
      else if (before.fact.experiment !== experiment && !isQuoted(before.fact, about.fact))
        yield {
          about,
          message: `${values} of ${run} is the same to the last digit as ${before.fact.run} in ${before.place.path}:${before.place.line}`,
          hint: 'two runs that were measured differ somewhere: look for a copied row; a run that is only quoted bears the same run id',
        };
    }
  },
});

/** A run of another experiment that a table compares with has its own id there. */
const isQuoted = (a: Vector, b: Vector): boolean => a.from === 'row' && a.run === b.run && !COMMON_ID.test(a.run);

/** Ids that any table could have. */
const COMMON_ID = /^(?:run|trial|exp|seed|model|baseline|ours|best)?[\s_#-]*\d*$/i;

const LONG_DIGITS = 8;
/** A single number needs more digits: a constant may have eight. */
const LONG_FIELD_DIGITS = 12;

type Found = Omit<Vector, 'experiment'> & { readonly span: Span };

function* longVectors({ document, tables, fields }: ExperimentRecord): Generator<Found> {
  const { text } = document.source;
  for (const record of fields) {
    const { field } = record;
    // A value is read when first used, and few have that many digits.
    const written = numberPlace(field);
    if (written === undefined || !hasLongNumber(text, written, LONG_FIELD_DIGITS)) continue;
    const { value } = record;
    if (value.kind === 'number' && value.text.includes('.') && significantDigits(value.text) >= LONG_FIELD_DIGITS)
      yield { values: value.text, run: field.label, from: 'field', span: field.value };
  }
  for (const { role, rows, columns } of tables) {
    if (role !== 'runs' && role !== 'comparison') continue;
    const parameters = new Set(columns.filter(({ name }) => isParameter(name)).map(({ index }) => index));
    for (const row of rows) {
      if (!hasLongNumber(text, row.row.span, LONG_DIGITS)) continue;
      const values = row.class === 'data' ? longNumbers(row, parameters) : '';
      if (values !== '') yield { values, run: row.id ?? 'a row', from: 'row', span: row.row.span };
    }
  }
}

/** The place of a field's number, if its value is one: on its line, or in the paragraph after it, but not in a list. */
function numberPlace({ value, blocks }: Field): Span | undefined {
  const [first] = blocks;
  if (value.start < value.end || first === undefined) return value;
  return first.kind === 'paragraph' ? first.span : undefined;
}

/** Rates and sizes are chosen, not measured: equal ones do not mean a copy. */
const PARAMETERS: ReadonlySet<string> = new Set(
  'lr learning_rate weight_decay eps epsilon params parameters size bytes tokens seed'.split(' '),
);

function isParameter(name: string): boolean {
  const [first = '', second = ''] = name.split('_', 2);
  return PARAMETERS.has(first) || PARAMETERS.has(`${first}_${second}`);
}

const longNumbers = ({ cells }: RowRecord, parameters: ReadonlySet<number>): string =>
  cells
    .flatMap((cell, index) => {
      if (parameters.has(index) || !hasLongNumber(cell.text, whole(cell.text), LONG_DIGITS)) return [];
      return cell.value.kind === 'number' ? [cell.value.text] : [];
    })
    .filter((text) => text.includes('.') && significantDigits(text) >= LONG_DIGITS)
    .join(', ');

const significantDigits = (text: string): number =>
  text
    .replace(/e.*$/i, '')
    .replace(/[^\d]/gu, '')
    .replace(/^0+|0+$/gu, '').length;

const whole = ({ length }: string): Span => ({ start: 0, end: length });

/** Whether a piece of text has at least this many digits with only points and commas between them. */
function hasLongNumber(text: string, { start, end }: Span, digits: number): boolean {
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isAsciiDigit(unit)) count++;
    else if (unit !== POINT && unit !== COMMA) count = 0;
    if (count === digits) return true;
  }
  return false;
}

const POINT = 46;
const COMMA = 44;
