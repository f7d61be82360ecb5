import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const told = (text: string): readonly string[] =>
  findingsIn(text, { rules: ['front-matter'] }).map(({ line, message }) => `${line} ${message}`);

const inside = (yaml: string): readonly string[] => told(`---\n${yaml}\n---\n\n# EXP-001: Kites\n`);

describe('front-matter', () => {
  it.each(['---js', '---javascript', '--- js', '---JS', '---json', '---toml', '---coffee'])(
    '%s is not front matter',
    (fence) => {
      expect(told(`${fence}\n{"a": 1}\n---\n# EXP-001\n`)).toEqual(['1 front matter must be plain `---` YAML']);
    },
  );

  it.each([
    ['a: &x 1\nb: *x', '2 anchors'],
    ['<<: {a: 1}', '2 merge keys'],
    ['a: !!js/function "f"', '2 tags'],
    ['a: !!binary aGk=', '2 tags'],
    ['a: 1\na: 2', '3 the key `a` is there twice'],
    ['a: [1', 'YAML'],
    ['- 1', 'front matter must be lines of `key: value`'],
  ])('%j is a finding with its line', (yaml, message) => {
    expect(inside(yaml)[0]).toContain(message);
  });

  it('is reported once for a line that is wrong at each of its colons', () => {
    expect(inside('title: Kites\nnotes: a: b: c: d\nowner: Ada')).toEqual([
      '3 YAML: Nested mappings are not allowed in compact mappings',
    ]);
    expect(inside('notes: a: b: c\nothers: a: b: c')).toHaveLength(2);
  });

  it('of any size is processed', () => {
    expect(inside(`a: ${'x'.repeat(70_000)}`)[0]).toContain('too large');
    expect(inside(Array.from({ length: 1001 }, (_, at) => `k${at}: 1`).join('\n'))[0]).toContain('too complex');
    expect(inside(`a: ${'['.repeat(40)}${']'.repeat(40)}`)[0]).toContain('too complex');
    expect(told(`---\n${'a: b\n'.repeat(100_000)}`)[0]).toBe('1 front matter is never closed: no line `---` follows');
  });

  it('is at the top only: elsewhere the same lines are text', () => {
    expect(told('# EXP-001\n\n---js\nevil()\n---\n')).toEqual([]);
    expect(told('```\n---js\nevil()\n---\n```\n')).toEqual([]);
    expect(told('---\n\n# EXP-001\n\ntext\n\n---\n')).not.toContain('1 front matter must be plain `---` YAML');
  });

  it('may have keys of any name', () => {
    expect(inside('__proto__: 1\nconstructor: 2\ntoString: 3\nhasOwnProperty: 4')).toEqual([]);
    expect(({} as Readonly<Record<string, unknown>>)['1']).toBeUndefined();
  });
});
