import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';

const decided = (limits: readonly string[], header = 'Run | WER noisy (%) | Clean WER (%)', row = 'a | 11,2 | 4,1') => {
  const columns = header.split('|').map(() => '---');
  const table = ['| Metric | Target | Actual |', '| --- | --- | --- |', ...limits.map((limit) => `| ${limit} | |`)];
  const runs = [`| ${header} |`, `| ${columns.join(' | ')} |`, `| ${row} |`];
  return decide(recordOf(['# Gulls', '', '## Success Criteria', '', ...table, '', '## Runs', '', ...runs].join('\n')), {
    runRecords: new Map(),
  }).outcomes.map(({ kind, because }) => ({ kind, because }));
};

describe('a label with a remark in brackets', () => {
  it('names the column that spells the remark without brackets', () => {
    expect(decided(['WER (noisy) | ≤ 12,0 %', 'WER (clean) | < 4,0 %']).map(({ kind }) => kind)).toEqual([
      'met',
      'unmet',
    ]);
  });

  it('names none where two columns do so', () => {
    const [both] = decided(['WER (noisy) | ≤ 12 %'], 'Run | WER noisy (%) | Noisy WER (%)', 'a | 11.2 | 13.1');
    expect(both?.kind).toBe('undetermined');
  });

  it('names no column of another remark', () => {
    const [other] = decided(['WER (far) | ≤ 12 %'], 'Run | WER noisy (%) | WER (%)', 'a | 11.2 | 13.1');
    expect(other?.kind).not.toBe('met');
  });
});

describe('a limit with a decimal comma that nothing has a name for', () => {
  it('is undetermined for the name, not for the comma', () => {
    const [lost] = decided(['Loudness | ≤ 4,5 %']);
    expect(lost).toMatchObject({ kind: 'undetermined' });
    expect(lost?.because).toMatch(/loudness/iu);
    expect(lost?.because).not.toContain('cannot be read');
  });
});

describe('a limit that may be a change', () => {
  it.each([
    ['≥ +2 pp', '>='],
    ['≤ +1%', '<='],
  ])('%s is shown as a span that asks for the same side', (limit, operator) => {
    const rows = ['| Metric | Target |', '| --- | --- |', `| Clicks | ${limit} |`];
    const runs = ['| Run | Clicks (%) |', '| --- | --- |', '| a | 5 |'];
    const record = recordOf(['# Gulls', '', '## Success Criteria', '', ...rows, '', '## Runs', '', ...runs].join('\n'));
    const [outcome] = decide(record, { runRecords: new Map() }).outcomes;
    expect(outcome?.criterion.statements[0]?.refused?.hint).toContain(
      `expect: clicks - baseline.clicks ${operator} 0.01`,
    );
  });
});
