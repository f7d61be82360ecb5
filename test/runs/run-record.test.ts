import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRunRecord } from '../../src/runs/read-run-record.ts';
import { recordPath, runsFolderOf } from '../../src/runs/record-path.ts';
import { runRecordJsonSchema } from '../../src/runs/keeping/run-record-schema.ts';
import { writeRunRecord } from '../../src/runs/keeping/write-run-record.ts';
import type { RunRecord } from '../../src/runs/run-record.ts';

const small: RunRecord = {
  schemaVersion: 1,
  run: 'kelp-1',
  experiment: 'EXP-007',
  status: 'finished',
  parameters: new Map<string, string | number>([
    ['lr', 0.0003],
    ['__proto__', 'a key'],
  ]),
  metrics: new Map<string, string | number>([
    ['wer', 0.04618],
    ['big', '9007199254740993'],
    ['broken', 'NaN'],
  ]),
  units: new Map(),
  history: new Map([['loss', { steps: [1, 2], values: [0.5, null] }]]),
  criteria: new Map(),
  row: new Map([['wer', '0.0462']]),
  columns: new Map([['wer', 'wer']]),
};

const TEXT = `{
  "columns": {
    "wer": "wer"
  },
  "criteria": {},
  "experiment": "EXP-007",
  "history": {
    "loss": {
      "steps": [
        1,
        2
      ],
      "values": [
        0.5,
        null
      ]
    }
  },
  "metrics": {
    "big": "9007199254740993",
    "broken": "NaN",
    "wer": 0.04618
  },
  "parameters": {
    "__proto__": "a key",
    "lr": 0.0003
  },
  "row": {
    "wer": "0.0462"
  },
  "run": "kelp-1",
  "schemaVersion": 1,
  "status": "finished",
  "units": {}
}
`;

describe('a run record', () => {
  it('is written in canonical bytes and read back', () => {
    expect(writeRunRecord(small)).toBe(TEXT);
    expect(readRunRecord(TEXT)).toEqual({ record: small, problems: [] });
  });

  it('is the same record again, whatever it contains', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'a.b'),
    );
    const mapOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Map<string, T>> =>
      fc.array(fc.tuple(name, value), { maxLength: 5 }).map((pairs) => new Map(pairs));
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0);
    const decimal = fc.oneof(number, fc.constantFrom('NaN', '-Infinity', '1e400', '12345678901234567890'));
    const record = fc.record({
      run: name,
      parameters: mapOf(fc.oneof(number, fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null))),
      metrics: mapOf(decimal),
      row: mapOf(fc.string({ unit: 'binary' })),
      units: mapOf(fc.constantFrom('%', 'ratio')),
    });
    fc.assert(
      fc.property(record, (parts) => {
        const written = writeRunRecord({ ...small, ...parts });
        const { record: read, problems } = readRunRecord(written);
        expect(problems).toEqual([]);
        expect(read === undefined ? '' : writeRunRecord(read)).toBe(written);
        expect(read).toMatchObject({ run: parts.run });
        expect(new Map(read?.metrics)).toEqual(parts.metrics);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{', 'the text ends before the object that begins on line 1 is closed (line 1, column 2)'],
    ['[]', 'it holds no object'],
    ['{"schemaVersion": 2}', 'it was written by a newer expctl'],
    [TEXT.replace('"run": "kelp-1",\n', ''), 'run: '],
    [TEXT.replace('"finished"', '"done"'), 'status: '],
    [TEXT.replace('0.04618', '"low"'), 'metrics.wer: '],
    [TEXT.replace('        1,\n', ''), 'history.loss: steps and values differ in length'],
    [TEXT.replace('"units"', '"unit": {},\n  "units"'), 'it: '],
    [TEXT.replace('"units"', '"run": "other",\n  "units"'), '"run" is there twice (line 34)'],
  ])('is refused if it is invalid: %#', (text, problem) => {
    const { record, problems } = readRunRecord(text);
    expect(record).toBeUndefined();
    expect(problems[0]).toContain(problem);
  });

  it('is beside its document under a safe name', () => {
    expect(runsFolderOf('experiments/EXP-007-kelp.md')).toBe('experiments/EXP-007-kelp.runs');
    expect(recordPath('plan.md', 'h5/../x')).toBe('plan.runs/h5%2F..%2Fx.json');
  });

  it('has one file of items as an object, several as a list, and both are read', () => {
    const sha256 = '5'.repeat(64);
    const one = { path: 'out/items.jsonl', sha256, count: 12 };
    const two = [
      { side: 'old', ...one },
      { side: 'new', path: 'out/new.jsonl', sha256, count: 12 },
    ];
    const written = writeRunRecord({ ...small, items: [one] });
    expect(JSON.parse(written)).toMatchObject({ items: one });
    expect(readRunRecord(written).record?.items).toEqual([one]);
    const both = writeRunRecord({ ...small, items: two });
    expect(JSON.parse(both)).toMatchObject({ items: two });
    expect(readRunRecord(both).record?.items).toEqual(two);
  });

  it('is described by the schema in docs/', () => {
    const file = join(import.meta.dirname, '../../docs/run-record.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(runRecordJsonSchema())));
  });
});
