import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { recordOf, recordsOf, runRecord } from '../criteria/record-of.ts';
import { projectFolder } from '../project-folder.ts';
import { findingsIn } from './document-with.ts';

const DOCUMENT = 'experiments/exp-031-dew.md';

const LOG = `# ML Experiment Tracking Log

**Experiment ID**: exp-031
**Date**: 2026-02-12

## Evaluation Results

**Test Set Performance**:
| Metric | Value | 95% CI |
|--------|-------|--------|
| Accuracy |  |  |
| F1 Score |  |  |
`;

describe('row-record, in a document that describes one run in depth,', () => {
  const logged = async () => {
    const folder = projectFolder({
      [DOCUMENT]: LOG,
      'out/dew-1.json': JSON.stringify({ run_id: 'dew-1', accuracy: 0.91234, f1_score: 0.8 }),
    });
    expect((await folder.expctl('log', DOCUMENT, 'out/dew-1.json')).code).toBe(0);
    return folder;
  };

  it('accepts what was logged, and what is rounded further', async () => {
    const folder = await logged();
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace(/\| Accuracy \|[^|]*\|/u, '| Accuracy | 0.91 |'));
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
  });

  it('reports a value that was changed by hand', async () => {
    const folder = await logged();
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace(/\| Accuracy \|[^|]*\|/u, '| Accuracy | 0.95 |'));
    expect((await folder.expctl('check', DOCUMENT)).stdout).toContain(
      `${DOCUMENT}:11:14: error row-record  Accuracy is 0.95 here and 0.91234 in the run record\n`,
    );
  });

  it('accepts either of two runs, and no third', async () => {
    const folder = await logged();
    folder.write('out/dew-2.json', JSON.stringify({ run_id: 'dew-2', accuracy: 0.7, f1_score: 0.8 }));
    expect((await folder.expctl('log', DOCUMENT, 'out/dew-2.json', '--replace')).code).toBe(0);
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace(/\| F1 Score \|[^|]*\|/u, '| F1 Score | 0.9 |'));
    expect((await folder.expctl('check', DOCUMENT)).stdout).toContain('F1 Score is 0.9 here and 0.8 in the run record');
  });
});

describe('row-record and decide, if the cells of a row moved by one,', () => {
  const row = ['3e-4', '0.0462', '2.5'];
  const told = (cells: readonly string[]) => {
    const text = `# Buoys\n\n## Success Criteria\n\n- a \`expect: drift > 0\`\n\n## Runs\n\n| Run ID | LR | Drift | Hours |\n| --- | --- | --- | --- |\n| buoy-1 | ${cells.join(' | ')} |\n`;
    const names = ['lr', 'drift', 'hours'];
    const runRecords = recordsOf(
      runRecord('buoy-1', {
        row: new Map(names.map((name, at) => [name, row[at] ?? ''])),
        metrics: new Map(names.map((name, at) => [name, Number(row[at])])),
        columns: new Map(names.map((name) => [name, name])),
      }),
    );
    const found = findingsIn(text, { rules: ['row-record'], surroundings: { runRecords } });
    return {
      found: found.map(({ line, column, message, hint }) => `${line}:${column} ${message}; ${hint ?? ''}`),
      because: decide(recordOf(text), { runRecords }).invalid,
    };
  };

  it('say so once', () => {
    expect(told(row)).toEqual({ found: [], because: [] });
    const left = 'shifted by one column to the left from LR on: LR is 0.0462 here, which the run record has for Drift';
    expect(told(['0.0462', '2.5', ''])).toEqual({
      found: [
        `11:12 the row of buoy-1 is ${left}; put back the cell that is gone from LR, or log the run again with \`--replace\``,
      ],
      because: [`row buoy-1 contradicts its run record: it is ${left}`],
    });
    const right = 'shifted by one column to the right from LR on: Drift is 3e-4 here, which the run record has for LR';
    expect(told(['7', '3e-4', '0.0462', '2.5'])).toEqual({
      found: [
        `11:12 the row of buoy-1 is ${right}; take out the cell that came in at LR, or log the run again with \`--replace\``,
      ],
      because: [`row buoy-1 contradicts its run record: it is ${right}`],
    });
  });

  it('name each cell if another number is among them', () => {
    expect(told(['0.0462', '2.4', '']).found).toHaveLength(3);
    expect(told(['0.0462', '2.4', '']).because).toEqual([
      'row buoy-1 contradicts its run record: LR is 0.0462 here and 0.0003 there, Drift is 2.4 here and 0.0462 there, Hours is blank here and 2.5 there',
    ]);
  });
});

describe('row-record and decide', () => {
  const judged = (cell: string, { unit = '', logged = '0.0462', exact = 0.046237, exactUnit = '' } = {}) => {
    const header = unit === '' ? 'Drift' : `Drift (${unit})`;
    const text = `# Buoys\n\n## Success Criteria\n\n- a \`expect: drift > 0\`\n\n## Runs\n\n| Run ID | ${header} |\n| --- | --- |\n| buoy-1 | ${cell} |\n| buoy-2 | 0.5 |\n`;
    const runRecords = recordsOf(
      runRecord('buoy-1', {
        row: new Map([['drift', logged]]),
        metrics: new Map([['eval.drift', exact]]),
        units: new Map(exactUnit === '' ? [] : [['eval.drift', exactUnit]]),
        columns: new Map([['drift', 'eval.drift']]),
      }),
    );
    const found = findingsIn(text, { rules: ['row-record'], surroundings: { runRecords } });
    return {
      found: found.map(({ message }) => message),
      because: decide(recordOf(text), { runRecords }).because.filter((line) => line.includes('contradicts')),
    };
  };

  it('accept a cell that was rounded further, or that has the number in another unit', () => {
    expect(judged('0.046')).toEqual({ found: [], because: [] });
    expect(judged('500 ms', { unit: 's', logged: '0.5', exact: 0.5, exactUnit: 's' })).toEqual({
      found: [],
      because: [],
    });
    expect(judged('4.6%', { unit: '%', logged: '4.62', exactUnit: 'ratio' })).toEqual({ found: [], because: [] });
  });

  it('name the cell with another number, and what was logged', () => {
    expect(judged('0.047')).toEqual({
      found: ['Drift of buoy-1 is 0.047 here and 0.046237 in its run record'],
      because: ['row buoy-1 contradicts its run record: Drift is 0.047 here and 0.046237 there'],
    });
    expect(judged('').because).toEqual([
      'row buoy-1 contradicts its run record: Drift is blank here and 0.046237 there',
    ]);
  });

  it('show a cell as a reader sees it', () => {
    const text =
      '# Buoys\n\n## Runs\n\n| Run ID | Drift | Rig |\n| --- | --- | --- |\n| buoy-1 | 0.5 | first \\| try<br>`a\\|b` |\n';
    const runRecords = recordsOf(
      runRecord('buoy-1', {
        row: new Map([['rig', 'second \\| try']]),
        parameters: new Map([['rig', 'second | try']]),
        columns: new Map([['rig', 'rig']]),
      }),
    );
    const found = findingsIn(text, { rules: ['row-record'], surroundings: { runRecords } });
    expect(found.map(({ message }) => message)).toEqual([
      'Rig of buoy-1 is first | try a|b here and second | try in its run record',
    ]);
    expect(decide(recordOf(text), { runRecords }).invalid).toEqual([
      'row buoy-1 contradicts its run record: Rig is first | try a|b here and second | try there',
    ]);
  });

  it('agree on every rounding, unit and notation', () => {
    const units = fc.constantFrom('', 's', 'ms', '%', 'ratio');
    const dress = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `**${text}**`,
      (text) => `\`${text}\``,
      (text) => `~${text}`,
      (text) => `${text} ± 0.001`,
      (text) => text.replace('.', ','),
      (text) => `${text} ms`,
      (text) => `${text} s`,
      (text) => `${text}%`,
      (text) => `+${text}`,
      (text) => `0.9 → ${text}`,
      () => '—',
    );
    const notation = fc.constantFrom<(number: number) => string>(
      (number) => String(number),
      (number) => number.toFixed(2),
      (number) => number.toFixed(4),
      (number) => number.toPrecision(2),
      (number) => number.toExponential(3),
    );
    fc.assert(
      fc.property(
        fc.record({ exact: fc.integer({ min: 1, max: 99_999 }), scale: fc.constantFrom(1, 0.01, 100, 1000) }),
        fc.record({ unit: units, exactUnit: units, now: notation, was: notation, dress }),
        ({ exact, scale }, { unit, exactUnit, now, was, dress }) => {
          const number = exact / 100_000;
          const cell = dress(now(number * scale));
          const told = judged(cell, { unit, exactUnit, exact: number, logged: was(number) });
          expect(told.because.length, told.found.join()).toBe(told.found.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});
