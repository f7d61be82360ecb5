import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const hintOf = (...criteria: readonly string[]): string | undefined =>
  findingsIn(['# EXP-145: Paper', '', '## Success Criteria', '', ...criteria, ''].join('\n'), {
    rules: ['tick-outcome'],
  })[0]?.hint;

describe('the way out of a tick that contradicts the outcome', () => {
  it('is the box of an item', () => {
    const runs = ['', '## Runs', '', '| Run | Load |', '| --- | --- |', '| a | 1 |'];
    expect(hintOf('- [x] **Tear**: holds 2 kg. `expect: load >= 2`', ...runs)).toContain('the boxes of items');
  });

  it('is the row of a criteria table', () => {
    const table = ['| Criterion | Threshold | Measured | Result |', '| --- | --- | --- | --- |'];
    expect(hintOf(...table, '| Load | ≥ 2 kg | 1 kg | ✅ |')).toContain('the row of a criteria table');
  });
});
