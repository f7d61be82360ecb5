import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import { planLog } from '../../../src/runs/log-plan.ts';
import { json } from '../../../src/runs/readers/json.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { fileTree } from '../run-tree.ts';
import type { LogRequest } from '../../../src/runs/log-request.ts';

const text = readFileSync(join(import.meta.dirname, '../../fixtures/runs/tidepool/log.md'), 'utf8');

const log = (before: string, output: object, request: Partial<LogRequest> = {}) => {
  const [record] = readRecords(parseDocument({ path: 'experiments/tide-1.md', text: before }), undefined);
  const reading = json.read(fileTree('outputs/tide-1/metrics.json', JSON.stringify(output)), {});
  const run = reading.kind === 'runs' ? reading.runs[0] : undefined;
  if (record === undefined || run === undefined) throw new Error('unread');
  const plan = planLog({ record, run, ...request });
  return { ...plan, after: applyEdits(before, plan.edits) };
};

const output = {
  accuracy: 0.8691,
  precision: 0.84512,
  precision_ci95: 0.0149,
  'F1-Score': 0.83449,
  'F1-Score_lower': 0.8203,
  'F1-Score_upper': 0.8611,
  config: { learning_rate: 0.003, batch_size: 64 },
};

describe('planLog, for a document about one run,', () => {
  it('fills the blanks of its metrics and hyperparameter tables', () => {
    const { outcome, after, blank, suggestions, runRecord } = log(text, output);
    expect(outcome).toBe('added');
    expect(after).toBe(
      text
        .replace('| Precision |  |  |', '| Precision | 0.845 | ±0.015 |')
        .replace('| F1 Score | TBD |  |', '| F1 Score | 0.834 | [0.820, 0.861] |'),
    );
    expect(blank).toEqual(['learning_rate', 'batch_size', 'AUC-ROC']);
    expect(suggestions.map(({ option }) => option)).toEqual([
      '--map "learning_rate=config.learning_rate"',
      '--map "batch_size=config.batch_size"',
    ]);
    expect(runRecord?.row.get('Precision')).toBe('0.845');
  });

  it('takes a mapped hyperparameter with all its digits', () => {
    const map = new Map([
      ['learning_rate', 'config.learning_rate'],
      ['batch_size', 'config.batch_size'],
    ]);
    expect(log(text, output, { map }).after).toContain('| learning_rate | 0.003 | [0.001, 0.03] |');
  });

  it('subtracts the ends of an interval without noise, and does not take a list of three for one', () => {
    const whole = '# Tide\n\n## Results\n\n| Metric | Value | 95% CI |\n|---|---|---|\n| Depth |  |  |\n';
    const fill = (given: object) => log(whole, { depth: 24, ...given }).after.split('\n')[6];
    expect(fill({ depth_ci_low: 23.7, depth_ci_high: 24.3 })).toBe('| Depth | 24 | ±0.3 |');
    expect(fill({ depth_ci95: [23.4, 24.6] })).toBe('| Depth | 24 | ±0.6 |');
    expect(fill({ depth_ci95: [23.4, 24.6, 99] })).toBe('| Depth | 24 |  |');
  });

  it('changes nothing the second time', () => {
    const first = log(text, output);
    expect(log(first.after, output, { existing: first.runRecord })).toMatchObject({
      outcome: 'unchanged',
      edits: [],
      recordText: undefined,
    });
  });

  it('refuses another value, and overwrites it on request', () => {
    expect(log(text, { accuracy: 0.91 })).toMatchObject({
      outcome: 'conflict',
      edits: [],
      problems: [
        {
          message: 'the one run of this document says otherwise: Accuracy 0.869 against 0.910',
          hint: '`--replace` (of log and import) rewrites what is there; another run needs a document of its own',
        },
      ],
    });
    const replaced = log(text, { accuracy: 0.91, accuracy_ci: 0.02 }, { replace: true });
    expect(replaced.after).toBe(text.replace('0.869 | ±0.012', '0.910 | ±0.020'));
    expect(replaced.messages).toEqual([]);
  });

  it('removes the interval of a value that it overwrites, if the output gives none, and says so', () => {
    const { after, messages } = log(text, { accuracy: 0.91 }, { replace: true });
    expect(after).toBe(text.replace('| 0.869 | ±0.012 |', '| 0.910 |  |'));
    expect(messages).toEqual(['Accuracy: 95% CI was ±0.012 of 0.869, the output gives none, and it is blank now']);
  });

  it('fills no row that is struck through', () => {
    const struck = text.replace('| Accuracy | 0.869 | ±0.012 |', '| ~~Accuracy~~ | ~~0.9~~ | |\n| Accuracy |  |  |');
    const { after, outcome, runRecord } = log(struck, { accuracy: 0.8691 });
    expect(outcome).toBe('added');
    expect(after).toBe(struck.replace('| Accuracy |  |  |', '| Accuracy | 0.8691 |  |'));
    expect(runRecord?.row).toEqual(new Map([['Accuracy', '0.8691']]));
  });

  it('blanks what the earlier run measured and this one did not, with what accompanies it, and says so', () => {
    const first = log(text, output);
    const shorter = { accuracy: 0.8691, precision: 0.9, precision_ci95: 0.02 };
    const { after, messages, outcome, runRecord } = log(first.after, shorter, {
      existing: first.runRecord,
      replace: true,
    });
    expect(outcome).toBe('replaced');
    expect(after).toBe(text.replace('| Precision |  |  |', '| Precision | 0.900 | ±0.020 |').replace('TBD', ''));
    expect(messages).toEqual([
      'F1 Score was 0.834 of the run before, the output has no value of it, and it is blank now',
    ]);
    expect(runRecord?.row.has('F1 Score')).toBe(false);
    expect(log(after, shorter, { existing: runRecord }).outcome).toBe('unchanged');
  });

  it("keeps what people wrote, even over the earlier run's, and says so", () => {
    const first = log(text, output);
    const mended = first.after.replace('0.834 |', '0.850 |');
    const { after, messages } = log(mended, { accuracy: 0.8691 }, { existing: first.runRecord, replace: true });
    expect(after).toBe(mended.replace('| 0.845 | ±0.015 |', '|  |  |'));
    expect(after).toContain('| batch_size | 64 |');
    expect(messages).toEqual([
      'Precision was 0.845 of the run before, the output has no value of it, and it is blank now',
      'F1 Score still says 0.850: it was written by hand over the run before, and the output has no value of it',
    ]);
  });

  it('blanks what another run that it overwrites had measured, and leaves other runs alone', () => {
    const first = log(text, { accuracy: 0.8691, precision: 0.84512 });
    const second = log(first.after, { 'F1-Score': 0.83449 }, { runId: 'tide-2' });
    const beside = [first.runRecord, second.runRecord].filter((record) => record !== undefined);
    const { after, messages } = log(second.after, { accuracy: 0.91 }, { runId: 'tide-3', beside, replace: true });
    expect(after).toBe(
      text.replace('0.869 | ±0.012', '0.910 | ').replace('| F1 Score | TBD |', '| F1 Score | 0.834 |'),
    );
    expect(messages).toContain(
      'Precision was 0.845 of the run before, the output has no value of it, and it is blank now',
    );
  });

  it('keeps the interval of a value that stays', () => {
    const { after, messages } = log(text, { accuracy: 0.8691 }, { replace: true });
    expect(after).toBe(text);
    expect(messages).toEqual([]);
  });

  it('refuses a percentage in place of a ratio, and converts it if the row says what it is', () => {
    const percent = { accuracy: 91.2345, accuracy_ci: [90.1, 92.3] };
    expect(log(text, percent, { replace: true })).toMatchObject({
      edits: [],
      problems: [
        {
          message: 'Accuracy is 91.2345 here and 0.869 before: one of them may be a percentage',
          hint: '--unit "accuracy=%" writes 0.912345, --unit "accuracy=ratio" writes 91.2345, or declare the unit: `<!-- expctl: metrics "Accuracy" unit=ratio -->` (or unit=%) in the template, or "Accuracy (%)" as the label',
        },
      ],
    });
    const declared = text.replace('| Accuracy | 0.869 | ±0.012 |', '| Accuracy (ratio) | 0.869 | ±0.012 |');
    const { after, messages } = log(declared, percent, { replace: true });
    expect(after).toContain('| Accuracy (ratio) | 0.912 | ±0.011 |');
    expect(messages).toEqual([
      'Accuracy (ratio): 91.2345 was read as a percentage, for the column is declared as ratio',
    ]);
  });

  it('follows the unit in a row’s label', () => {
    const timed = text.replace('| AUC-ROC |  |  |', '| Latency (ms) |  |  |');
    const units = new Map([['latency', 's']]);
    const { after, runRecord } = log(timed, { latency: 0.0124, latency_ci: 0.001 }, { units });
    expect(after).toContain('| Latency (ms) | 12.400 | ±1.000 |');
    expect(runRecord?.units.get('latency')).toBe('s');
    expect(log(timed, { latency: 0.0124 }, { units: new Map([['latency', 'GB']]) }).problems).toHaveLength(1);
  });

  it('reports a run as already there only if its record is', () => {
    const first = log(text, { accuracy: 0.8691 });
    expect(first).toMatchObject({ outcome: 'added', edits: [], runRecord: { run: 'tide-1' } });
    const second = log(text, { accuracy: 0.8691 }, { existing: first.runRecord });
    expect(second).toMatchObject({ outcome: 'unchanged', recordText: undefined });
    const other = log(text, { accuracy: 0.91 }, { existing: first.runRecord });
    expect(other.problems[0]?.message).toContain('the run tide-1 is there with other values');
  });

  it('says if no metric has a row', () => {
    expect(log(text, { roc: 0.5 })).toMatchObject({
      outcome: 'added',
      messages: ['no metric of it has a row here (roc): --map ROW=KEY fills one'],
    });
  });

  it('refuses what matches nothing', () => {
    const problems = (request: Partial<LogRequest>) => log(text, { accuracy: 0.8691 }, request).problems;
    expect(problems({ map: new Map([['Brine', 'accuracy']]) })).toEqual([
      {
        message: 'no metrics table has a row Brine',
        hint: 'there are learning_rate, batch_size, Accuracy, Precision, F1 Score, AUC-ROC',
      },
    ]);
    expect(problems({ units: new Map([['brine', 'ms']]) })).toEqual([
      { message: '--unit names brine, which the run does not have', hint: 'a path is the keys joined by dots' },
    ]);
    expect(problems({ set: new Map([['Notes', 'calm']]), addColumns: ['Tide'] })[0]?.message).toBe(
      'this document has no table with a row for each run, so --set Notes, --add-column Tide names no column',
    );
  });
});
