import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import { findRunsTable, tableName } from '../../../src/runs/filling/find-runs-table.ts';

const MATRIX = '## Test Matrix\n\n| Run ID | WER |\n| --- | --- |\n| a | 0.1 |\n';
const SIDE = '## Side Runs\n\n| Run | WER |\n| --- | --- |\n| b | 0.2 |\n';
const EMPTY = '## Later\n\n| Run | WER |\n| --- | --- |\n';

const find = (text: string, named?: string): string => {
  const [record] = readRecords(parseDocument({ path: 'p.md', text: `# Plan\n\n${text}` }), undefined);
  if (record === undefined) throw new Error('no record');
  const found = findRunsTable(record, named);
  return found.kind === 'table' ? tableName(found.table) : `${found.kind}: ${found.candidates.map(tableName).join()}`;
};

describe('findRunsTable', () => {
  it('takes the only runs table, and prefers a Run ID to a Run', () => {
    expect(find(SIDE)).toBe('"Side Runs"');
    expect(find(SIDE + MATRIX)).toBe('"Test Matrix"');
    expect(find(EMPTY)).toBe('"Later"');
  });

  it('takes the named one, by its heading', () => {
    expect(find(SIDE + MATRIX, 'Side Runs')).toBe('"Side Runs"');
    expect(find(SIDE + MATRIX, 'Elsewhere')).toBe('unknown: "Side Runs","Test Matrix"');
  });

  it('does not choose between two that look alike', () => {
    expect(find(SIDE + SIDE.replace('Side', 'Other'))).toBe('several: "Side Runs","Other Runs"');
    expect(find('Words only.\n')).toBe('none: ');
  });
});
