import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** Names of types that mean the same as a word of the dictionary, with the word to use. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  Entity: 'record',
  Trial: 'run',
  Job: 'run',
  Range: 'span',
  Location: 'span',
  Position: 'point',
  Issue: 'diagnostic',
  Problem: 'diagnostic',
  Patch: 'edit',
  Environment: 'host',
  Phase: 'stage',
  Record: 'ExperimentRecord or RunRecord',
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.generated.ts'))
  .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));

describe('the dictionary', () => {
  it('is used in the names of types', () => {
    const found = files.flatMap(({ path, text }) =>
      [...text.matchAll(/^export type (\w+)/gmu)]
        .map(([, name = '']) => name)
        .filter((name) => name in OTHER_WORDS)
        .map((name) => `${path}: ${name}, say ${OTHER_WORDS[name]}`),
    );
    expect(found).toEqual([]);
  });

  it('has each word in one row only', () => {
    const words = [...readFileSync(join(ROOT, 'docs/dictionary.md'), 'utf8').matchAll(/^\| \*\*([^|]+)\*\*/gmu)].map(
      ([, word]) => word,
    );
    expect(words.length).toBeGreaterThan(30);
    expect(new Set(words).size).toBe(words.length);
  });

  it('puts one sentence above every export', () => {
    const bare = files.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(?:function\*?|const) (\w+)/gmu)]
        .filter(({ index }) => !/\*\/\s*$/u.test(text.slice(0, index)))
        .map(([, name]) => `${path}: ${name}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('the house style', () => {
  it('keeps files short', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path)).toEqual([]);
  });

  it('allows nothing switched off or left to do', () => {
    const marks = /^\s*(?:\/\/|\/?\*).*\b(?:TODO|FIXME|HACK)\b|@ts-(?:ignore|nocheck|expect-error)/mu;
    expect(files.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
