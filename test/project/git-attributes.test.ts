import { describe, expect, it } from 'vitest';
import { attributeReader } from '../../src/project/git-attributes.ts';
import { fakeHost } from '../fake-host.ts';

const attributes = (files: Readonly<Record<string, string>>, path: string): readonly string[] =>
  attributeReader(
    fakeHost({ files }),
    '/work',
  )(`/work/${path}`).map(({ name, value, path: file, line }) => `${name}=${String(value)} ${file}:${line}`);

describe('attributeReader', () => {
  it('reads what is set, unset or given a value, and the macro', () => {
    expect(
      attributes({ '.gitattributes': '# kites\n\n*.md  -diff merge=union linguist-generated !text\n' }, 'kite.md'),
    ).toEqual([
      'diff=false .gitattributes:3',
      'merge=union .gitattributes:3',
      'linguist-generated=true .gitattributes:3',
      'text= .gitattributes:3',
    ]);
    expect(attributes({ '.gitattributes': 'kite.md binary\n' }, 'kite.md').map((each) => each.split(' ')[0])).toEqual([
      'diff=false',
      'merge=false',
      'text=false',
    ]);
  });

  it.each([
    ['*.md', 'lab/deep/kite.md', true],
    ['lab/*.md', 'lab/kite.md', true],
    ['lab/*.md', 'lab/deep/kite.md', false],
    ['/kite.md', 'kite.md', true],
    ['/kite.md', 'lab/kite.md', false],
    ['lab/**', 'lab/deep/kite.md', true],
    ['**/deep/*.md', 'lab/deep/kite.md', true],
    ['*.txt', 'kite.md', false],
    ['[attr]kite', 'kite.md', false],
    ['!*.md', 'kite.md', false],
  ])('%s applies to %s: %s', (pattern, path, speaks) => {
    expect(attributes({ '.gitattributes': `${pattern} -diff\n` }, path)).toHaveLength(speaks ? 1 : 0);
  });

  it('lets a later line and a deeper file decide', () => {
    const files = { '.gitattributes': '*.md -diff\n*.md diff=markdown\n', 'lab/.gitattributes': '*.md -diff\n' };
    expect(attributes(files, 'kite.md')).toEqual(['diff=markdown .gitattributes:2']);
    expect(attributes(files, 'lab/kite.md')).toEqual(['diff=false lab/.gitattributes:1']);
  });

  it('ignores what is outside, and files that are too large', () => {
    expect(attributes({ '.gitattributes': '*.md -diff\n' }, '../kite.md')).toEqual([]);
    expect(attributes({ '.gitattributes': `*.md -diff\n${'#'.repeat(70_000)}\n` }, 'kite.md')).toEqual([]);
  });
});
