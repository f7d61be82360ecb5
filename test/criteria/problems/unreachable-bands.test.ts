import { describe, expect, it } from 'vitest';
import { parseStatement } from '../../../src/criteria/language/parse-statement.ts';
import { unreachableBands } from '../../../src/criteria/problems/unreachable-bands.ts';

function problemsOf(text: string): readonly string[] {
  const { statement } = parseStatement(`bands(mean(ice)): ${text}`);
  return statement?.kind === 'bands' ? unreachableBands(statement.bands).map(({ message }) => message) : ['not read'];
}

describe('a band that an earlier one covers', () => {
  it.each([
    ['> 0.5 GO, > 0.8 NO-GO, else NO-GO', '> 0.5'],
    ['< 90 GO, < 90 NO-GO, else NO-GO', '< 90'],
    ['<= 90 GO, < 90 NO-GO, else NO-GO', '<= 90'],
  ])('is reported: %s', (text, first) => {
    expect(problemsOf(text)).toEqual([`\`${first}\` comes first and takes every value of this band`]);
  });

  it.each([
    '> 0.8 GO, > 0.5 CONDITIONAL GO, else NO-GO',
    '< 90 GO, <= 90 CONDITIONAL GO, else NO-GO',
    '< 0.5 GO, > 0.5 NO-GO, else INCONCLUSIVE',
    '< 1 s GO, < 500 ms NO-GO, else NO-GO',
  ])('is none where each takes something: %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});
