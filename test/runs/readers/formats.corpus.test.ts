import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RUN_READERS } from '../../../src/runs/readers/pick-reader.ts';
import { readOutput } from '../../../src/runs/readers/read-output.ts';
import { corpusFiles, formatsTable, treeOf } from './formats-table.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CORPUS = join(ROOT, '../shared/corpus/runs');

describe.skipIf(!existsSync(join(CORPUS, 'INDEX.tsv')))(
  'real run outputs (../shared/corpus/runs; skipped if absent)',
  () => {
    it('are read into runs that are not empty, or refused with a sentence', () => {
      const files = corpusFiles(CORPUS);
      expect(files.length).toBeGreaterThan(100);
      for (const file of files) {
        const { format, reading } = readOutput(treeOf(file), {});
        const name = `${String(file.line)} ${file.path}`;
        if (reading.kind === 'refused') {
          for (const { message } of reading.problems) expect(message.length, name).toBeGreaterThan(15);
          continue;
        }
        expect(format, name).toBeDefined();
        for (const run of reading.runs) {
          const { metrics, parameters, hidden, history, replicates, git, command, status } = run;
          const values = metrics.size + parameters.size + hidden.size + history.size + replicates.size;
          expect(values > 0 || git !== undefined || command !== undefined || status !== undefined, name).toBe(true);
          expect(run.files.length, name).toBe(1);
          for (const { steps, values: points } of history.values()) expect(steps.length, name).toBe(points.length);
        }
      }
    });

    it('are in docs/real-outputs.md as they are read (node scripts/formats-table.mjs writes it)', () => {
      const docs = readFileSync(join(ROOT, 'docs/real-outputs.md'), 'utf8');
      expect(docs).toContain(formatsTable(corpusFiles(CORPUS)));
    });
  },
);

it('are in docs/formats.md, each format on a line of its own', () => {
  const docs = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8');
  const told = [...docs.matchAll(/^\| `([\w-]+)` \|/gmu)].map(([, name]) => name);
  expect(told).toEqual(RUN_READERS.map(({ name }) => name));
});
