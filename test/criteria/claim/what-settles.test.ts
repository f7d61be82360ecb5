import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

const TABLE = ['| Run | WER | Latency (ms) | Cost |', '| --- | --- | --- | --- |'];
const NONE = ['| k-1 |  |  | 3 |', '| k-2 |  |  | 4 |'];

/** What would settle a statement over these rows. */
const settle = (statement: string, rows: readonly string[] = NONE): string | undefined => {
  const record = recordOf(documentWith([`- a \`expect: ${statement}\``], [...TABLE, ...rows]));
  return decide(record, { runRecords: new Map() }).outcomes[0]?.statements[0]?.settle;
};

const WER = 'a value of wer of k-1';
const LATENCY = 'a value of latency of k-1';

describe('what would settle a statement', () => {
  it.each([
    ['wer < 0.2', WER],
    ['wer < 0.2 and latency < 50, at least 2 runs', `${WER}; ${LATENCY}`],
    ['wer < 0.2 and cost < 9 and latency < 50', `${WER}; ${LATENCY}`],
    ['wer < 0.2, at least 2 runs where latency < 50', `${WER}; ${LATENCY}`],
    ['cost < 9, at least 2 runs where wer < 0.2 and latency < 50', `${WER}; ${LATENCY}`],
    ['at least 2 of (wer < 0.2, cost < 1, latency < 50)', `${WER}; ${LATENCY}`],
    ['wer < latency', `${WER}; ${LATENCY}`],
    ['0 <= wer and wer < 0.2', WER],
    ['wer in [0, 0.2]', WER],
    ['wer < 0.2 or latency < 50', `${WER} or ${LATENCY}`],
    ['cost < 9 and (wer < 0.2 or latency < 50)', `${WER} or ${LATENCY}`],
    ['mean(wer) < 0.2 and max(latency) < 50', `${WER}; ${LATENCY}`],
    ['wer < 0.2 and bytes < 50', `${WER}; a column, metric or field bytes`],
  ])('is everything that is missing: %s', (statement, wanted) => {
    expect(settle(statement)).toBe(wanted);
  });

  it('names each metric once, with the first run that lacks it', () => {
    const rows = ['| k-1 |  | 40 | 3 |', '| k-2 |  |  | 4 |', '| k-3 | 0.1 |  | 4 |'];
    expect(settle('wer < 0.2 and latency < 50', rows)).toBe(`${WER}; a value of latency of k-2`);
  });

  it('leaves out what would change nothing', () => {
    expect(settle('wer < 0.2 and cost < 1, at least 1 runs')).toBeUndefined();
    expect(settle('wer < 0.2 or cost < 4, some run', ['| k-1 |  |  | 9 |', '| k-2 | 0.9 |  | 9 |'])).toBe(WER);
  });
});
