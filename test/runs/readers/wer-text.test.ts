import { describe, expect, it } from 'vitest';
import { oneRun, readFixture, texts } from './fixture-output.ts';

describe('wer-text', () => {
  it('reads a line of Kaldi with its counts; the rate is in percent', () => {
    const run = oneRun('wer-text/wer_14');
    expect(texts(run.metrics)).toEqual({
      wer: '4.51',
      errors: '2366',
      words: '52576',
      insertions: '286',
      deletions: '262',
      substitutions: '1818',
    });
    expect(run.units.get('wer')).toBe('%');
    expect(run.notes).toEqual(['error rates are in percent']);
  });

  it('reads the tables of ESPnet: a run for each model', () => {
    const { runs } = readFixture('wer-text/RESULTS.md');
    expect(runs.map(({ id, metrics }) => [id, texts(metrics)])).toEqual([
      ['asr_reef_conformer', { 'decode/dev.wer': '1.3', 'decode/test.wer': '3.0', 'decode/dev.cer': '1.0' }],
      ['asr_reef_rnnt', { 'decode/dev.wer': '2.3' }],
    ]);
    expect(runs[0]?.hidden.get('decode/test.wer.wrd')).toEqual({ kind: 'number', text: '170' });
  });
});
