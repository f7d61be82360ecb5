import type { ExperimentReport } from '../../src/report/report.ts';

/** An experiment in which every text of a document is the given one. */
export function experimentOf(text: string): ExperimentReport {
  const value = { run: text, text, baseline: text };
  const criterion = {
    label: text,
    role: 'criterion',
    gate: 'must',
    sentence: text,
    outcome: 'unmet',
    because: text,
  } as const;
  return {
    id: text,
    title: text,
    path: text,
    line: 1,
    documentKind: 'plan',
    stage: 'running',
    status: text,
    verdict: 'NO-GO',
    otherwise: undefined,
    because: [text],
    criteria: [criterion],
    hypotheses: [criterion],
    standings: [
      {
        metric: text,
        sections: [text],
        conditions: [text],
        better: 'lower',
        best: value,
        latest: value,
        baseline: value,
      },
    ],
    runs: [
      {
        section: text,
        columns: [text],
        types: [{ name: text, header: text, type: 'text', unit: text, whole: true }],
        rows: [{ class: 'data', run: text, line: 1, reason: text, cells: [text], values: [text] }],
      },
    ],
    series: {
      metric: text,
      better: 'lower',
      unit: text,
      without: 1,
      points: [{ run: text, value: 0.1, baseline: 0.2 }],
    },
    missing: [{ line: 2, message: text }],
  };
}
