import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUN_READERS, pickReader } from '../../../src/runs/readers/pick-reader.ts';
import { readOutput } from '../../../src/runs/readers/read-output.ts';
import { parseSelection } from '../../../src/runs/selection.ts';
import { fileTree, folderTree } from '../run-tree.ts';
import type { RunTree } from '../../../src/runs/outputs/run-tree.ts';
import type { RunReader } from '../../../src/runs/readers/reader.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/runs');

const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((path) => statSync(join(FIXTURES, path)).isFile())
  .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(FIXTURES, path))) }));

const SELECTIONS = [undefined, 'last', 'step:1', 'best:loss:lower', 'best:__proto__:higher'];

/** A reader answers for any input: runs, or a reason of a few words. */
function answers(reader: RunReader, tree: RunTree): void {
  expect(['sure', 'likely', 'maybe', 'no']).toContain(reader.detect(tree.entry));
  for (const words of SELECTIONS) {
    const selection = words === undefined ? undefined : parseSelection(words);
    const reading = reader.read(tree, { selection });
    if (reading.kind === 'refused') expect(reading.problems[0]?.message.length ?? 0).toBeGreaterThan(5);
    else for (const run of reading.runs) expect(run.metrics).toBeInstanceOf(Map);
  }
}

/** A fixture with bytes changed, removed, duplicated, or truncated. */
const mutated = fc
  .record({
    file: fc.constantFrom(...files),
    at: fc.nat(),
    length: fc.nat({ max: 40 }),
    bytes: fc.uint8Array({ maxLength: 12 }),
    kind: fc.constantFrom('replace', 'insert', 'delete', 'cut', 'repeat'),
  })
  .map(({ file, at, length, bytes, kind }) => {
    const from = file.bytes.length === 0 ? 0 : at % file.bytes.length;
    const [before, after] = [file.bytes.subarray(0, from), file.bytes.subarray(from)];
    const parts = {
      replace: [before, bytes, after.subarray(bytes.length)],
      insert: [before, bytes, after],
      delete: [before, after.subarray(length)],
      cut: [before],
      repeat: [before, after.subarray(0, length), after],
    } as const;
    return { path: file.path, bytes: Uint8Array.from(parts[kind].flatMap((part) => [...part])) };
  });

const NAMES = files.map(({ path }) => path.split('/').at(-1) ?? '');

describe('every reader', () => {
  it('handles a damaged file of its own and of every other format', () => {
    fc.assert(
      fc.property(mutated, fc.constantFrom(...RUN_READERS), ({ path, bytes }, reader) => {
        const tree = fileTree(path, bytes);
        answers(reader, tree);
        const picked = pickReader(tree.entry);
        if (picked.kind === 'reader') answers(picked.reader, tree);
      }),
      { numRuns: 600 },
    );
  });

  it('handles any bytes under any of the names', () => {
    const content = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json(), fc.string());
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), content, fc.constantFrom(...RUN_READERS), (name, bytes, reader) => {
        answers(reader, fileTree(name, bytes));
      }),
      { numRuns: 600 },
    );
  });

  it('handles a folder with damaged, missing and foreign files', () => {
    const tops = [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))];
    fc.assert(
      fc.property(
        fc.constantFrom(...tops),
        fc.array(mutated, { maxLength: 4 }),
        fc.nat({ max: 5 }),
        fc.constantFrom(...RUN_READERS),
        (top, changes, missing, reader) => {
          const own = files
            .filter(({ path }) => path.startsWith(`${top}/`))
            .map(({ path, bytes }) => [path.slice(top.length + 1), bytes] as const);
          const changed = changes.map(({ path, bytes }) => [path.split('/').slice(1).join('/'), bytes] as const);
          const kept = own.filter((_, index) => index !== missing);
          const tree = folderTree(top, Object.fromEntries([...kept, ...changed]));
          answers(reader, tree);
          const { reading } = readOutput(tree, {});
          expect(reading.kind === 'runs' || reading.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps __proto__ as a key like any other', () => {
    const text = '{"__proto__": {"loss": 1}, "constructor": 2, "loss": [1, 2], "val_loss": [2, 1]}';
    for (const reader of RUN_READERS) answers(reader, fileTree('history.json', text));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
