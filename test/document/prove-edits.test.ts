import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { proveEdits } from '../../src/document/prove-edits.ts';
import { insertion, replacement } from '../../src/text/edit.ts';

const TEXT = '# Plan\n\nBefore.\n\n| run | wer |\n| --- | --- |\n| a | 0.1 |\n\nAfter.\n';
const document = parseDocument({ path: 'plan.md', text: TEXT });
const end = TEXT.indexOf('| a | 0.1 |') + '| a | 0.1 |'.length;

describe('proveEdits', () => {
  it('lets a row through', () => {
    expect(proveEdits(document, [insertion(end, '\n| b | 0.2 |')])).toBe(TEXT.replace('0.1 |', '0.1 |\n| b | 0.2 |'));
  });

  it('lets a cell through, and answers with the text itself where there is nothing to do', () => {
    expect(proveEdits(document, [replacement({ start: end - 5, end: end - 2 }, '0.3')])).toContain('| a | 0.3 |');
    expect(proveEdits(document, [])).toBe(TEXT);
  });

  it.each([
    ['a line that ends the table', '\n\n| b | 0.2 |'],
    ['a heading in disguise', '\n# b'],
    ['a fence that swallows the rest', '\n```'],
  ])('stops %s', (_, inserted) => {
    expect(() => proveEdits(document, [insertion(end, inserted)])).toThrow('more than it should');
  });

  it('stops an edit that turns the block above into a heading', () => {
    const text = '---\ntitle: x\n---\n\nBefore.\n\n- a\n';
    const parsed = parseDocument({ path: 'x.md', text });
    expect(() =>
      proveEdits(parsed, [replacement({ start: text.indexOf('\n\n- a'), end: text.indexOf('- a') }, '\n---\n')]),
    ).toThrow();
  });

  it('counts rows in a text of lone carriage returns', () => {
    const text = TEXT.replaceAll('\n', '\r');
    const parsed = parseDocument({ path: 'x.md', text });
    expect(proveEdits(parsed, [insertion(end, '\r| b | 0.2 |')])).toContain('| b | 0.2 |');
  });
});
