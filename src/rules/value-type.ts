import { cellsOf } from '../document/cells-of.ts';
import { sliceOf } from '../text/span.ts';
import { cellTextAt } from '../records/tables/cell-text-at.ts';
import { columnMarks } from '../records/tables/column-marks.ts';
import { readDate } from '../values/read-date.ts';
import { cellMistake, saysNoValue } from './cell-mistake.ts';
import { NUMBER_KINDS } from '../values/number-kinds.ts';
import type { Row } from '../document/block.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { CellMistake } from './cell-mistake.ts';
import type { ColumnRecord, ExperimentRecord, FieldRecord, TableRecord } from '../records/record.ts';
import type { NumberMarks } from '../values/number-marks.ts';
import type { Value, ValueType } from '../values/value.ts';

/** A value must be of the type that the template's sample or directive gives it. */
export const valueType: DocumentRule = {
  name: 'value-type',
  scope: 'document',
  severity: 'warning',
  summary: "Require values of the type that the template's sample gives.",
  *check({ records }) {
    for (const record of records) {
      for (const field of record.fields) yield* fieldFinding(record, field);
      yield* cellFindings(record);
    }
  },
};

/** What a type accepts, in words, and how to write a value that is read as text. */
type Taken = { readonly words: string; readonly kinds: readonly Value['kind'][]; readonly written?: RegExp };

const NUMBER: Taken = {
  words: 'a number',
  kinds: [...NUMBER_KINDS, 'pair', 'list', 'missing'],
  written: /^\D{0,20}\d/u,
};

/** Text accepts everything, and so do types that people write in too many ways. */
const TAKEN: Partial<Record<ValueType, Taken>> = {
  number: NUMBER,
  integer: NUMBER,
  percent: { ...NUMBER, words: 'a percentage' },
  interval: { ...NUMBER, words: 'a number with an interval' },
  boolean: {
    words: 'yes or no',
    kinds: ['boolean', 'mark', 'missing'],
    written: /^(?:yes|no|true|false|on|off|none)\b/i,
  },
  mark: {
    words: '✅ or ❌',
    kinds: ['mark', 'boolean', 'missing'],
    written: /^[✅✓✔☑❌✗✘❎⚠]|^(?:pass|fail|partial|yes|no|ok)/iu,
  },
  date: { words: 'a date (YYYY-MM-DD)', kinds: ['date', 'missing'], written: /\d/u },
};

const LONGEST_READ = 100;

function mismatch(type: ValueType, value: Value): string | undefined {
  const taken = TAKEN[type];
  if (taken === undefined || taken.kinds.includes(value.kind)) return undefined;
  const plain = 'plain' in value ? value.plain : value.text;
  const shown = plain.slice(0, LONGEST_READ);
  if (type === 'date' && namesNoDay(shown)) return 'a day that exists';
  if (type === 'date' && hasTwoDays(shown)) return 'a date (YYYY-MM-DD): which number is the month?';
  return taken.written?.test(shown) === true ? undefined : taken.words;
}

/** `03/04/2026` is the third of April for some and the fourth of March for others. */
function hasTwoDays(text: string): boolean {
  const [, first = '', second = ''] = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/u.exec(text) ?? [];
  return first !== '' && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
}

/** Whether no date in a text (`2026-02-30`, `30.02.2026`) exists in the calendar. */
function namesNoDay(text: string): boolean {
  const days = text.match(/(?<![\d.])(?:\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4})(?![\d.])/gu) ?? [];
  return days.length > 0 && days.every((day) => readDate(day, day) === undefined);
}

function* fieldFinding({ kind, document }: ExperimentRecord, record: FieldRecord): Generator<Finding> {
  const { field, spec } = record;
  // Filling and value are read when first used, and most fields are text.
  if (spec === undefined || TAKEN[spec.type] === undefined || spec.choices !== undefined || spec.block !== undefined)
    return;
  if (record.filling !== 'filled') return;
  const expected = mismatch(spec.type, record.value);
  if (expected === undefined || field.value.end === field.value.start) return;
  const written = document.source.text.slice(field.value.start, field.value.end);
  yield {
    message: `${field.label} is "${shortened(written)}", expected ${expected}`,
    span: field.value,
    hint: HINT,
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}

const HINT = 'if any text will do there, say so in the template: `<!-- expctl: type=text -->`';

function* cellFindings({ kind, tables, document: { source } }: ExperimentRecord): Generator<Finding> {
  for (const table of tables) {
    const { spec, columns, place } = table;
    const marked = { text: source.text, place, columns };
    const looked = columns.flatMap((column): readonly Looked[] => {
      const marks = columnMarks(marked, column.index);
      const isTyped = column.spec !== undefined && TAKEN[column.spec.type] !== undefined;
      return isTyped || marks !== undefined ? [{ table, column, marks }] : [];
    });
    for (const row of looked.length === 0 ? [] : table.rows) {
      const written = cellTexts(source.text, row.row, looked.length);
      if (looked.every((each) => isPlainly(each, written(each.column.index)))) continue;
      if (row.class !== 'data' || row.cells.length !== columns.length) continue;
      for (const each of looked) {
        const cell = row.cells[each.column.index];
        const mistake = cell === undefined ? undefined : mistakeIn(cell.value, each);
        if (mistake === undefined || cell === undefined) continue;
        yield {
          message: `"${shortened(cell.text)}" in the column "${each.column.header}", expected ${mistake.expected}`,
          span: cell.span,
          hint: mistake.hint,
          ...(kind === undefined || spec === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
        };
      }
    }
  }
}

/** Finding one cell means walking the row up to it: if many are needed, the row is split once. */
function cellTexts(text: string, row: Row, count: number): (index: number) => string | undefined {
  if (count <= FEW) return (index) => cellTextAt(text, row, index);
  const cells = cellsOf(text, row);
  return (index) => cells[index] && sliceOf(text, cells[index].span);
}

const FEW = 4;

type Looked = { readonly table: TableRecord; readonly column: ColumnRecord; readonly marks: NumberMarks | undefined };

function mistakeIn(value: Value, { table, column }: Looked): CellMistake | undefined {
  const mistake = cellMistake(value, { table, column });
  if (mistake !== undefined || saysNoValue(value, column)) return mistake;
  const expected = column.spec === undefined ? undefined : mismatch(column.spec.type, value);
  return expected === undefined ? undefined : { expected, hint: HINT };
}

/** A cell that is obviously of its type: a bare number, a date. Its value need not be read. */
const isPlainly = ({ column, marks }: Looked, written: string | undefined): boolean => {
  if (written === undefined) return false;
  if (marks?.comma === true) return COMMA_NUMBER.test(written);
  return (
    marks === undefined &&
    column.spec !== undefined &&
    (PLAIN[column.spec.type]?.test(written) ?? false) &&
    (column.unit === undefined || !written.endsWith('%'))
  );
};

/** A decimal comma that cannot separate thousands. */
const COMMA_NUMBER = /^-?(?:\d{1,15},\d{1,2}|0,\d{1,15})$/;

const PLAIN_NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?%?$/;

const PLAIN: Partial<Record<ValueType, RegExp>> = {
  number: PLAIN_NUMBER,
  integer: PLAIN_NUMBER,
  percent: PLAIN_NUMBER,
  interval: PLAIN_NUMBER,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/,
};

const LONGEST_SHOWN = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}
