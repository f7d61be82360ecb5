import { constants, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostError } from '../host.ts';
import sqlite from 'node-sqlite3-wasm';
import type { Database } from 'node-sqlite3-wasm';
import type { DatabaseValue, HostDatabase } from '../host.ts';

const LARGEST = 1024 * 1024 * 1024;
const MOST_TRIES = 5;

/** The files beside a database in use: the log of the latest writes, or the journal for undoing them. */
const LOGS = ['-wal', '-journal'] as const;

type SqliteDatabase = Pick<Database, 'exec' | 'all' | 'close'>;

/** Copies another program's SQLite file, which may be in use, with its logs, and opens the copy. */
export function openCopy(path: string): HostDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'expctl-database-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = copyWhole(path, folder);
    return opened(new sqlite.Database(copy), path, remove);
  } catch (error) {
    remove();
    throw error instanceof HostError ? error : failure(path, error);
  }
}

/** Copies a database with its logs, again if it was written meanwhile: the parts must be from one moment. */
function copyWhole(path: string, folder: string): string {
  const copy = join(folder, 'copy.db');
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = stampOf(path);
    for (const end of ['', ...LOGS]) {
      rmSync(copy + end, { force: true });
      if (statSync(path + end, { throwIfNoEntry: false })?.isFile() !== true) continue;
      copyFileSync(path + end, copy + end, constants.COPYFILE_FICLONE);
    }
    if (stampOf(path) === before) return copy;
  }
  throw new HostError('EBUSY', path, 'the database is being written all the time');
}

function stampOf(path: string): string {
  const facts = ['', ...LOGS].map((end) => statSync(path + end, { throwIfNoEntry: false, bigint: true }));
  const size = facts.reduce((sum, one) => sum + Number(one?.size ?? 0), 0);
  if (size > LARGEST) throw new HostError('EFBIG', path, 'the database is larger than 1 GiB');
  return facts.map((one) => (one === undefined ? '-' : `${one.ino} ${one.size} ${one.mtimeNs}`)).join('\n');
}

/** With the copy to itself, the database needs no shared memory for its log; nothing that its schema names is run. */
function opened(database: SqliteDatabase, path: string, remove: () => void): HostDatabase {
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    database.close();
    remove();
  };
  const rows = (query: string): readonly ReadonlyMap<string, DatabaseValue>[] => {
    try {
      return database
        .all(query)
        .map((row) => new Map(Object.entries(row).flatMap(([key, value]) => cellOf(key, value))));
    } catch (error) {
      throw failure(path, error);
    }
  };
  const tables = (): readonly string[] =>
    rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").flatMap(
      (row) => String(row.get('name') ?? '') || [],
    );
  try {
    for (const setting of ['locking_mode = EXCLUSIVE', 'trusted_schema = OFF', 'query_only = ON'])
      database.exec(`PRAGMA ${setting}`);
    tables();
  } catch (error) {
    close();
    throw error;
  }
  return { tables, rows, close };
}

function cellOf(key: string, value: unknown): readonly (readonly [string, DatabaseValue])[] {
  if (typeof value === 'bigint') return [[key, Number.isSafeInteger(Number(value)) ? Number(value) : String(value)]];
  return typeof value === 'string' || typeof value === 'number' || value === null ? [[key, value]] : [];
}

const failure = (path: string, error: unknown): HostError =>
  new HostError(
    'EIO',
    path,
    `the database cannot be read: ${error instanceof Error ? error.message : 'for no reason it tells'}`,
  );
