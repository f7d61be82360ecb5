import { describe, expect, it } from 'vitest';
import { rekeyedId } from '../../src/runs/rekeyed-row.ts';
import { recordOf, runRecord } from '../criteria/record-of.ts';

const { tables } = recordOf(
  '# Kites\n\n## Runs\n\n<!-- expctl: runs key="Model, Seed" -->\n\n' +
    '| Model | Seed | Lift |\n| --- | --- | --- |\n| box | 1 | 2.5 |\n| delta | 1 | 3.5 |\n',
);
const idOf = (row: Readonly<Record<string, string>>): string | undefined =>
  rekeyedId(runRecord('box', { row: new Map(Object.entries(row)) }), tables);

describe('the id of a row after the key of its table was changed', () => {
  it('is that of the row with all cells of the record', () => {
    expect(idOf({ model: 'box', seed: '1', lift: '2.5' })).toBe('box,1');
  });

  it('is not known from one cell alone, nor if a cell differs or two rows agree', () => {
    expect(idOf({ model: 'box' })).toBeUndefined();
    expect(idOf({ model: 'box', seed: '1', lift: '2.6' })).toBeUndefined();
    expect(idOf({ seed: '1', lift: '' })).toBeUndefined();
  });
});
