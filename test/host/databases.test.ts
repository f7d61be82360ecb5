import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeHost } from '../../src/node-host.ts';
import { projectFolder } from '../project-folder.ts';

type Database = { exec(sql: string): void; close(): void };

const require = createRequire(import.meta.url);

/** The reader of SQLite files, where it is installed. */
const installed = ((): { Database: new (path: string) => Database } | undefined => {
  try {
    return require('node-sqlite3-wasm') as { Database: new (path: string) => Database };
  } catch {
    return undefined;
  }
})();

const TABLES = `
  CREATE TABLE runs (run_uuid TEXT, name TEXT, status TEXT, start_time BIGINT, end_time BIGINT, lifecycle_stage TEXT);
  CREATE TABLE metrics (key TEXT, value DOUBLE, timestamp BIGINT, run_uuid TEXT, step BIGINT, is_nan BOOLEAN);
  CREATE TABLE latest_metrics (key TEXT, value DOUBLE, timestamp BIGINT, run_uuid TEXT, step BIGINT, is_nan BOOLEAN);
  CREATE TABLE params (key TEXT, value TEXT, run_uuid TEXT);
  CREATE TABLE tags (key TEXT, value TEXT, run_uuid TEXT);`;

const copies = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('expctl-database-'));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'expctl-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A database in use: its last rows are only in the log next to it. */
function databaseInUse(Opened: new (path: string) => Database): string {
  const path = folder();
  const live = new Opened(join(path, 'live.db'));
  live.exec('PRAGMA locking_mode = EXCLUSIVE');
  live.exec('PRAGMA journal_mode = WAL');
  live.exec(TABLES);
  live.exec("INSERT INTO runs VALUES ('aa', 'gull', 'FINISHED', 1760000000000, NULL, 'active')");
  live.exec("INSERT INTO metrics VALUES ('loss', 0.41, 1, 'aa', 0, 0)");
  for (const end of ['', '-wal']) copyFileSync(join(path, `live.db${end}`), join(path, `mlflow.db${end}`));
  live.close();
  return join(path, 'mlflow.db');
}

describe.skipIf(installed === undefined)('databases (skipped if node-sqlite3-wasm is not installed)', () => {
  it('include what is only in the log, leave the files alone, and remove their copy', async () => {
    const path = databaseInUse(installed?.Database as new (path: string) => Database);
    const before = [readdirSync(join(path, '..')), copies().length];
    const database = await nodeHost().databases.openCopy(path);
    expect(database.tables()).toContain('runs');
    expect(database.rows('SELECT name, start_time FROM runs')).toEqual([
      new Map<string, unknown>([
        ['name', 'gull'],
        ['start_time', 1760000000000],
      ]),
    ]);
    expect(() => database.rows('DELETE FROM runs')).toThrow('attempt to write a readonly database');
    database.close();
    database.close();
    expect([readdirSync(join(path, '..')), copies().length]).toEqual(before);
  });

  it('report that another file cannot be read, and leave nothing behind', async () => {
    const path = join(folder(), 'mlflow.db');
    writeFileSync(path, `SQLite format 3\u0000${'x'.repeat(200)}`);
    const before = copies().length;
    await expect(nodeHost().databases.openCopy(path)).rejects.toMatchObject({ name: 'HostError', code: 'EIO' });
    expect(copies().length).toBe(before);
  });

  it('are read by the command', async () => {
    const path = databaseInUse(installed?.Database as new (path: string) => Database);
    const { code, stdout } = await projectFolder({}, { git: false }).expctl('inspect', path);
    expect(code).toBe(0);
    expect(stdout).toMatch(/mlflow\.db {2}sqlite, one run$/mu);
    expect(stdout).toMatch(/^loss +0\.41$/mu);
    expect(existsSync(`${path}-shm`)).toBe(false);
  });
});
