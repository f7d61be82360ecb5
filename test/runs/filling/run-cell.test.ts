import { describe, expect, it } from 'vitest';
import { runCell } from '../../../src/runs/filling/run-cell.ts';
import { EMPTY_RUN } from '../../../src/runs/run.ts';
import type { ColumnRecord } from '../../../src/records/record.ts';

const columnOf = (header: string, type: ColumnRecord['type']): ColumnRecord => ({
  name: header,
  header,
  span: { start: 0, end: 0 },
  index: 0,
  type,
  unit: undefined,
  spec: undefined,
});

const no = (like: readonly string[], type: 'mark' | 'text'): string =>
  runCell(
    { path: 'match', value: { kind: 'boolean', text: 'false' }, because: 'equal' },
    { run: EMPTY_RUN, like, column: columnOf('match', type), units: new Map() },
  ).cell.text;

describe('runCell, for a no,', () => {
  it('uses the words of the column, else those of its type', () => {
    expect(no(['yes', ''], 'mark')).toBe('no');
    expect(no(['', '✓'], 'text')).toBe('✗');
    expect(no([], 'mark')).toBe('❌');
    expect(no([], 'text')).toBe('false');
  });
});
