import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { powerOf } from '../../src/criteria/power.ts';
import type { StatementOutcome } from '../../src/criteria/outcome.ts';
import { cellsOf } from '../../src/document/cells-of.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { walkBlocks } from '../../src/document/walk-blocks.ts';
import { sliceOf } from '../../src/text/span.ts';
import type { Table } from '../../src/document/block.ts';
import { recordOf } from './record-of.ts';

const page = ['criteria', 'confidence']
  .map((name) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8'))
  .join('\n');
const example = /```markdown\n([\s\S]*?)```/u.exec(page)?.[1] ?? '';

/** The rows of the page's tables with this header, as the texts of their cells. */
function rowsUnder(header: readonly string[]): readonly (readonly string[])[] {
  const tables: Table[] = [];
  walkBlocks(parseDocument({ path: 'criteria.md', text: page }).blocks, (block) => {
    if (block.kind === 'table') tables.push(block);
  });
  const textsOf = (row: Table['header']) => cellsOf(page, row).map(({ span }) => sliceOf(page, span));
  return tables
    .filter((table) => textsOf(table.header).join('|') === header.join('|'))
    .flatMap((table) => table.rows.map(textsOf));
}

const withExample = (code: string): string =>
  `${example}\n## Success Criteria\n\n- The example: \`expect: ${code.replace(/^`|`$/gu, '')}\`\n`;

function outcomeOf(code: string): StatementOutcome {
  const [outcome] = decide(recordOf(withExample(code)), { runRecords: new Map() }).outcomes;
  const [only] = outcome?.statements ?? [];
  if (only === undefined) throw new Error(`no statement was found in ${code}`);
  return only;
}

describe('the pages about criteria', () => {
  it('has its examples', () => {
    expect(rowsUnder(['statement', 'outcome', 'because']).length).toBeGreaterThan(40);
  });

  it.each(rowsUnder(['statement', 'outcome', 'because']))('%s is %s', (statement = '', kind, because) => {
    const outcome = outcomeOf(statement);
    expect([outcome.kind, outcome.because]).toEqual([kind, because]);
  });

  it.each(rowsUnder(['statement', 'says', 'hint']))('%s: %s', (statement = '', message, hint) => {
    const [problem] = outcomeOf(statement).problems;
    expect([problem?.message, problem?.hint]).toEqual([message, hint]);
  });

  it.each(rowsUnder(['statement', 'plan', 'can be met', 'says']))(
    '%s with %s',
    (statement = '', plan = '', met, says) => {
      const numberOf = (option: string) => {
        const text = new RegExp(`--${option} (\\S+)`, 'u').exec(plan.replaceAll('`', ''))?.[1];
        return text === undefined ? undefined : Number(text);
      };
      const planned = {
        seeds: numberOf('seeds'),
        items: numberOf('items'),
        clusters: numberOf('clusters'),
        sd: numberOf('sd'),
      };
      const [only] = powerOf(recordOf(withExample(statement)), planned)[0]?.statements ?? [];
      expect([only?.canBeMet, only?.says.at(-1)]).toEqual([met === 'yes', says]);
    },
  );

  it.each(rowsUnder(['statement', 'chance']))('%s has the chance %s', (statement = '', chance) => {
    expect(outcomeOf(statement).evidence.chance?.because).toBe(chance);
  });
});
