import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';
import { answer, isOpenSelection } from './answer.ts';
import { trial } from './arbitrary-trial.ts';
import { printClaim } from './claim.ts';
import type { Trial } from './arbitrary-trial.ts';

const BETTER = '<!-- expctl: metrics bitter better=lower -->\n';

function outcomeOf(statement: string, { table, recorded }: Trial) {
  const record = recordOf(documentWith([`- **One**: it holds. \`expect: ${statement}\``], table, BETTER));
  const records = [...recorded].map(([run, bitter]) => runRecord(run, { metrics: new Map([['bitter', bitter]]) }));
  return decide(record, { runRecords: recordsOf(...records) }).outcomes[0];
}

describe('a claim', () => {
  it('gives the same as a second, slow implementation of the language with exact numbers', () => {
    fc.assert(
      fc.property(trial, (given) => {
        const { rows, baseline, claim } = given;
        const statement = printClaim(claim);
        const { kind, because } = outcomeOf(statement, given) ?? {};
        const expected = answer(claim, rows, baseline);
        // Where it is open which runs are meant, the tool may leave more open than it has to.
        if (kind === 'undetermined' && isOpenSelection(claim, rows, baseline)) return;
        expect({ statement, kind, because: kind === expected ? '' : because }).toEqual({
          statement,
          kind: expected,
          because: '',
        });
      }),
      { numRuns: 1500 },
    );
  });
});
