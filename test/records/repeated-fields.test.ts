import { describe, expect, it } from 'vitest';
import { recordOf } from '../criteria/record-of.ts';
import { builtInKind } from '../kinds.ts';

const hypothesis = (title: string): string => `### ${title}\n- **Problem**: rust.\n- **Success**: less of it.\n\n`;

const keysOf = (...titles: readonly string[]): readonly string[] =>
  recordOf(
    `# Experiment Plan: Whistles\n\n## Hypotheses and Tests\n\n${titles.map(hypothesis).join('')}`,
    builtInKind('plan'),
  )
    .fields.map(({ key }) => key)
    .filter((key) => /problem(?:#\d)?$/u.test(key));

describe('the fields of a repeated section', () => {
  it('have the key of the heading, even if that is the bare number of the template', () => {
    expect(keysOf('H1', 'H2 — Oil')).toEqual([
      'hypotheses_and_tests/h1/problem',
      'hypotheses_and_tests/h2_oil/problem',
    ]);
  });

  it('are numbered if two headings are the same', () => {
    expect(keysOf('H1', 'H1')).toEqual(['hypotheses_and_tests/h1/problem', 'hypotheses_and_tests/h1#2/problem']);
  });
});
