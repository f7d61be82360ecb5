import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const told = (text: string): readonly string[] =>
  findingsIn(text, { rules: ['known-directive'] }).map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('known-directive', () => {
  it('checks every statement of a comment, and names its line', () => {
    expect(told('# Kiln\n\n<!-- expctl: metrics drips\nmetrics cracks better=loewr -->\n')).toEqual([
      '4:1 the comment "expctl: metrics cracks better=loewr" is not understood: `better=` is one of lower, higher (did you mean lower?)',
    ]);
  });

  it('knows which comments exist', () => {
    expect(told('# Kiln\n\n<!-- expctl-disable-nextline ragged-row: as it came -->\n\nClay.\n')).toEqual([
      '3:1 nothing is said by a comment "expctl-disable-nextline" (did you mean expctl-disable-next-line?)',
    ]);
  });

  it.each([
    ['an amendment', '<!-- expctl: amended "success_criteria/drips" to=daf3a66c08f227cc seen=3 -->'],
    ['runs of a hypothesis', '<!-- expctl: runs where run ~ "g-*", drips = 2 -->'],
    ['words about expctl', '<!-- expctl keeps this table, see its README -->'],
    ['a comment of somebody else', '<!-- prettier-ignore -->'],
    ['what the template of the document said', '<!-- expctl: required=running -->'],
    ['a column where no table is yet', '<!-- expctl: column "Drips" better=lower -->'],
  ])('accepts %s', (_, comment) => {
    expect(told(`# Kiln\n\n${comment}\n\nClay.\n`)).toEqual([]);
  });
});
