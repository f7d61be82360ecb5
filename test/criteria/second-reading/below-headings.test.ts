import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';
import { trial } from './arbitrary-trial.ts';
import type { Trial } from './arbitrary-trial.ts';
import { printClaim } from './claim.ts';

const BETTER = '<!-- expctl: metrics bitter better=lower -->\n';

/** The outcome of a statement over the first trial's table, and over a table below another heading. */
function kindOf(statement: string, { table, recorded }: Trial, elsewhere: readonly string[] = []): string | undefined {
  const more = elsewhere.length === 0 ? BETTER : `${BETTER}\n## Elsewhere\n\n${elsewhere.join('\n')}\n`;
  const record = recordOf(documentWith([`- **One**: it holds. \`expect: ${statement}\``], table, more));
  const records = [...recorded].map(([run, bitter]) => runRecord(run, { metrics: new Map([['bitter', bitter]]) }));
  return decide(record, { runRecords: recordsOf(...records) }).outcomes[0]?.kind;
}

/** The same table with runs of other names, so that no two runs have one run record. */
const renamed = (table: readonly string[]): readonly string[] => table.map((line) => line.replace('cup-', 'jug-'));

describe('a heading after a claim', () => {
  it('changes nothing if the document has one table', () => {
    fc.assert(
      fc.property(trial, (given) => {
        const statement = printClaim(given.claim);
        expect(kindOf(`${statement}, under "Runs"`, given)).toBe(kindOf(statement, given));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the tables below other headings out, whatever they contain', () => {
    fc.assert(
      fc.property(trial, trial, (given, other) => {
        const statement = `${printClaim(given.claim)}, under "Runs"`;
        expect(kindOf(statement, given, renamed(other.table))).toBe(kindOf(statement, given));
      }),
      { numRuns: 300 },
    );
  });
});
