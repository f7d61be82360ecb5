import { parquetWriteBuffer } from 'hyparquet-writer/src/write.js';

/**
 * A column of a Parquet file; null for a row without a value. `integer` has 64 bits, `date` is days since 1970,
 * `timestamp` milliseconds since then in UTC.
 */
export type ParquetColumn =
  | { readonly name: string; readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly name: string; readonly type: 'integer'; readonly values: readonly (bigint | null)[] }
  | { readonly name: string; readonly type: 'number'; readonly values: readonly (number | null)[] }
  | { readonly name: string; readonly type: 'boolean'; readonly values: readonly (boolean | null)[] }
  | { readonly name: string; readonly type: 'date'; readonly values: readonly (number | null)[] }
  | { readonly name: string; readonly type: 'timestamp'; readonly values: readonly (bigint | null)[] };

const ELEMENTS = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  timestamp: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const satisfies Record<ParquetColumn['type'], object>;

const ROWS_OF_A_GROUP = 50_000;

/**
 * Encodes columns of equal length as the bytes of a Parquet file; the same columns give the same bytes. `facts` become
 * its metadata.
 */
export function writeParquet(columns: readonly ParquetColumn[], facts: ReadonlyMap<string, string>): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, values }) => ({ name, data: [...values] })),
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...ELEMENTS[type] })),
    ],
    rowGroupSize: ROWS_OF_A_GROUP,
    kvMetadata: [...facts].map(([key, value]) => ({ key, value })),
    createdBy: 'expctl',
  });
  return new Uint8Array(buffer);
}
