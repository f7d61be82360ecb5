// Runs the built tool once through its main tasks on the current Node: for every supported version.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sqlite from 'node-sqlite3-wasm';

const launcher = fileURLToPath(new URL('../bin/expctl.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'expctl-smoke-'));
const PLAN = 'experiments/adapters-for-call-centre-audio.md';

writeDatabase(join(folder, 'mlflow.db'));

const steps = [
  { args: ['--version'], code: 0, says: /^\d+\.\d+\.\d+/ },
  { args: ['--help'], code: 0, says: /Commands:/ },
  { args: ['demo', 'demo'], code: 0, says: /NO-GO/ },
  { args: ['check', PLAN], in: 'demo', code: 0, says: /command-flags/ },
  { args: ['decide', PLAN, '--json'], in: 'demo', code: 1, says: /"verdict": "NO-GO"/ },
  { args: ['report', '--format', 'markdown'], in: 'demo', code: 0, says: /Tuned WER/ },
  { args: ['show', PLAN, '--json'], in: 'demo', code: 0, says: /"schemaVersion": 1/ },
  { args: ['new', 'exp', 'Smoke'], in: 'demo', code: 0, says: /EXP-001/ },
  { args: ['inspect', 'mlflow.db'], code: 0, says: /^grind[^]*val_loss +0\.25$/mu },
  { args: ['import', 'mlflow.db', '--new', 'exp'], code: 0, says: /1 run imported/ },
  {
    args: ['export', '--format', 'parquet', '--output', 'out'],
    in: 'demo',
    code: 0,
    says: /runs\/kind=plan\/part-0\.parquet/,
  },
  // Every output there has been logged already.
  { args: ['watch', '--once', '--dry-run', '.'], in: 'demo', code: 0, says: /^$/ },
  { args: ['init', '--merge', '--dry-run'], in: 'demo', code: 0, says: /merge=expctl/ },
  { args: ['chek'], code: 2, says: /check/ },
];

let failed = 0;
for (const { args, in: where = '.', code, says } of steps) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: join(folder, where),
    encoding: 'utf8',
  });
  const fine = status === code && says.test(stdout + stderr);
  if (fine) continue;
  failed++;
  process.stderr.write(`expctl ${args.join(' ')}: exit ${status}, expected ${code} and ${says}\n${stdout}${stderr}\n`);
}
if (!readFileSync(join(folder, 'demo', PLAN), 'utf8').includes('| h1-seed3 |')) failed++;
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`smoke test on Node ${process.version}: ${failed === 0 ? 'fine' : `${failed} failed`}\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** One run as MLflow stores it: what it reads of a package outside the bundle must be found. */
function writeDatabase(path) {
  const database = new sqlite.Database(path);
  database.exec(`
    CREATE TABLE experiments (experiment_id INTEGER, name TEXT, lifecycle_stage TEXT);
    CREATE TABLE runs (run_uuid TEXT, name TEXT, status TEXT, start_time BIGINT, end_time BIGINT, lifecycle_stage TEXT, experiment_id INTEGER);
    CREATE TABLE latest_metrics (key TEXT, value DOUBLE, timestamp BIGINT, step BIGINT, is_nan BOOLEAN, run_uuid TEXT);
    CREATE TABLE metrics (key TEXT, value DOUBLE, timestamp BIGINT, step BIGINT, is_nan BOOLEAN, run_uuid TEXT);
    CREATE TABLE params (key TEXT, value TEXT, run_uuid TEXT);
    CREATE TABLE tags (key TEXT, value TEXT, run_uuid TEXT);
    INSERT INTO experiments VALUES (1, 'mill', 'active');
    INSERT INTO runs VALUES ('6f6e65', 'grind', 'FINISHED', 1700000000000, 1700000060000, 'active', 1);
    INSERT INTO latest_metrics VALUES ('val_loss', 0.25, 1700000000000, 1, 0, '6f6e65');
    INSERT INTO metrics VALUES ('val_loss', 0.25, 1700000000000, 1, 0, '6f6e65');
  `);
  database.close();
}
