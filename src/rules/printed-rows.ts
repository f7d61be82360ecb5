import { labelName } from '../document/label-name.ts';
import { labelIndexOf } from '../records/tables/label-column.ts';
import { isOpenText } from '../template/open-text.ts';
import { isOpenCell } from '../template/samples/open-cell.ts';
import { plainText } from '../values/plain-text.ts';
import type { TableRecord } from '../records/record.ts';
import type { TableSpec } from '../template/kind.ts';

/** The rows of a template's table by their labels: all those to be kept, and those that the document lacks. */
export type PrintedRows = {
  readonly printed: readonly Label[];
  readonly missing: readonly Label[];
  readonly others: readonly Label[];
};

/** A label as shown, and folded. */
export type Label = { readonly text: string; readonly name: string };

/** Compares the rows of a document's table with those of the template; `others` are rows of the document's own. */
export function printedRows(table: TableRecord, spec: TableSpec): PrintedRows {
  const at = labelIndexOf(table);
  const name = table.columns[at]?.name ?? '';
  const index = spec.columns.findIndex((column) => column.name === name);
  const printed = spec.samples
    .map((sample) => sample[index < 0 ? at : index] ?? '')
    .filter((cell) => !isOpenCell(cell) && !isOpenText(cell))
    .map(labelOf)
    .filter((label) => label.name !== '' && !isExample(label.name, spec.columns[index]?.name ?? ''));
  const rows = table.rows.filter((row) => row.class !== 'repeated-header');
  const own = rows.map(({ cells }) => labelOf(cells[at]?.text ?? '')).filter((label) => label.name !== '');
  const [unsaid, left] = without(printed, own, (a, b) => a.text === b.text);
  const [missing, others] = without(unsaid, left, (a, b) => a.name === b.name);
  return { printed, missing: missing.filter((label) => !others.some((other) => isSaidIn(label, other))), others };
}

const labelOf = (cell: string): Label => {
  const text = plainText(cell).trim();
  return { text, name: labelName(text) };
};

/** `Test accuracy` counts as `Accuracy`, in a more precise wording. */
const isSaidIn = (label: Label, other: Label): boolean => `_${other.name}_`.includes(`_${label.name}_`);

/** Words that a template numbers as examples of what to write: `Group A`, `Metric 1`. */
const NUMBERED: ReadonlySet<string> = new Set(
  'metric group model variant baseline item risk criterion hypothesis slice segment class dataset experiment method parameter condition run h v'.split(
    ' ',
  ),
);
const ORDINAL = /^(.+?)_?(?:\d{1,2}|[a-z]|x{1,3})$/;

function isExample(name: string, header: string): boolean {
  const [, word = ''] = ORDINAL.exec(name) ?? [];
  return name === 'other' || name === 'etc' || NUMBERED.has(word) || (word !== '' && word === header);
}

type Same = (a: Label, b: Label) => boolean;

/** What remains of both lists when each element of the first is paired with one of the second. */
function without(
  all: readonly Label[],
  rows: readonly Label[],
  same: Same,
): readonly [readonly Label[], readonly Label[]] {
  const left = [...rows];
  const unpaired = all.filter((label) => {
    const found = left.findIndex((row) => same(label, row));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  return [unpaired, left];
}
