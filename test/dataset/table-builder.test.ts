import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableBuilder } from '../../src/dataset/table-builder.ts';
import { renderDatasetJsonl } from '../../src/dataset/render-part.ts';
import type { ColumnData, TypedValue } from '../../src/report/report.ts';

const data = (name: string, type: ColumnData['type'], more: Partial<ColumnData> = {}): ColumnData => ({
  name,
  header: name,
  type,
  unit: null,
  whole: true,
  ...more,
});

type Cells = readonly (readonly [ColumnData, TypedValue, string])[];

/** Columns of rows, by name. */
function built(...rows: readonly Cells[]) {
  const builder = tableBuilder([{ name: 'status', type: 'text' }]);
  for (const cells of rows)
    builder.add(
      ['kept'],
      cells.map(([column, value, text], index) => ({ column, index, value, text })),
    );
  const { columns, notes } = builder.take();
  return { notes, columns: columns.slice(1).map(({ name, type, values }) => ({ name, type, values })) };
}

describe('tableBuilder', () => {
  it('joins columns of one name, and leaves rows without it empty', () => {
    const loss = data('loss', 'number');
    expect(built([[loss, 0.5, '0.5']], [], [[data('loss', 'integer'), 1, '1']]).columns).toEqual([
      { name: 'loss', type: 'number', values: [0.5, null, 1] },
    ]);
  });

  it('keeps two units of one name apart', () => {
    const [s, ms] = [data('time', 'number', { unit: 's' }), data('time', 'number', { unit: 'ms' })];
    expect(built([[s, 1.5, '1.5']], [[ms, 12.5, '12.5']]).columns).toEqual([
      { name: 'time', type: 'number', values: [1.5, null] },
      { name: 'time_ms', type: 'number', values: [null, 12.5] },
    ]);
  });

  it('makes text from numbers and words, and says so', () => {
    const made = built([[data('lr', 'number'), 0.1, '0.1']], [[data('lr', 'text'), 'auto', 'auto']]);
    expect(made).toEqual({
      columns: [{ name: 'lr', type: 'text', values: ['0.1', 'auto'] }],
      notes: ['lr holds number and text: it is text'],
    });
  });

  it('adds the cells if the numbers lose information', () => {
    const f1 = data('f1', 'number', { whole: false });
    expect(built([[f1, 0.87, '**0.87** ± 0.01']], [[f1, 0.9, '0.9']], [[f1, null, '—']]).columns).toEqual([
      { name: 'f1', type: 'number', values: [0.87, 0.9, null] },
      { name: 'f1_text', type: 'text', values: ['0.87 ± 0.01', '0.9', null] },
    ]);
  });

  it('keeps an integer of 64 bits, and makes a larger one a number with its cell', () => {
    const n = data('n', 'integer', { whole: false });
    expect(built([[n, '9223372036854775807', '9223372036854775807']]).columns[0]).toMatchObject({ type: 'integer' });
    expect(built([[n, '9223372036854775808', '9223372036854775808']]).columns).toEqual([
      { name: 'n', type: 'number', values: ['9223372036854775808'] },
      { name: 'n_text', type: 'text', values: ['9223372036854775808'] },
    ]);
  });

  it('renames columns whose name is taken', () => {
    const names = ['status', 'kind', '', 'a#2', '__proto__'];
    const cells = names.map((name): Cells[number] => [data(name, 'text'), 'x', 'x']);
    expect(built(cells).columns.map(({ name }) => name)).toEqual([
      'table_status',
      'table_kind',
      'column_3',
      'a_2',
      'proto',
    ]);
  });

  it('is empty after its rows were taken', () => {
    const builder = tableBuilder([{ name: 'a', type: 'text' }]);
    builder.add(['x']);
    builder.take();
    expect([builder.rowCount(), builder.take().columns]).toEqual([0, [expect.objectContaining({ values: [] })]]);
  });

  it('loses no value, whatever columns and names there are, and uses every name once', () => {
    const value = fc.oneof(
      fc.constantFrom(null, 'alpha', 'beta', true, false),
      fc.integer(),
      fc.constant('77777777777777777777'),
    );
    const column = fc.record({
      name: fc.oneof(fc.constantFrom('a', 'a_text', 'a_s', 'a_2', 'constructor', '__proto__', 'kind', ''), fc.string()),
      unit: fc.constantFrom(null, 's', '%'),
      value,
    });
    const row = fc.uniqueArray(column, { selector: ({ name, unit }) => `${name} ${String(unit)}`, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const builder = tableBuilder([]);
        for (const cells of rows)
          builder.add(
            [],
            cells.map(({ name, unit, value: one }, index) => ({
              column: data(name, typeOf(one), { unit, whole: typeof one !== 'string' || typeOf(one) === 'text' }),
              index,
              value: one,
              text: one === null ? '' : String(one),
            })),
          );
        const { columns } = builder.take();
        const names = columns.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(columns.every(({ values }) => values.length === rows.length)).toBe(true);
        for (const [at, cells] of rows.entries()) {
          const found = columns.flatMap(({ values }) => values[at] ?? []).map(String);
          for (const { value: one } of cells) if (one !== null) expect(found).toContain(String(one));
        }
        const lines = renderDatasetJsonl({ table: 'runs', kind: undefined, columns, rowCount: rows.length });
        const read = lines
          .split('\n')
          .slice(0, -1)
          .map((line) => Object.entries(JSON.parse(line) as object).length);
        expect(read).toEqual(rows.map(() => columns.length));
      }),
      { numRuns: 300 },
    );
  });
});

function typeOf(value: TypedValue): ColumnData['type'] {
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' || value === '77777777777777777777' ? 'integer' : 'text';
}
