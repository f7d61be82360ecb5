import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeParquet } from '../../src/parquet/write-parquet.ts';
import { ask, noEngine } from '../duckdb.ts';
import type { ParquetColumn } from '../../src/parquet/write-parquet.ts';

const nullable = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(arbitrary);
const whole = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Names that are special on JavaScript objects. */
const word = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', '', "'", '\u0000', '=1+1'),
);

/** Rows of every type. */
const rows = fc.array(
  fc.record({
    t: nullable(word.filter((text) => !/\p{Surrogate}/u.test(text))),
    i: nullable(whole),
    n: nullable(number),
    b: nullable(fc.boolean()),
    d: nullable(fc.integer({ min: -700_000, max: 2_900_000 })),
    s: nullable(fc.bigInt({ min: -62_135_596_800_000n, max: 253_402_300_799_999n })),
  }),
  { maxLength: 40 },
);

type Rows = typeof rows extends fc.Arbitrary<infer Value> ? Value : never;

const columnsOf = (all: Rows): readonly ParquetColumn[] => [
  { name: 't', type: 'text', values: all.map(({ t }) => t) },
  { name: 'i', type: 'integer', values: all.map(({ i }) => i) },
  { name: 'n', type: 'number', values: all.map(({ n }) => n) },
  { name: 'b', type: 'boolean', values: all.map(({ b }) => b) },
  { name: 'd', type: 'date', values: all.map(({ d }) => d) },
  { name: 's', type: 'timestamp', values: all.map(({ s }) => s) },
];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'expctl-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe('writeParquet', () => {
  it('writes the same bytes for the same columns', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const facts = new Map([['a', 'b']]);
        expect(writeParquet(columnsOf(all), facts)).toEqual(writeParquet(columnsOf(structuredClone(all)), facts));
      }),
      { numRuns: 50 },
    );
  });

  it('begins and ends as the format requires, even without rows', () => {
    const bytes = writeParquet(columnsOf([]), new Map());
    const words = new TextDecoder('latin1').decode(bytes);
    expect([words.slice(0, 4), words.slice(-4)]).toEqual(['PAR1', 'PAR1']);
  });
});

describe.skipIf(noEngine !== '')(`its files in DuckDB (skipped if it cannot be loaded: ${noEngine})`, () => {
  it('give back what was put in: no NaN, every digit of an integer, every character', async () => {
    const path = folder();
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        writeFileSync(join(path, 'a.parquet'), writeParquet(columnsOf(all), new Map()));
        const told = await ask(
          'SELECT t, i::VARCHAR AS i, n, b, (d - DATE \'1970-01-01\')::BIGINT AS d, epoch_ms(s)::VARCHAR AS s FROM "a.parquet"',
          path,
        );
        const given = all.map(({ t, i, n, b, d, s }) => ({
          t,
          i: i === null ? null : String(i),
          n,
          b,
          d,
          s: s === null ? null : String(s),
        }));
        expect(told).toEqual(given);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('have the given types and names', async () => {
    const path = folder();
    const names = ['constructor', 'tostring', 'hasownproperty', 'größe', 'column_2'];
    const columns = names.map((name): ParquetColumn => ({ name, type: 'text', values: [name, null] }));
    writeFileSync(
      join(path, 'b.parquet'),
      writeParquet(
        [...columns, ...columnsOf([]).map((each) => ({ ...each, values: [null, null] }))],
        new Map([['expctl.columns', '[]']]),
      ),
    );
    const types = await ask('SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM "b.parquet")', path);
    expect(types.map((row) => row['column_name'])).toEqual([...names, 't', 'i', 'n', 'b', 'd', 's']);
    expect(types.slice(5).map((row) => row['column_type'])).toEqual([
      'VARCHAR',
      'BIGINT',
      'DOUBLE',
      'BOOLEAN',
      'DATE',
      'TIMESTAMP',
    ]);
    const facts = await ask(
      "SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('b.parquet')",
      path,
    );
    expect(facts).toContainEqual({ key: 'expctl.columns', value: '[]' });
  });
});
