import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forCsv } from '../../src/escape/for-csv.ts';
import { forGithub, forGithubMessage, forGithubProperty } from '../../src/escape/for-github.ts';
import { forHref, forHtml } from '../../src/escape/for-html.ts';
import { forTerminal, forTerminalLines } from '../../src/escape/for-terminal.ts';
import { forUri } from '../../src/escape/for-uri.ts';
import { runnerCommand } from './runner-command.ts';

/** Text that likes to break things. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\x1b[2J',
        '\x1b]52;c;',
        '\x07',
        '\r',
        '\n',
        '\r\n',
        '\t',
        '\b',
        '\u009b',
        '\u202e',
        '\u2066',
        '\u200b',
        '\u200d',
        '\u2028',
        '\u2029',
        '\u0085',
        '\ufeff',
        '\ud800',
        '\u{e0041}',
      ),
      fc.constantFrom(
        '##[error]',
        '##[add-matcher]',
        '#',
        '##',
        '##vso[',
        '::',
        ':',
        '::error::',
        '::set-output name=a::',
        '::stop-commands::x',
        ']',
        '%0A',
        '%',
        ' ',
        ',',
      ),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<!--',
        ']]>',
        '"',
        "'",
        '`',
        '&',
        '&#x3C;',
        'onerror=',
        '<img src=x>',
        '=',
        '+',
        '-',
        '@',
        ';',
        '1',
        '0.5',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const HARMFUL =
  // oxlint-disable-next-line no-control-regex -- control characters are the subject here
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe('forTerminal', () => {
  it('makes visible what would move, colour or hide', () => {
    expect(forTerminal('a\x1b[2Jb')).toBe('a\\x1b[2Jb');
    expect(forTerminal('a\u202eb\u200bc\u2028d\u0007')).toBe('a\\u{202e}b\\u{200b}c\\u{2028}d\\x07');
    expect(forTerminal('one\ntwo\tthree\r\n')).toBe('one\\ntwo\\tthree\\r\\n');
    expect(forTerminal('\ud800x')).toBe('\\u{d800}x');
    expect(forTerminal('\u{e0041}')).toBe('\\u{e0041}');
  });

  it('makes visible each character that Unicode calls a control or default-ignorable, and no other', () => {
    const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/u;
    /** Which of two ways a character is drawn. */
    const kept = new Set(['\ufe0e', '\ufe0f']);
    const wrong: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      const isShown = forTerminal(`a${character}b`) !== `a${character}b`;
      if (isShown !== (hidden.test(character) && !kept.has(character))) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('leaves words in every script and complete emoji alone', () => {
    for (const text of ['Größe 0,5 µm', '実験', 'تجربة', '👩‍🔬', '👨‍👩‍👧‍👦', '🏳️‍🌈', '❤️‍🔥', '👩🏽‍🚀', '🇩🇪', 'C:\\dir'])
      expect(forTerminal(text)).toBe(text);
    expect(forTerminal('a\u200db')).toBe('a\\u{200d}b');
  });

  it('keeps the lines of a text with several lines', () => {
    expect(forTerminalLines('a\n\tb\r\n\x1b')).toBe('a\n\tb\\r\n\\x1b');
  });

  it('lets nothing harmful through (P9)', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(forTerminal(text)).not.toMatch(HARMFUL);
        expect(forTerminal(text)).not.toMatch(/[\n\t]/);
        expect(forTerminalLines(text)).not.toMatch(HARMFUL);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('forGithub', () => {
  it('leaves no command in a line (U16)', () => {
    expect(forGithub('| ##[error]x |')).toBe('| #\\#[error]x |');
    expect(forGithub('::set-output name=x::y')).toBe(':\\:set-output name=x:\\:y');
    expect(forGithub(':::')).toBe(':\\:\\:');
    expect(forGithub('##vso[a] ##teamcity[b] ##Az[c] ##a-b[d]')).toBe('#\\#vso[a] #\\#teamcity[b] #\\#Az[c] ##a-b[d]');
    expect(forGithub('a: b # c [d] ## e')).toBe('a: b # c [d] ## e');
  });

  it('keeps annotations whole (U17)', () => {
    expect(forGithubMessage('100% done,\nreally: yes')).toBe('100%25 done,%0Areally: yes');
    expect(forGithubProperty('a,b:c%\r')).toBe('a%2Cb%3Ac%25\\r');
  });

  it('never parses as a command for the runner, alone or after our own words (P9)', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', ' ', 'x ', '| '), (text, before) => {
        expect(runnerCommand(before + forGithub(text))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('makes one annotation with one file, and nothing else (P9)', () => {
    fc.assert(
      fc.property(hostile, hostile, (path, message) => {
        const line = `::error file=${forGithubProperty(path)},line=3::${forGithubMessage(message)}`;
        expect(line.split(/\r\n|\r|\n/)).toHaveLength(1);
        const command = runnerCommand(line);
        expect(command?.name).toBe('error');
        expect([...(command?.properties.keys() ?? [])].filter((key) => key !== 'file')).toEqual(['line']);
        expect(command?.properties.get('line')).toBe('3');
        for (const shown of (command?.data ?? '').split('\n')) expect(runnerCommand(`x ${shown}`)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('forHtml', () => {
  const decoded = (html: string): string =>
    html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&#96;', '`')
      .replaceAll('&amp;', '&');

  it('gives only text, in an element and in an attribute (P9, U18)', () => {
    expect(forHtml('<b a="1">&amp;\'`')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;amp;&#39;&#96;');
    fc.assert(
      fc.property(hostile, (text) => {
        const html = forHtml(text);
        expect(html).not.toMatch(/[<>"'`]/);
        expect(html.replace(/&(?:lt|gt|quot|amp|#39|#96);/g, '')).not.toContain('&');
        expect(decoded(html)).toBe(forTerminalLines(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('allows links only where a link may go (U19)', () => {
    expect(forHref('https://example.org/a?b=c&d')).toBe('https://example.org/a?b=c&amp;d');
    expect(forHref(' HTTP://example.org ')).toBe('HTTP://example.org');
    expect(forHref('../EXP-001.md#results')).toBe('../EXP-001.md#results');
    expect(forHref('mailto:ada@example.org')).toBe('mailto:ada@example.org');
    for (const bad of [
      'javascript:alert(1)',
      'JaVaScRiPt:x',
      ' javascript:x',
      'java\nscript:x',
      'data:text/html,x',
      'vbscript:x',
      'x:alert(1)',
      'a+b-c.9:x',
      'a\tb',
      '//evil.example',
      'file:///etc/passwd',
      '\u0001javascript:x',
      'https:\\\\x',
      '',
    ]) {
      expect(forHref(bad)).toBeUndefined();
    }
  });
});

describe('forCsv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+', "'+"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ["'=1", "''=1"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ['-0.5', '-0.5'],
    ['+3', '+3'],
    ['-1e-3', '-1e-3'],
    ['-.5%', '-.5%'],
    ['-0.5.1', "'-0.5.1"],
    ['-1+1', "'-1+1"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['a;=1', '"a;=1"'],
    [' \t', `"' \t"`],
    ['plain', 'plain'],
    ['', ''],
    ["it's", "it's"],
    ['\x1b[0m', '\\x1b[0m'],
  ])('%j becomes %j (U20)', (text, field) => {
    expect(forCsv(text)).toBe(field);
  });

  it('only adds quotes if raw is set', () => {
    expect(forCsv('=1+1', { raw: true })).toBe('=1+1');
    expect(forCsv('=1,"a"', { raw: true })).toBe('"=1,""a"""');
  });

  it('reads back as one field, and never computes (P9)', () => {
    const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?$/i;
    fc.assert(
      fc.property(hostile, (text) => {
        const field = forCsv(text);
        const read = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
        if (field.startsWith('"')) expect(field.slice(1, -1).replaceAll('""', '')).not.toContain('"');
        else expect(field).not.toMatch(/[",\r\n]/);
        if (!number.test(read)) expect(read).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/);
        expect(forCsv(text, { raw: true }).startsWith('"') || !/[",\r\n]/.test(text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('forUri', () => {
  it('makes a relative URI reference of any path (U32)', () => {
    expect(forUri('experiments/EXP-001 größe.md')).toBe('experiments/EXP-001%20gr%C3%B6%C3%9Fe.md');
    expect(forUri("a:b/c#d?e%'(*).md")).toBe('a%3Ab/c%23d%3Fe%25%27%28%2A%29.md');
    expect(forUri('\ud800')).toBe('%EF%BF%BD');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const uri = forUri(`a/${name.replaceAll('/', '')}.md`);
        expect(uri).toMatch(/^a\/[A-Za-z0-9\-._~%]*$/);
        expect(new URL(uri, 'file:///top/').pathname.startsWith('/top/a/')).toBe(true);
      }),
    );
  });
});
