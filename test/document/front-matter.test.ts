import { afterEach, describe, expect, it } from 'vitest';
import { findFrontMatter, readFrontMatter } from '../../src/document/front-matter.ts';
import { sliceOf } from '../../src/text/span.ts';

const problems = (text: string): string[] => (readFrontMatter(text)?.problems ?? []).map(({ message }) => message);
const MUST_BE_PLAIN = 'front matter must be plain `---` YAML';

afterEach(() => expect(Reflect.get(globalThis, 'PWNED')).toBeUndefined());

describe('readFrontMatter', () => {
  it('returns keys and values with their places', () => {
    const text = '---\nid: EXP-007 # ours\nseed: 0042\ntags: [a, b]\n---\n\n# Kite tails\n';
    const read = readFrontMatter(text);
    expect(read?.problems).toEqual([]);
    expect(read?.span).toEqual({ start: 0, end: 50 });
    expect(read?.entries.map(({ key, text: said, value }) => [key, said, value])).toEqual([
      ['id', 'EXP-007', 'EXP-007'],
      ['seed', '0042', 42],
      ['tags', '', ['a', 'b']],
    ]);
    for (const { keySpan, key } of read?.entries ?? []) expect(sliceOf(text, keySpan)).toBe(key);
    expect(read?.entries.map(({ valueSpan }) => sliceOf(text, valueSpan))).toEqual(['EXP-007', '0042', '[a, b]']);
  });

  it.each(['\n', '\r\n'])('accepts a BOM, blanks after the fences, and %j', (ending) => {
    const text = ['\ufeff--- \t', 'a: "x"', 'b: 1', '---  ', 'text'].join(ending);
    const read = readFrontMatter(text);
    expect(read?.problems).toEqual([]);
    expect(read?.entries.map(({ valueSpan }) => sliceOf(text, valueSpan))).toEqual(['"x"', '1']);
    expect(read?.span.start).toBe(1);
  });

  it('returns nothing if there is none', () => {
    for (const text of ['', '# Title\n', '\n---\na: 1\n---\n', ' ---\na: 1\n---\n', '----\na: 1\n----\n', '-- -']) {
      expect(readFrontMatter(text)).toBeUndefined();
    }
  });

  it('reads an empty block, and one with only comments', () => {
    expect(readFrontMatter('---\n---\n')).toEqual({ span: { start: 0, end: 7 }, entries: [], problems: [] });
    expect(readFrontMatter('---\n# soon\n---')).toEqual({ span: { start: 0, end: 14 }, entries: [], problems: [] });
  });

  it.each([
    '---js',
    '---javascript',
    '--- js',
    '---JS',
    '---json',
    '---toml',
    '---constructor',
    '---coffee',
    '---yaml',
  ])('runs nothing in %s (U1)', (fence) => {
    const text = `${fence}\nglobalThis.PWNED = 1, {}\n---\n`;
    expect(problems(text)).toEqual([MUST_BE_PLAIN]);
    expect(readFrontMatter(text)?.span).toEqual({ start: 0, end: fence.length });
  });

  it('treats what is in the body as text (U2)', () => {
    const text = '---\na: 1\n---\n\n---js\nglobalThis.PWNED = 1\n---\n\n```\n---js\nglobalThis.PWNED = 1\n---\n```\n';
    expect(readFrontMatter(text)?.entries.map(({ key }) => key)).toEqual(['a']);
    expect(problems(text)).toEqual([]);
  });

  it('reports a block that is never closed at line 1 (U5)', () => {
    const text = `---\n${'a: 1\n'.repeat(100_000)}`;
    expect(readFrontMatter(text)).toEqual({
      span: { start: 0, end: 3 },
      entries: [],
      problems: [{ message: 'front matter is never closed: no line `---` follows', span: { start: 0, end: 3 } }],
    });
    expect(problems('---')).toEqual(['front matter is never closed: no line `---` follows']);
  });

  it("passes on YAML's errors, with places in the document (U3)", () => {
    const text = '---\na: 1\nb: !!js/function "x"\n---\n';
    const [problem] = readFrontMatter(text)?.problems ?? [];
    expect(problem?.message).toBe('tags (`!name`) are not read');
    expect(problem === undefined ? '' : sliceOf(text, problem.span)).toBe('!!js/function');
    expect(problems('---\na: 1\na: 2\n---\n')).toEqual(['the key `a` is there twice']);
    expect(problems('---\n- a\n- b\n---\n')).toEqual(['front matter must be lines of `key: value`']);
  });

  it('refuses what is too large or would be cut short by other tools (U4)', () => {
    const tooLarge = 'front matter is too large: over 64 KiB or 4,096 lines';
    expect(problems(`---\na: ${'x'.repeat(65_536)}\n---\n`)).toEqual([tooLarge]);
    expect(problems(`---\n${'\n'.repeat(60_000)}a: 1\n---\n`)).toEqual([tooLarge]);
    expect(problems(`---\n${' \n'.repeat(4_000)}a: 1\n---\n`)).toEqual([]);
    expect(problems('---\na: |\n  x\n---b\n---\n')).toEqual(['a line inside front matter begins with `---`']);
    expect(problems(`---\n${'? '.repeat(30_000)}\n---\n`)).toEqual([
      'YAML is too complex: nested deeper than 32 levels',
    ]);
  });

  it('gives the same on the second reading of a malformed block', () => {
    const text = '---\na: [1\n---\n';
    expect(readFrontMatter(text)).toEqual(readFrontMatter(text));
    expect(problems(text)).toHaveLength(1);
  });

  it('keeps keys of Object.prototype as data (U6)', () => {
    const read = readFrontMatter('---\n__proto__: {a: 1}\nhasOwnProperty: 2\n---\n');
    expect(read?.entries.map(({ key }) => key)).toEqual(['__proto__', 'hasOwnProperty']);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });
});

describe('findFrontMatter', () => {
  it('finds the block and the YAML in it', () => {
    const text = '---\na: 1\n---\nrest';
    const place = findFrontMatter(text);
    expect(place).toEqual({ block: { start: 0, end: 12 }, yaml: { start: 4, end: 9 } });
  });
});
