import { describe, expect, it } from 'vitest';
import type { ExperimentRecord } from '../../src/records/record.ts';
import { referencesIn } from '../../src/records/references-in.ts';
import { typedRecord } from '../../src/records/typed-record.ts';
import { corpusTexts, hasShared } from '../document/reading.ts';
import { recordsIn } from './reading.ts';

/** A file's path in its repository: `owner__repo__path__file.md`. */
const pathOf = (name: string): string => name.split('__').slice(2).join('/') || name;

const documents = corpusTexts().map(({ name, text }) => ({
  name,
  text,
  records: recordsIn(text, { path: pathOf(name) }),
}));
const records = documents.flatMap((document) => document.records);

const recordsOf = (part: string): readonly ExperimentRecord[] =>
  documents.find(({ name }) => name.includes(part))?.records ?? [];

const unique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

describe.skipIf(!hasShared)('real documents (skipped if the corpus is not beside the repository)', () => {
  it('are all read, and nothing in them is changed', () => {
    for (const { text, records: own } of documents) {
      expect(own.length).toBeGreaterThan(0);
      for (const record of own) {
        expect(JSON.parse(JSON.stringify(typedRecord(record)))).toMatchObject({ schemaVersion: 1 });
        for (const { rows } of record.tables) {
          const cells = rows.flatMap((row) => row.cells);
          expect(cells.filter((cell) => text.slice(cell.span.start, cell.span.end) !== cell.text)).toEqual([]);
        }
      }
    }
  });

  it('have unique keys', () => {
    for (const { sections, fields, tables, checklists } of records) {
      for (const things of [sections, fields, tables, checklists])
        expect(unique(things.map(({ key }) => key))).toBe(true);
    }
  });

  it.each([
    ['Reflective-Lab__converge', 'EXP-001', 'concluded success'],
    ['Djomla83__helm-os', 'EXP-001', 'planned -'],
    ['E001_site_density', 'E001', 'running -'],
    ['E003_dem_acquisition', 'E003', 'planned -'],
    ['E009_settlement_model_v3', 'E009', 'concluded inconclusive'],
    ['E029_substrate_cluste', 'E029', 'concluded partial'],
    ['E034_panji_malagasy', 'E034', 'concluded failed'],
    ['exp002b_recommendation', 'EXP-002b', 'planned -'],
  ])('%s is %s, %s', (part, id, status) => {
    const [record] = recordsOf(part);
    expect(record?.id?.text).toBe(id);
    expect(`${record?.status.stage} ${record?.status.result ?? '-'}`).toBe(status);
  });

  it.each([
    ['pr1928__journals__2026-04-26_ssm_session', 13],
    ['pr1928__journals__2026-04-27_kill_mamba2', 20],
    ['alignment-formats-paper__BENCHMARKING_PLAN', 10],
    ['pr371__strategy__hypotheses', 1],
    ['karpathy__autoresearch@pr438__experiment_report', 1],
    ['vikramsg__Experiments__python__lora__docs__experiment_plan', 1],
    ['L3_EXECUTION', 1],
  ])('%s has %i records', (part, count) => {
    expect(recordsOf(part)).toHaveLength(count);
  });

  it('have runs tables, baselines, summaries and rows to fill in, in the numbers counted by hand', () => {
    const tables = records.flatMap((record) => record.tables);
    const rows = tables.flatMap((table) => table.rows);
    const count = (of: string): number => rows.filter((row) => row.class === of).length;
    expect(tables.filter(({ role }) => role === 'runs').length).toBeGreaterThan(80);
    expect(count('data')).toBeGreaterThan(0.95 * rows.length);
    expect(count('summary')).toBeGreaterThan(15);
    expect(count('reference')).toBeGreaterThan(30);
    expect(count('excluded')).toBe(0);
    expect(records.filter(({ status }) => status.stated).length).toBeGreaterThan(55);
  });

  it('mention one another', () => {
    expect(records.flatMap(referencesIn).length).toBeGreaterThan(100);
  });
});
