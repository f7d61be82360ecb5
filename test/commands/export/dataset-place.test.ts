import { describe, expect, it } from 'vitest';
import { partPath } from '../../../src/commands/export/dataset-place.ts';

const path = (kind: string | undefined): string =>
  partPath({ table: 'runs', kind, columns: [], rowCount: 0 }, 2, 'parquet');

describe('partPath', () => {
  it.each([
    ['plan', 'runs/kind=plan/part-2.parquet'],
    ['a/b ü=1', 'runs/kind=a%2Fb%20%C3%BC%3D1/part-2.parquet'],
    ['..', 'runs/kind=../part-2.parquet'],
    ['../../up', 'runs/kind=..%2F..%2Fup/part-2.parquet'],
    ['\ud800\u0000', 'runs/kind=%EF%BF%BD%00/part-2.parquet'],
    [undefined, 'runs/kind=__HIVE_DEFAULT_PARTITION__/part-2.parquet'],
  ])('puts the kind %j into the name of one folder', (kind, expected) => {
    expect(path(kind)).toBe(expected);
  });
});
