import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, noEngine } from '../duckdb.ts';
import { projectFolder } from '../project-folder.ts';
import { commandsIn, fencesIn, filesIn, transcript } from './worked-page.ts';
import type { DuckRow } from '../duckdb.ts';
import type { ProjectFolder } from '../project-folder.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');

type TypedColumn = {
  readonly name: string;
  readonly header: string;
  readonly type: string;
  readonly unit: string | null;
};
type Row = {
  readonly class: string;
  readonly run: string | null;
  readonly line: number;
  readonly cells: readonly string[];
  readonly values: readonly (string | number | boolean | null)[];
};
type Report = {
  readonly experiments: readonly {
    readonly id: string;
    readonly path: string;
    readonly documentKind: string;
    readonly verdict: string | undefined;
    readonly runs: readonly { readonly types: readonly TypedColumn[]; readonly rows: readonly Row[] }[];
  }[];
};

/** The documents of all worked examples, each in the state in which its page leaves it. */
async function examples(): Promise<ProjectFolder> {
  const folder = projectFolder();
  const pages = readdirSync(join(DOCS, 'examples')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  for (const page of pages) {
    const fences = fencesIn(readFileSync(join(DOCS, 'examples', page), 'utf8'));
    for (const [path, text] of Object.entries(filesIn(fences))) folder.write(path, text);
    const commands = fences.filter(({ info }) => info === 'console').flatMap(({ text }) => commandsIn(text));
    await transcript(
      folder,
      commands.filter((line) => /^expctl (?:log|decide|amend)/u.test(line)),
    );
  }
  return folder;
}

async function reportOf(folder: ProjectFolder): Promise<Report> {
  const { stdout, code } = await folder.expctl('report', '--format', 'json');
  expect(code).toBe(0);
  return JSON.parse(stdout) as Report;
}

const RUNS = {
  parquet: "read_parquet('out/runs/**/*.parquet', hive_partitioning = true, union_by_name = true)",
  csv: "read_csv('out/runs/**/*.csv', hive_partitioning = true, union_by_name = true)",
  jsonl:
    "read_json('out/runs/**/*.jsonl', hive_partitioning = true, union_by_name = true, format = 'newline_delimited')",
} as const;

type Format = keyof typeof RUNS;

/** The engine's value of each number of the report, next to the report's own. */
async function compared(folder: ProjectFolder, format: Format, { experiments }: Report) {
  const rows = await ask(`SELECT * FROM ${RUNS[format]}`, folder.path);
  const columns = await ask(`SELECT * FROM ${RUNS[format].replaceAll('/runs/', '/columns/')}`, folder.path);
  const byPlace = new Map(rows.map((row) => [`${String(row['file'])}:${String(row['line'])}`, row]));
  return experiments.flatMap(({ path, documentKind, runs }) =>
    runs.flatMap((table) =>
      table.rows.flatMap((row) =>
        table.types.flatMap((column, index) => {
          if (column.type !== 'number' && column.type !== 'integer') return [];
          const name = nameOf(columns, documentKind, column);
          const engine: DuckRow | undefined = byPlace.get(`${path}:${String(row.line)}`);
          if (name === undefined) return [];
          return [
            {
              place: `${path}:${String(row.line)} ${column.header}`,
              cell: row.cells[index] ?? '',
              report: row.values[index] ?? null,
              engine: engine?.[name] ?? null,
              isThere: engine !== undefined,
            },
          ];
        }),
      ),
    ),
  );
}

/** The column of a header; the key column is called `run`. */
function nameOf(columns: readonly DuckRow[], kind: string, { header, type, unit }: TypedColumn): string | undefined {
  const found = columns.find(
    (row) =>
      row['kind'] === kind &&
      row['header'] === header &&
      row['unit'] === unit &&
      (row['type'] === type || (type === 'integer' && row['type'] === 'number')),
  );
  return found === undefined ? undefined : String(found['column']);
}

describe.skipIf(noEngine !== '')(`exported tables in DuckDB (skipped if it cannot be loaded: ${noEngine})`, () => {
  it.each(['parquet', 'csv', 'jsonl'] as const)(
    'give the numbers of `report --format json` from %s',
    async (format) => {
      const folder = await examples();
      const report = await reportOf(folder);
      const { code } = await folder.expctl('export', '--format', format, '--output', 'out');
      expect(code).toBe(0);
      const numbers = await compared(folder, format, report);
      expect(numbers.length).toBeGreaterThan(20);
      expect(numbers.filter(({ isThere }) => !isThere)).toEqual([]);
      const told = (value: unknown): unknown => (value === null ? null : Number(value));
      expect(numbers.filter(({ report: said, engine }) => told(said) !== told(engine))).toEqual([]);
      const plain = numbers.filter(({ cell }) => /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/u.test(cell));
      expect(plain.length).toBeGreaterThan(20);
      expect(plain.filter(({ cell, engine }) => Number(cell) !== Number(engine))).toEqual([]);
    },
  );

  it('have a row for each experiment, with its verdict, and for each criterion', async () => {
    const folder = await examples();
    const report = await reportOf(folder);
    await folder.expctl('export', '--format', 'parquet', '--output', 'out');
    const told = await ask(
      "SELECT file, kind, verdict FROM read_parquet('out/experiments/**/*.parquet', hive_partitioning = true) ORDER BY file",
      folder.path,
    );
    const said = report.experiments.map(({ path, documentKind, verdict }) => ({
      file: path,
      kind: documentKind,
      verdict: verdict ?? null,
    }));
    expect(told).toEqual(said.toSorted((a, b) => (a.file < b.file ? -1 : 1)));
  });

  it('have every metric of every run record in full', async () => {
    const folder = await examples();
    await folder.expctl('export', '--format', 'parquet', '--output', 'out');
    const told = await ask(
      `SELECT file, run, key, value FROM read_parquet('out/metrics/**/*.parquet', hive_partitioning = true)
        WHERE source = 'record'`,
      folder.path,
    );
    const kept = readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('.runs/') && name.endsWith('.json'))
      .flatMap((name) => {
        const record = JSON.parse(folder.read(name)) as { run: string; metrics: Record<string, number> };
        const file = `${name.slice(0, name.lastIndexOf('.runs/'))}.md`;
        return Object.entries(record.metrics).map(([key, value]) => ({ file, run: record.run, key, value }));
      });
    expect(kept.length).toBeGreaterThan(5);
    const keyOf = (row: DuckRow): string => JSON.stringify([row['file'], row['run'], row['key'], row['value']]);
    expect(told.map(keyOf).toSorted()).toEqual(kept.map(keyOf).toSorted());
  });

  it('answer the questions in docs/export.md as the page says', async () => {
    const folder = await examples();
    await folder.expctl('export', '--format', 'parquet', '--output', 'out');
    const fences = fencesIn(readFileSync(join(DOCS, 'export.md'), 'utf8'));
    const questions = fences.filter(({ info }) => info === 'sql');
    const answers = fences.filter(({ info }) => info === 'text');
    expect(questions.length).toBeGreaterThan(1);
    expect(answers).toHaveLength(questions.length);
    for (const [index, { text }] of questions.entries())
      expect(printed(await ask(text, folder.path))).toBe(answers[index]?.text);
  });
});

const shown = (value: unknown): string =>
  (value === null || value === undefined ? '' : JSON.stringify(value)).replace(/^"|"$/gu, '');

/** Rows as the page prints them: columns of one width. */
function printed(rows: readonly DuckRow[]): string {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => shown(row[name])))];
  const widths = names.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
