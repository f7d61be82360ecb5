import { describe, expect, it } from 'vitest';
import { struckSpansIn } from '../../src/document/struck-spans.ts';
import { sliceOf } from '../../src/text/span.ts';

describe('struckSpansIn', () => {
  it.each([
    ['~~kiln~~ hot', ['~~kiln~~']],
    ['a ~~kiln~~ b ~~is hot~~', ['~~kiln~~', '~~is hot~~']],
    ['~~kiln `a~~b` hot~~', ['~~kiln `a~~b` hot~~']],
    ['`~~kiln~~`', []],
    ['~~ kiln ~~', []],
    ['~~~kiln~~~ ~kiln~', []],
    ['\\~~kiln~~ hot', []],
    ['~~kiln', []],
    ['kiln', []],
  ])('%s', (text, expected) => {
    expect(struckSpansIn(text, { start: 0, end: text.length }).map((span) => sliceOf(text, span))).toEqual(expected);
  });
});
