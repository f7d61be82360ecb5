import { describe, expect, it } from 'vitest';
import { sliceOf } from '../../src/text/span.ts';
import { read } from './reading.ts';

const directivesIn = (text: string) => read(text).directives.map((it) => [it.name, it.body, it.line, it.alone]);

describe('directivesOf', () => {
  it.each([
    ['<!-- expctl: required=running -->', [['expctl', 'required=running', 1, true]]],
    ['## Kiln <!-- optional -->', [['optional', '', 1, false]]],
    ['text\n\n<!-- Optional -->\n', [['optional', '', 3, true]]],
    [
      '<!-- expctl-disable-next-line dead-link: moved -->\n[a](b)',
      [['expctl-disable-next-line', 'dead-link: moved', 1, true]],
    ],
    ['- Kiln: <!-- expctl: type=number unit=ms -->', [['expctl', 'type=number unit=ms', 1, false]]],
    ['- Kiln:\n  <!-- expctl: open -->', [['expctl', 'open', 2, true]]],
    ['> <!-- expctl: guidance -->', [['expctl', 'guidance', 1, true]]],
    ['| a | b <!-- expctl: open --> |\n|---|---|\n', [['expctl', 'open', 1, false]]],
    [
      '<!--expctl:open--> <!-- expctl: protocol-->',
      [
        ['expctl', 'open', 1, false],
        ['expctl', 'protocol', 1, false],
      ],
    ],
    ['one\n\n<!--\n  expctl: protocol\n-->', [['expctl', 'protocol', 3, true]]],
    ['<!-- expctl: runs where `a` -->', [['expctl', 'runs where `a`', 1, true]]],
    ['<!-- a note -->', []],
    ['<!-- optional but nice -->', []],
    ['<!-- expctlx: open -->', []],
    ['`<!-- expctl: open -->` and `x` <!-- expctl: sure -->', [['expctl', 'sure', 1, false]]],
    ['```\n<!-- expctl: open -->\n```', []],
    ['    <!-- expctl: open -->', []],
    ['<!-- expctl: open', []],
    ['---\na: <!-- optional -->\n---\n', []],
  ])('%s', (text, expected) => {
    expect(directivesIn(text)).toEqual(expected);
  });

  it('gives the places of the comment and its body', () => {
    const text = 'a\n\n<!--  expctl:  required=running  -->\n';
    const [directive] = read(text).directives;
    expect(directive && sliceOf(text, directive.span)).toBe('<!--  expctl:  required=running  -->');
    expect(directive && sliceOf(text, directive.bodySpan)).toBe('required=running');
  });
});
