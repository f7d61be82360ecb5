import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { readRecords } from '../../src/records/read-records.ts';
import { isGluedLine } from '../../src/rules/glued-line.ts';
import { fakeHost } from '../fake-host.ts';
import { builtInKind, documentAt, FILLED, filledText } from '../kinds.ts';
import { findingsIn } from '../rules/document-with.ts';
import type { KindName } from '../kinds.ts';

const NAMES = Object.keys(FILLED) as KindName[];

/** Faults of documents that people edit; each is put at some line. */
const MISHAPS: Readonly<Record<string, (lines: readonly string[], at: number) => readonly string[]>> = {
  'a line is gone': (lines, at) => lines.toSpliced(at, 1),
  'a line is doubled': (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  'the end is cut off': (lines, at) => lines.slice(0, at),
  'prose comes in': (lines, at) => lines.toSpliced(at, 0, 'Note: nobody knows why.'),
  'a blank line comes in': (lines, at) => lines.toSpliced(at, 0, ''),
  'a fence comes in': (lines, at) => lines.toSpliced(at, 0, '```'),
  'a comment comes in': (lines, at) => lines.toSpliced(at, 0, '<!-- to do'),
  'a cell is gone': (lines, at) => lines.with(at, (lines[at] ?? '').replace(/\|[^|]*\|/u, '|')),
  'a heading is gone': (lines, at) => {
    const next = lines.findIndex((line, index) => index >= at && line.startsWith('#'));
    return next === -1 ? lines : lines.toSpliced(next, 1);
  },
  'a word is misspelt': (lines) => lines.map((line) => line.replace('PASSED', 'PASED').replace('RUNNING', 'RUNING')),
};

const broken = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.array(fc.tuple(fc.constantFrom(...Object.keys(MISHAPS)), fc.double({ min: 0, max: 0.999, noNaN: true })), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([name, mishaps]) => {
    let lines: readonly string[] = filledText(name).split('\n');
    for (const [mishap, share] of mishaps) lines = MISHAPS[mishap]?.(lines, Math.floor(share * lines.length)) ?? lines;
    return { name, text: lines.join('\n') };
  });

async function fixedBy(name: KindName, text: string): Promise<string> {
  const config = `documents: '**/*.md'\nkinds:\n  ${name}:\n    documents: ['**/*.md']\n`;
  const host = fakeHost({ files: { 'expctl.yaml': config, [FILLED[name]]: text } });
  expect(await main(['check', '--fix'], host)).toBeLessThan(2);
  const read = host.files.readText(host.paths.resolve(FILLED[name]), 1e6);
  return read.kind === 'text' ? read.text : '';
}

/** Rows of tables without prose below them, run by run. */
function rowsIn(name: KindName, text: string): number {
  const document = documentAt(FILLED[name], text);
  const tables = readRecords(document, builtInKind(name)).flatMap((record) => record.tables);
  return tables.flatMap(({ rows, place }) => rows.filter(({ row }) => !isGluedLine(text, place.table, row))).length;
}

const errorsIn = (name: KindName, text: string): number =>
  findingsIn(text, { kind: name, path: FILLED[name] }).filter(({ severity }) => severity === 'error').length;

describe('check --fix, on a document that was changed at random,', () => {
  it('terminates, removes no row, adds no error, and changes nothing when it is called again', async () => {
    await fc.assert(
      fc.asyncProperty(broken, async ({ name, text }) => {
        const once = await fixedBy(name, text);
        expect(await fixedBy(name, once)).toBe(once);
        expect(rowsIn(name, once)).toBeGreaterThanOrEqual(rowsIn(name, text));
        expect(errorsIn(name, once)).toBeLessThanOrEqual(errorsIn(name, text));
      }),
      { numRuns: 60 },
    );
  });
});
