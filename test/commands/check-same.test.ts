import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { builtInKinds } from '../../src/template/built-in-kinds.ts';
import type { Source } from '../../src/text/source.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures');
const SURROUNDINGS = { fileExists: () => false, runRecords: new Map(), brokenRunRecords: [] };
const VARIANTS = 8;

/** Checks documents one by one with freshly loaded modules, and returns the findings of each. */
async function coldCheck(): Promise<(source: Source) => string> {
  vi.resetModules();
  const { builtInKinds } = await import('../../src/template/built-in-kinds.ts');
  const { detectKind } = await import('../../src/template/detect-kind.ts');
  const { lintDocument } = await import('../../src/lint/lint-document.ts');
  const { parseDocument } = await import('../../src/document/parse-document.ts');
  const { readRecords } = await import('../../src/records/read-records.ts');
  const { ruleSetOf } = await import('../../src/lint/rule-set.ts');
  const { RULES } = await import('../../src/rules/rules.ts');
  const kinds = builtInKinds();
  const rules = ruleSetOf(RULES, new Map());
  return (source) => {
    const document = parseDocument(source);
    const { kind, because } = detectKind(kinds, document);
    const records = readRecords(document, kind);
    const findings = lintDocument(rules, { document, records, surroundings: SURROUNDINGS });
    return JSON.stringify([kind?.name, because, findings]);
  };
}

/** Numbers that are the same in every run. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

type Change = (lines: readonly string[], draw: (below: number) => number) => readonly string[];

const CHANGES: readonly Change[] = [
  (lines, draw) => lines.map((line) => (draw(3) === 0 ? line.replace(/: *$/u, ': a warm pond 0.25') : line)),
  (lines, draw) => lines.map((line) => (draw(3) === 0 ? line.replace(/\[[^\]|]{3,}\]/gu, 'two herons') : line)),
  (lines, draw) => lines.map((line) => (/^#{2,4} /u.test(line) && draw(5) === 0 ? `${line} of the pond` : line)),
  (lines, draw) => lines.flatMap((line) => (draw(12) === 0 ? [line, '**Reed count**: 0.123456789012345'] : [line])),
  (lines, draw) => lines.flatMap((line) => (line.startsWith('|') && draw(4) === 0 ? [line, line] : [line])),
  (lines, draw) => lines.map((line) => (/Status/u.test(line) && draw(2) === 0 ? '**Status**: PASED' : line)),
  (lines, draw) => lines.map((line) => (draw(20) === 0 ? `${line} [see](./reeds-${draw(5)}.md)` : line)),
  (lines, draw) => {
    const heads = lines.flatMap((line, at) => (/^#{2,4} /u.test(line) ? [at] : []));
    const from = heads[draw(heads.length)] ?? 0;
    const to = heads.find((at) => at > from) ?? lines.length;
    return [...lines.slice(0, from), ...lines.slice(to)];
  },
  (lines, draw) => {
    const from = draw(lines.length);
    const rest = [...lines.slice(0, from), ...lines.slice(from + 4)];
    return rest.toSpliced(draw(rest.length), 0, ...lines.slice(from, from + 4));
  },
];

function variant(text: string, seed: number): string {
  const draw = drawing(seed);
  let lines: readonly string[] = text.split('\n');
  for (let turn = 0; turn <= seed % 4; turn++) lines = CHANGES[draw(CHANGES.length)]?.(lines, draw) ?? lines;
  return lines.join('\n');
}

const changed: readonly Source[] = builtInKinds().flatMap(({ name, text }, kind) =>
  Array.from({ length: VARIANTS }, (_, at) => ({
    path: `${name}-${at}.md`,
    text: variant(text, kind * VARIANTS + at),
  })),
);

const fixed: readonly Source[] = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(FIXTURES, path), 'utf8') }));

describe('what is remembered from one document to the next', () => {
  it('never changes the findings, in whatever order documents are checked and however often', async () => {
    const sources = [...fixed, ...changed];
    const check = await coldCheck();
    const forwards = sources.map(check);
    const again = sources.map(check);
    const backwards = sources
      .toReversed()
      .map(await coldCheck())
      .toReversed();
    expect(again).toEqual(forwards);
    expect(backwards).toEqual(forwards);
    expect(new Set(forwards.map((found) => JSON.parse(found)[2].length > 0))).toContain(true);
    expect(new Set(forwards.map((found) => JSON.parse(found)[0])).size).toBeGreaterThan(4);
  });

  it.each(changed.filter((_, at) => at % 7 === 0).map((source) => [source.path, source] as const))(
    'finds in %s alone what it finds there after all others',
    async (_, source) => {
      const warm = await coldCheck();
      for (const other of changed) warm(other);
      expect(warm(source)).toBe((await coldCheck())(source));
    },
  );
});
