import { describe, expect, it } from 'vitest';
import { typedRecord } from '../../src/records/typed-record.ts';
import { fixture, recordIn } from './reading.ts';

const text =
  '# EXP-004: Ice\n\n**Status**: done (thin)\n**Owner**: Ada\n**Date**: 2026-01-05\n\n## Setup\n\n- Seed: 8\n- Lake: south\n\n' +
  '## Results\n\n| Run ID | Depth (m) | Ice (cm) | Notes |\n|---|---|---|---|\n| a-1 | 1.50 | ~4 | - |\n\n- [x] measured — Ada, 2026-01-06\n';

describe('typedRecord', () => {
  it('is the plain data of a record', () => {
    const data = typedRecord(
      recordIn(text, { template: fixture('forms-template.md'), path: 'experiments/EXP-004-ice.md' }),
    );
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      schemaVersion: 1,
      kind: 'probe',
      id: 'EXP-004',
      title: 'Ice',
      path: 'experiments/EXP-004-ice.md',
      line: 1,
      status: { text: 'done (thin)', stage: 'concluded', stated: true, word: 'DONE', note: 'thin' },
      fields: {
        status: {
          label: 'Status',
          value: { kind: 'text', text: 'done (thin)', plain: 'done (thin)' },
          filling: 'filled',
          chosen: ['DONE'],
          line: 3,
        },
        owner: { label: 'Owner', value: { kind: 'text', text: 'Ada', plain: 'Ada' }, filling: 'filled', line: 4 },
        date: {
          label: 'Date',
          value: { kind: 'date', text: '2026-01-05', iso: '2026-01-05' },
          filling: 'filled',
          line: 5,
        },
        'setup/seed': {
          label: 'Seed',
          value: { kind: 'number', text: '8', number: 8, precision: 0.5, signed: false },
          filling: 'filled',
          line: 9,
        },
        'setup/lake': {
          label: 'Lake',
          value: { kind: 'text', text: 'south', plain: 'south' },
          filling: 'filled',
          chosen: ['south'],
          line: 10,
        },
      },
      tables: {
        results: {
          role: 'runs',
          columns: [
            { name: 'run_id', header: 'Run ID' },
            { name: 'depth', header: 'Depth (m)' },
            { name: 'ice', header: 'Ice (cm)', unit: 'cm' },
            { name: 'notes', header: 'Notes' },
          ],
          rows: [
            {
              class: 'data',
              id: 'a-1',
              cells: {
                run_id: { kind: 'text', text: 'a-1', plain: 'a-1' },
                depth: { kind: 'number', text: '1.50', number: 1.5, precision: 0.005, signed: false },
                ice: expect.objectContaining({ kind: 'range', text: '~4' }),
                notes: { kind: 'missing', text: '-' },
              },
              line: 16,
            },
          ],
          line: 14,
        },
      },
      checklists: {
        results: {
          role: 'tasks',
          items: [{ text: 'measured', mark: 'met', signature: 'Ada, 2026-01-06', line: 18 }],
          line: 18,
        },
      },
      sections: [
        { key: 'setup', title: 'Setup', line: 7, filled: true },
        { key: 'results', title: 'Results', line: 12, filled: true },
      ],
    });
  });

  it('accepts any key', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const data = typedRecord(
      recordIn(
        `# EXP-1\n\n${names.map((name) => `- ${name}: 7`).join('\n')}\n\n| ${names.join(' | ')} |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n`,
      ),
    );
    expect(Object.keys(data.fields)).toEqual(['proto', 'constructor', 'tostring', 'hasownproperty']);
    expect(Object.getPrototypeOf(data.fields)).toBeNull();
    expect(JSON.stringify(data.tables)).toContain('"constructor":{"kind":"number"');
    expect(({} as { constructor: unknown }).constructor).toBe(Object);
  });
});
