import { describe, expect, it } from 'vitest';
import { readRecords } from '../../src/records/read-records.ts';
import { typedRecord } from '../../src/records/typed-record.ts';
import { HOSTILE_SHAPES } from '../fixtures/hostile-shapes.ts';
import { documentOf, fixture, kindOf, recordIn } from './reading.ts';

const KIB = 1024;
const kind = kindOf(fixture('forms-template.md'));

describe('hostile documents', () => {
  it.each(Object.entries(HOSTILE_SHAPES))('%s is read with and without a kind', (_, shape) => {
    const text = shape(32 * KIB);
    for (const of of [kind, undefined]) {
      for (const record of readRecords(documentOf(text), of)) expect(typedRecord(record).schemaVersion).toBe(1);
    }
  });

  it.each([
    ['sections of one name', '## Setup\n\n- Seed: 1\n\n'],
    ['numbered sections', '### Run 7\n\n- Seed: 1\n\n'],
    ['fields of one name', '**Owner**: x\n'],
    ['checklists', '- [ ] Seed: 1\n\ntext\n\n'],
    ['small tables', '| Run ID | Ice (cm) |\n|---|---|\n| Mean | |\n\n'],
    ['headings like ids', '# 12:30 12:30 12:30 EXP-\n\n'],
  ])('%s, many of them, are all read', (_, piece) => {
    const text = `# EXP-001: Many\n\n${piece.repeat(2000)}`;
    const [record] = readRecords(documentOf(text), kind);
    expect(record?.fields.length).toBeDefined();
    expect(new Set(record?.fields.map(({ key }) => key)).size).toBe(record?.fields.length);
    expect(JSON.stringify(record === undefined ? undefined : typedRecord(record)).length).toBeGreaterThan(1000);
  });

  it('an empty document is an empty record', () => {
    expect(recordIn('')).toMatchObject({
      id: undefined,
      title: undefined,
      fields: [],
      tables: [],
      checklists: [],
      sections: [],
    });
    expect(recordIn('', { template: fixture('forms-template.md') }).absent.fields).toHaveLength(5);
  });
});
