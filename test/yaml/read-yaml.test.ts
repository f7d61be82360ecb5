import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnyYaml, readYaml } from '../../src/yaml/read-yaml.ts';
import { toPlain } from '../../src/yaml/to-plain.ts';
import type { YamlNode } from '../../src/yaml/yaml-node.ts';

const plain = (text: string): unknown => {
  const { data, problems } = readAnyYaml(text);
  expect(problems).toEqual([]);
  return data === undefined ? undefined : toPlain(data);
};

const messages = (text: string): string[] => readYaml(text).problems.map(({ message }) => message);

const entry = (text: string, key: string, base = 0): YamlNode | undefined => {
  const { data } = readYaml(text, base);
  return data?.kind === 'map' ? data.entries.find((one) => one.key === key)?.value : undefined;
};

describe('readYaml', () => {
  it('keeps the source of every scalar next to its value', () => {
    expect(entry('seed: 0042\n', 'seed')).toEqual({
      kind: 'scalar',
      span: { start: 6, end: 10 },
      source: '0042',
      text: '0042',
      value: 42,
      quoted: false,
    });
    expect(entry('lr: 1.10 # as in the paper\n', 'lr')).toMatchObject({ source: '1.10', value: 1.1 });
    expect(entry('on: 2026-01-02', 'on')).toMatchObject({ value: '2026-01-02' });
    expect(entry('name: "two  words" # yes', 'name')).toMatchObject({
      source: '"two  words"',
      text: 'two  words',
      quoted: true,
      span: { start: 6, end: 18 },
    });
  });

  it('adds the base to every span', () => {
    expect(entry('a: b', 'a', 100)?.span).toEqual({ start: 103, end: 104 });
    expect(entry('a:\n  - b\n  - c\n', 'a', 100)?.span).toEqual({ start: 105, end: 114 });
    expect(readYaml('a: 1\na: 2\n', 100).problems).toEqual([
      { message: 'the key `a` is there twice', span: { start: 105, end: 106 } },
    ]);
  });

  it('reads YAML 1.2: no is a word, octal needs 0o, a time is a word', () => {
    expect(plain('a: no\nb: 0o17\nc: 1:30\nd: ~\ne: TRUE\nf: .inf\ng: 0x1F\nh: 1_000')).toEqual(
      new Map<string, unknown>([
        ['a', 'no'],
        ['b', 15],
        ['c', '1:30'],
        ['d', null],
        ['e', true],
        ['f', Number.POSITIVE_INFINITY],
        ['g', 31],
        ['h', '1_000'],
      ]),
    );
  });

  it('places an empty value behind its colon', () => {
    expect(entry('a:\nb: 1', 'a')).toMatchObject({ value: null, source: '', span: { start: 2, end: 2 } });
    expect(entry('a:   # later\nb: 1', 'a')).toMatchObject({ value: null, source: '' });
  });

  it.each([
    ['&anchor', 'a: &x 1\nb: 2', 'anchors (`&name`) are not read'],
    ['*alias', 'a: *x\n', 'aliases (`*name`) are not read'],
    ['a merge key', 'a: 1\n<<: {b: 2}\n', 'merge keys (`<<`) are not read'],
    ['a function', 'a: !!js/function "function(){}"\n', 'tags (`!name`) are not read'],
    ['binary', 'a: !!binary aGVsbG8=\n', 'tags (`!name`) are not read'],
    ['a tag in a list', 'a: [!!str 1]\n', 'tags (`!name`) are not read'],
    ['a directive', '%YAML 1.1\n---\na: 1\n', 'directives (`%NAME`) are not read'],
    ['a second document', 'a: 1\n---\nb: 2\n', 'YAML: only one document is read'],
    ['a doubled key', 'a: 1\nb: 2\na: 3\n', 'the key `a` is there twice'],
    ['a key that is a list', '[a, b]: 1\n', 'a key is a list or a map; only plain words can be keys'],
  ])('refuses %s', (_name, text, message) => {
    expect(messages(text)).toEqual([message]);
  });

  it('refuses an alias bomb at its first anchor, without building it', () => {
    const bomb = [
      'a: &a [x, x, x]',
      ...'bcdefgh'.split('').map((k, i) => `${k}: &${k} [*${'abcdefg'[i]}, *${'abcdefg'[i]}]`),
    ];
    expect(readYaml(bomb.join('\n')).data).toBeUndefined();
    expect(messages(bomb.join('\n'))[0]).toBe('anchors (`&name`) are not read');
  });

  it('reports the place of a duplicate key inside a list of maps', () => {
    const text = 'runs:\n  - {id: 1, id: 2}\n';
    expect(readYaml(text).problems[0]?.span).toEqual({ start: 18, end: 20 });
  });

  it('has limits on size, number of keys and depth', () => {
    expect(messages('a: "' + 'x'.repeat(64 * 1024) + '"')).toEqual(['YAML is too large: over 64 KiB']);
    const many = Array.from({ length: 1001 }, (_, i) => `k${i}: 1\n`).join('');
    expect(messages(many)).toEqual(['YAML is too complex: over 1000 keys and items']);
    expect(messages(many.slice(0, many.lastIndexOf('k')))).toEqual([]);
    expect(messages('['.repeat(33) + ']'.repeat(33))).toEqual(['YAML is too complex: nested deeper than 32 levels']);
    expect(messages('['.repeat(32) + ']'.repeat(32))).toEqual([]);
  });

  it.each([
    '? ',
    '- ',
    '[',
    '{',
    'a: b: ',
    ': ',
    '---\n',
    ',',
    '"',
    '\n',
    '\t',
    '!a ',
    '*a ',
    '%a\n',
    '{}',
    '- ]\n',
    '# \n',
  ])('returns from 64 KiB of %j', (piece) => {
    const { problems } = readYaml(piece.repeat(Math.floor(65_536 / piece.length)));
    expect(problems.length).toBeLessThanOrEqual(21);
  });

  it('treats keys of Object.prototype as ordinary words', () => {
    const text = '__proto__: {polluted: 1}\nconstructor: 2\ntoString: 3\n';
    expect(plain(text)).toEqual(
      new Map<string, unknown>([
        ['__proto__', new Map([['polluted', 1]])],
        ['constructor', 2],
        ['toString', 3],
      ]),
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('returns no data and no problem for an empty text', () => {
    for (const text of ['', '\n\n', '# only a remark\n', '---\n']) {
      expect(readYaml(text)).toEqual({ data: undefined, problems: [] });
    }
  });

  it('reports what is wrong and where', () => {
    const { data, problems } = readYaml('a: [1, 2\nb: 3\n');
    expect(data).toBeUndefined();
    expect(problems[0]?.message).toMatch(/^YAML: /);
  });
});

describe('the short path', () => {
  const word = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,6}$/);
  const value = fc.oneof(
    fc.constantFrom(
      '',
      '~',
      'null',
      'true',
      'no',
      '0042',
      '1e-3',
      '-1.5',
      '.5',
      '5.',
      '+3',
      '0x1f',
      '.inf',
      '.nan',
      '-',
      '?',
    ),
    fc.constantFrom(
      '"a"',
      "'b c'",
      '"a: b"',
      "''",
      '[a, b]',
      '[]',
      '[a,]',
      '[1, 0042]',
      '{a: 1}',
      '|',
      '>-',
      '&x',
      '*x',
      '!t',
    ),
    fc.constantFrom(
      'a # b',
      'a #',
      'a#b',
      'http://x.org/y',
      'a: b',
      'a:b',
      'x ',
      '`code`',
      '@a',
      '%b',
      '- a',
      '--- x',
      '"a" b',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.stringMatching(/^[A-Za-z0-9 :#"'[\],{}&*!|>%@`.-]{0,10}$/),
  );
  const line = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(word, fc.constantFrom(': ', ':', ':  ', ' : '), value).map((parts) => parts.join('')),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '# remark', '  # remark', '  more', '- item', '  - item', '\ta: 1', '---', '...'),
    },
  );
  const document = fc
    .tuple(fc.array(line, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, ending, last]) => lines.join(ending) + (last ? ending : ''));

  it('never disagrees with the full reader', () => {
    fc.assert(
      fc.property(document, fc.nat(1000), (text, base) => {
        expect(readYaml(text, base)).toEqual(readAnyYaml(text, base));
      }),
      { numRuns: 2500 },
    );
  });
});
