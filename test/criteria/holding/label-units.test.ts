import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';

/** The outcome of a target, compared with the values of its row. */
function outcomeOf(label: string, target: string, actual: string): string | undefined {
  const text = `# EXP-1: Kiln\n\n## Success Criteria\n\n| Metric | Target | Actual |\n|---|---|---|\n| ${label} | ${target} | ${actual} |\n`;
  return decide(recordOf(text), { runRecords: new Map() }).outcomes[0]?.kind;
}

describe("a unit in a row's label", () => {
  it.each([
    ['Firing (ms)', '< 0.2 s', '188', 'met'],
    ['Firing (ms)', 'under 200 ms', '210', 'unmet'],
    ['Ash (GB)', '≤ 8 GiB', '8.5', 'met'],
    ['Firing (min)', '≤ 2 h', '150 s', 'met'],
    ['Glaze accuracy (%)', '≥ 90%', '0.93', 'met'],
    ['Glaze accuracy (%)', '≥ 90%', '89', 'unmet'],
    ['Glaze recall (%)', '>= 0.9', '60', 'undetermined'],
  ])('%s %s beside %s', (label, target, actual, kind) => {
    expect(outcomeOf(label, target, actual)).toBe(kind);
  });
});
