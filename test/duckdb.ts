import type { DuckDBConnection } from '@duckdb/node-api';

/** One row of an answer; integers beyond the precision of a double as bigints, dates and times as text. */
export type DuckRow = Readonly<Record<string, unknown>>;

/** The engine, for tests only; undefined, with a reason, where there is no binding for this platform. */
export const duckdb: { readonly connect: () => Promise<DuckDBConnection> } | { readonly reason: string } = await load();

async function load(): Promise<typeof duckdb> {
  try {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    return { connect: async () => (await DuckDBInstance.create(':memory:')).connect() };
  } catch (error) {
    return { reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

/** Why the tests with an engine are skipped; empty where they are not. */
export const noEngine: string = 'reason' in duckdb ? duckdb.reason : '';

/** Runs a query in a fresh database. Relative paths in the query start from `root`. */
export async function ask(question: string, root: string): Promise<readonly DuckRow[]> {
  if ('reason' in duckdb) throw new Error(duckdb.reason);
  const connection = await duckdb.connect();
  try {
    await connection.run(`SET file_search_path = '${root.replaceAll("'", "''")}'`);
    const reader = await connection.runAndReadAll(question);
    const names = reader.deduplicatedColumnNames();
    return reader
      .getRowsJS()
      .map((row) => Object.fromEntries(row.map((value, index) => [names[index] ?? '', plain(value)])));
  } finally {
    connection.closeSync();
  }
}

const plain = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString() : typeof value === 'bigint' ? exact(value) : value;

/** A bigint beyond the safe integers stays one. */
const exact = (value: bigint): number | bigint => (Number.isSafeInteger(Number(value)) ? Number(value) : value);
