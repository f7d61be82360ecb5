import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/block.ts';
import { codeSpansIn } from '../../src/document/code-spans.ts';
import { directivesOf } from '../../src/document/directives.ts';
import { fieldsOf } from '../../src/document/fields-of.ts';
import { itemsOf } from '../../src/document/items-of.ts';
import { readBlocks } from '../../src/document/read-blocks.ts';
import { tablesIn } from '../../src/document/tables-of.ts';
import { sectionsOf, walkSections } from '../../src/document/sections-of.ts';

/**
 * A stand-in for `text` that adds to `work` every unit that a view requests; any other method has no price and fails.
 */
function priced(text: string, work: { units: number }): string {
  const pay = <Result>(units: number, result: Result): Result => {
    work.units += units;
    return result;
  };
  const methods = new Map<string, unknown>([
    ['length', text.length],
    ['charCodeAt', (at: number) => pay(1, text.charCodeAt(at))],
    ['codePointAt', (at: number) => pay(1, text.codePointAt(at))],
    ['startsWith', (sign: string, at: number) => pay(sign.length, text.startsWith(sign, at))],
    ['includes', (sign: string) => pay(text.length, text.includes(sign))],
    ['slice', (start: number, end: number) => pay(Math.max(0, end - start), text.slice(start, end))],
  ]);
  const get = (_: object, key: string | symbol): unknown => {
    if (typeof key === 'string' && /^\d+$/u.test(key)) return pay(1, text[Number(key)]);
    if (typeof key === 'string' && methods.has(key)) return methods.get(key);
    throw new Error(`no price for ${String(key)}`);
  };
  return new Proxy({}, { get }) as unknown as string;
}

function workOn(text: string): number {
  const work = { units: 0 };
  const counted = priced(text, work);
  const blocks: readonly Block[] = readBlocks(text);
  const root = sectionsOf(counted, blocks);
  for (const place of walkSections(root)) {
    fieldsOf(counted, place.section);
    tablesIn(counted, place);
  }
  itemsOf(counted, blocks);
  codeSpansIn(counted, { start: 0, end: text.length });
  if (!text.includes('<!--')) directivesOf(counted, blocks);
  return work.units;
}

const PIECES = [
  '**',
  '*a',
  '_a ',
  '`',
  '`` ` ',
  ':',
  ': ',
  ' ',
  '\n\n',
  '- a:\n',
  '- **a**: b\n',
  '1. [a]: b\n',
  '> a: b\n',
  '# a (b)\n',
  '| a | b |\n|---|---|\n',
  '| **a** | b |\n',
  '[ ] ',
  '[',
  '](',
  '(',
  '（',
  'a (',
  'a ` ',
  '🔥 ',
  '✅ **a**: b\n',
  '**a**: b | ',
  '**a** (',
  ' | **a**: (',
  '**a**:\n',
  'a:\n',
  'a: b  \n',
  'a\\\n',
  '**a**:\n\n- b:\n\n',
  ' — a, 2031-05-06',
];
const FRAMES: readonly ((body: string) => string)[] = [
  (body) => body,
  (body) => `**Kiln**: ${body}`,
  (body) => `**Kiln**:\n${body}`,
  (body) => `- ${body}`,
  (body) => `# ${body}\n\nx`,
  (body) => `| **${body}** | b |\n|---|---|\n| **c** | d |\n`,
];

describe('the work of the views', () => {
  it.each(PIECES)('grows linearly with repeated %j', (piece) => {
    for (const frame of FRAMES) {
      const [small, large] = [1000, 4000].map((times) => frame(piece.repeat(times)));
      expect(workOn(large ?? '')).toBeLessThanOrEqual(5 * workOn(small ?? '') + 10_000);
    }
  });

  it('is a few steps for each unit of any of these', () => {
    const dear = PIECES.map((piece) => piece.repeat(4000)).filter((text) => workOn(text) > 60 * text.length);
    expect(dear).toEqual([]);
  });
});
