import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';

const data = { span: { start: 0, end: 12 }, entries: [], problems: [] };

describe('parseDocument', () => {
  it('derives lines, sections and directives once', () => {
    const document = parseDocument({ path: 'kiln.md', text: '# Kiln\n\n<!-- optional -->\n' });
    expect(document.source.path).toBe('kiln.md');
    expect(document.lines.starts).toEqual([0, 7, 8, 26]);
    expect(document.root.sections.map(({ name }) => name)).toEqual(['kiln']);
    expect(document.directives).toHaveLength(1);
    expect(document.root).toBe(document.root);
    expect(document.lines).toBe(document.lines);
    expect(document.directives).toBe(document.directives);
  });

  it('calls the given reader for front matter, once, and only if there may be some', () => {
    const asked: string[] = [];
    const frontMatter = (text: string) => {
      asked.push(text);
      return data;
    };
    const with_ = parseDocument({ path: 'a.md', text: '---\na: 1\n---\n' }, { frontMatter });
    expect(asked).toEqual([]);
    expect([with_.frontMatter, with_.frontMatter]).toEqual([data, data]);
    expect(asked).toHaveLength(1);
    expect(parseDocument({ path: 'b.md', text: '# Kiln\n' }, { frontMatter }).frontMatter).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(parseDocument({ path: 'c.md', text: '\uFEFF---\na: 1\n---\n' }, { frontMatter }).frontMatter).toBe(data);
  });

  it('finds no front matter without a reader', () => {
    expect(parseDocument({ path: 'a.md', text: '---\na: 1\n---\n' }).frontMatter).toBeUndefined();
  });
});
