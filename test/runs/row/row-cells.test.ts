import { describe, expect, it } from 'vitest';
import { cellSource } from '../../../src/runs/row/row-cells.ts';
import { styleOf } from '../../../src/values/column-style.ts';
import type { ColumnRecord } from '../../../src/records/record.ts';

const NOTES: ColumnRecord = {
  name: 'notes',
  header: 'Notes',
  span: { start: 0, end: 5 },
  index: 0,
  type: 'text',
  unit: undefined,
  spec: undefined,
};

const TICKED = { style: styleOf([]), ticks: true, missing: undefined };

describe('a cell of a column whose cells stand in ticks', () => {
  it.each([
    ['data/reef.jsonl', '`data/reef.jsonl`'],
    ['a|b', '`a\\|b`'],
    ['a\\b', '`a\\b`'],
  ])('%s stands in ticks too', (text, source) => {
    expect(cellSource({ text, form: 'verbatim' }, TICKED, NOTES)).toBe(source);
  });

  it('stands without them where a backslash would part its pipe from the one that escapes it', () => {
    expect(cellSource({ text: '\\|', form: 'verbatim' }, TICKED, NOTES)).not.toContain('`');
  });
});
