import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { tablesOf } from '../../../src/document/tables-of.ts';
import { planRow } from '../../../src/runs/row/plan-row.ts';
import { keyIndexOf, rowsWithId } from '../../../src/runs/row/row-key.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { tableRecordOf } from '../table-record.ts';
import type { RowCell } from '../../../src/runs/row/row-cells.ts';

const SHARED = join(import.meta.dirname, '../../../../shared');
const FOLDERS = ['corpus/docs', 'seeds'].map((name) => join(SHARED, name)).filter((folder) => existsSync(folder));

const texts = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
);

describe.skipIf(texts.length === 0)('a row in every table of real documents (skipped if they are not present)', () => {
  it('changes one line, and the reader sees one more row in the same table', () => {
    let tables = 0;
    for (const { name, text } of texts) {
      const document = parseDocument({ path: name, text });
      for (const [index, place] of tablesOf(document).entries()) {
        const table = tableRecordOf(document, place);
        const key = table.columns[keyIndexOf(table)];
        if (key === undefined) continue;
        const cells = new Map(
          table.columns.map(({ name: column }): [string, RowCell] => [column, { text: '0.25', form: 'metric' }]),
        );
        cells.set(key.name, { text: 'zz-dummy|run', form: 'verbatim' });
        const plan = planRow(document, table, cells);
        const [edit] = plan.edits;
        expect(plan.edits, name).toHaveLength(1);
        if (edit === undefined) continue;
        const after = applyEdits(text, plan.edits);
        expect(after.slice(0, edit.span.start)).toBe(text.slice(0, edit.span.start));
        expect(after.slice(edit.span.start + edit.text.length)).toBe(text.slice(edit.span.end));
        const documentAgain = parseDocument({ path: name, text: after });
        const again = tablesOf(documentAgain)[index];
        const more = plan.outcome === 'added' ? 1 : 0;
        expect(again?.table.rows.length, `${name} table ${String(index)}: ${plan.rowText}`).toBe(
          place.table.rows.length + more,
        );
        expect(after.split(/\r\n|\n|\r/).length).toBe(text.split(/\r\n|\n|\r/).length + more);
        expect(again, name).toBeDefined();
        if (again === undefined) continue;
        const read = tableRecordOf(documentAgain, again);
        const rows = rowsWithId(documentAgain, read, { keys: [key.index], runId: 'zz-dummy|run' });
        expect(
          rows.map((row) => row.cells.length),
          `${name} table ${String(index)}: ${plan.rowText}`,
        ).toEqual([table.columns.length]);
        expect(planRow(documentAgain, read, cells).outcome, `${name}: ${plan.rowText}`).toBe('unchanged');
        tables++;
      }
    }
    expect(tables).toBeGreaterThan(500);
  });
});
