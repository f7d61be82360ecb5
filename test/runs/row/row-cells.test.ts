import { describe, expect, it } from 'vitest';
import { cellSource } from '../../../src/runs/row/row-cells.ts';
import { styleOf } from '../../../src/values/column-style.ts';
import type { ColumnRecord } from '../../../src/records/record.ts';
import type { ColumnSpec } from '../../../src/template/kind.ts';

const NOTES: ColumnRecord = {
  name: 'notes',
  header: 'Notes',
  span: { start: 0, end: 5 },
  index: 0,
  type: 'text',
  unit: undefined,
  spec: undefined,
};

const SPEC: ColumnSpec = {
  name: 'notes',
  header: 'Notes',
  type: 'text',
  isVerbatim: false,
  unit: undefined,
  from: [],
  better: undefined,
  primary: false,
};

const TICKED = { style: styleOf([]), ticks: true, missing: undefined };

describe('a cell of a column whose cells are in ticks', () => {
  it.each([
    ['data/reef.jsonl', '`data/reef.jsonl`'],
    ['a|b', '`a\\|b`'],
    ['a\\b', '`a\\b`'],
  ])('%s is in ticks too', (text, source) => {
    expect(cellSource({ text, form: 'verbatim' }, TICKED, NOTES)).toBe(source);
  });

  it('is without them if a backslash would separate its pipe from the one that escapes it', () => {
    expect(cellSource({ text: '\\|', form: 'verbatim' }, TICKED, NOTES)).not.toContain('`');
  });
});

describe('a number in a column of words', () => {
  const said = { ...SPEC, isVerbatim: true };

  it('follows the numbers above if only a sample makes it a column of words', () => {
    const habit = { style: styleOf(['0.12', '0.34']), ticks: false, missing: undefined };
    expect(cellSource({ text: '0.5678', form: 'metric' }, habit, { ...NOTES, spec: SPEC })).toBe('0.57');
  });

  it('is left unchanged if words were declared, but in the unit of the column', () => {
    const habit = { style: styleOf(['0.12', '0.34']), ticks: false, missing: undefined };
    const column = { ...NOTES, spec: said, unit: 'ms' };
    expect(cellSource({ text: '0.5678', form: 'metric' }, habit, column)).toBe('0.5678');
    expect(cellSource({ text: '0.50125', form: 'metric', unit: 's' }, habit, column)).toBe('501.25');
    expect(cellSource({ text: '7', form: 'metric' }, TICKED, column)).toBe('`7`');
  });
});
