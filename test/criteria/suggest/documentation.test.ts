import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../src/document/cells-of.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { walkBlocks } from '../../../src/document/walk-blocks.ts';
import { sliceOf } from '../../../src/text/span.ts';
import type { Table } from '../../../src/document/block.ts';
import { suggestFor } from './suggest-for.ts';

const page = readFileSync(new URL('../../../docs/suggestions.md', import.meta.url), 'utf8');
const example = /```markdown\n([\s\S]*?)```/u.exec(page)?.[1] ?? '';

/** The rows of the page's table with this header. */
function rowsUnder(...header: readonly string[]): readonly (readonly string[])[] {
  const tables: Table[] = [];
  walkBlocks(parseDocument({ path: 'suggestions.md', text: page }).blocks, (block) => {
    if (block.kind === 'table') tables.push(block);
  });
  const textsOf = (row: Table['header']) => cellsOf(page, row).map(({ span }) => sliceOf(page, span));
  return tables
    .filter((table) => textsOf(table.header).join('|') === header.join('|'))
    .flatMap((table) => table.rows.map(textsOf));
}

describe('the page about suggestions', () => {
  it('has its examples', () => {
    expect(rowsUnder('sentence', 'proposals').length).toBeGreaterThan(10);
    expect(rowsUnder('sentence', 'why nothing is proposed').length).toBeGreaterThan(5);
  });

  it.each(rowsUnder('sentence', 'proposals'))('%s', (sentence = '', proposals = '') => {
    const expected = [...proposals.matchAll(/`([^`]+)`/gu)].map(([, statement]) => statement);
    expect(suggestFor(sentence, example).proposals.map(({ statement }) => statement)).toEqual(expected);
  });

  it.each(rowsUnder('sentence', 'why nothing is proposed'))('%s', (sentence = '', reason) => {
    expect(suggestFor(sentence, example)).toEqual({ proposals: [], reason });
  });
});
