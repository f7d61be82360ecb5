import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';

const told = (heading: string): readonly string[] => {
  const lines = ['# Oven', '', heading, '', '- `expect: heat < 250`', '', '## Runs', '', '| Run | Heat |', '|---|---|'];
  const { outcomes } = decide(recordOf([...lines, '| a | 240 |', ''].join('\n')), { runRecords: new Map() });
  return outcomes.map(({ criterion, kind }) => `${criterion.role} ${criterion.gate} ${kind}`);
};

describe('a heading that says what has to hold for the next step', () => {
  it.each(['## Ship if', '## Accept if:', '### We launch if', '## Release only if'])('%s makes criteria', (heading) => {
    expect(told(heading)).toEqual(['criterion must met']);
  });

  it.each(['## Do not ship if', '## Abort if'])('%s does not', (heading) => {
    expect(told(heading)).not.toContain('criterion must met');
  });
});
