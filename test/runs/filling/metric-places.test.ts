import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import { compareMetricsWithRecords } from '../../../src/runs/compare-row.ts';
import { metricsTablesOf } from '../../../src/runs/filling/plan-metrics.ts';
import { planLog } from '../../../src/runs/log-plan.ts';
import { json } from '../../../src/runs/readers/json.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { fileTree } from '../run-tree.ts';
import type { LogRequest } from '../../../src/runs/log-request.ts';

const page = (...lines: readonly string[]): string =>
  ['# KETTLE-1: Lids', '', '## Results', '', ...lines, ''].join('\n');

const PARTS = page(
  '| Metric | Train | Val | Test |',
  '| --- | --- | --- | --- |',
  '| Accuracy | | | |',
  '| Loss | | | |',
);

const recordOf = (text: string) => {
  const [record] = readRecords(parseDocument({ path: 'experiments/kettle-1.md', text }), undefined);
  if (record === undefined) throw new Error('unread');
  return record;
};

const log = (before: string, output: object, request: Partial<LogRequest> = {}) => {
  const reading = json.read(fileTree('outputs/lids/metrics.json', JSON.stringify(output)), {});
  const run = reading.kind === 'runs' ? reading.runs[0] : undefined;
  if (run === undefined) throw new Error('unread');
  const plan = planLog({ record: recordOf(before), run, ...request });
  return { ...plan, after: applyEdits(before, plan.edits) };
};

const rowOf = (text: string, label = 'Accuracy') => text.split('\n').find((line) => line.startsWith(`| ${label} `));
const map = (...pairs: readonly (readonly [string, string])[]): Partial<LogRequest> => ({ map: new Map(pairs) });

const THREE = { train_accuracy: 0.99, val_accuracy: 0.93, test_accuracy: 0.92 };

describe('a metrics table with a column for each part of the data', () => {
  it('takes each part from the key that names it', () => {
    const { outcome, after, runRecord } = log(PARTS, THREE);
    expect(outcome).toBe('added');
    expect(rowOf(after)).toBe('| Accuracy | 0.99 | 0.93 | 0.92 |');
    expect(rowOf(after, 'Loss')).toBe('| Loss | | | |');
    expect(runRecord?.row).toEqual(
      new Map([
        ['Accuracy/Train', '0.99'],
        ['Accuracy/Val', '0.93'],
        ['Accuracy/Test', '0.92'],
      ]),
    );
    expect(runRecord?.columns?.get('Accuracy/Val')).toBe('val_accuracy');
  });

  it.each([
    ['another word of a part', { valid_accuracy: 0.93 }, '| Accuracy | | 0.93 | |'],
    ['the word behind', { accuracy_dev: 0.93 }, '| Accuracy | | 0.93 | |'],
    ['objects', { train: { accuracy: 0.99 }, test: { accuracy: 0.92 } }, '| Accuracy | 0.99 | | 0.92 |'],
    ['the column’s own word first', { dev_accuracy: 0.5, val_accuracy: 0.93 }, '| Accuracy | | 0.93 | |'],
    ['no word that may mean another part', { eval_accuracy: 0.93 }, '| Accuracy | | | |'],
    ['no name without a part', { accuracy: 0.93 }, '| Accuracy | | | |'],
    ['no name of two parts', { train_test_accuracy: 0.93 }, '| Accuracy | | | |'],
  ])('reads %s', (_, output, row) => {
    expect(rowOf(log(PARTS, output).after)).toBe(row);
  });

  it('suggests by the part, and a bare name for each', () => {
    const options = (output: object) => log(PARTS, output).suggestions.map(({ option }) => option);
    expect(options({ mean_val_accuracy: 0.93, 'val.loss_2': 1 })).toEqual([
      '--map "Accuracy/Val=mean_val_accuracy"',
      '--map "Loss/Val=val\\.loss_2"',
    ]);
    expect(options({ accuracy: 0.93 })).toEqual([
      '--map "Accuracy/Train=accuracy"',
      '--map "Accuracy/Val=accuracy"',
      '--map "Accuracy/Test=accuracy"',
    ]);
  });

  it("uses the place that --map names, and for a row's name the part that the key names", () => {
    expect(rowOf(log(PARTS, { accuracy: 0.9 }, map(['Accuracy/Val', 'accuracy'])).after)).toBe(
      '| Accuracy | | 0.9 | |',
    );
    expect(rowOf(log(PARTS, { mean_val_accuracy: 0.93 }, map(['accuracy', 'mean_val_accuracy'])).after)).toBe(
      '| Accuracy | | 0.93 | |',
    );
    expect(log(PARTS, { accuracy: 0.9 }, map(['Accuracy', 'accuracy']))).toMatchObject({
      edits: [],
      problems: [
        {
          message: 'no metrics table has a row Accuracy',
          hint: 'there are Accuracy/Train, Accuracy/Val, Accuracy/Test, Loss/Train, Loss/Val, Loss/Test',
        },
      ],
    });
  });

  it('writes a row that is too short for its values only once', () => {
    const short = PARTS.replace('| Accuracy | | | |', '| Accuracy |');
    expect(rowOf(log(short, THREE).after)).toBe('| Accuracy | 0.99 | 0.93 | 0.92 |');
  });

  it('changes nothing the second time, and refuses another value of one part', () => {
    const first = log(PARTS, THREE);
    expect(log(first.after, THREE, { existing: first.runRecord })).toMatchObject({ outcome: 'unchanged', edits: [] });
    expect(log(first.after, { val_accuracy: 0.5 }).problems[0]?.message).toBe(
      'the one run of this document says otherwise: Accuracy/Val 0.93 against 0.50',
    );
  });

  it('blanks the part that the earlier run measured and this one did not', () => {
    const first = log(PARTS, THREE);
    const { after, messages } = log(
      first.after,
      { train_accuracy: 0.98, val_accuracy: 0.93 },
      { existing: first.runRecord, replace: true },
    );
    expect(rowOf(after)).toBe('| Accuracy | 0.98 | 0.93 |  |');
    expect(messages).toEqual([
      'Accuracy/Test was 0.92 of the run before, the output has no value of it, and it is blank now',
    ]);
  });

  it("is compared with the run's record part by part", () => {
    const first = log(PARTS, THREE);
    const changed = recordOf(first.after.replace('0.93', '0.95'));
    const [table] = metricsTablesOf(changed);
    if (table === undefined || first.runRecord === undefined) throw new Error('unread');
    expect(compareMetricsWithRecords(table, [first.runRecord])).toMatchObject([
      { column: 'Accuracy/Val', cell: '0.95', recorded: '0.93' },
    ]);
  });

  it.each([
    [
      'one column called so',
      ['| Metric | Baseline | Test |', '| --- | --- | --- |', '| Accuracy | 0.8 | |'],
      '| Accuracy | 0.8 | 0.9 |',
    ],
    [
      'a column of the value',
      ['| Metric | Train | Test | Value |', '| --- | --- | --- | --- |', '| Accuracy | | | |'],
      '| Accuracy | | | 0.9 |',
    ],
  ])('is not one with %s', (_, lines, row) => {
    expect(rowOf(log(page(...lines), { accuracy: 0.9 }).after)).toBe(row);
  });

  it('is referred to by its own part, or by a bare name if it has one such column', () => {
    const only = page('| Metric | Test |', '| --- | --- |', '| Accuracy | |');
    expect(rowOf(log(only, THREE).after)).toBe('| Accuracy | 0.92 |');
    expect(rowOf(log(only, { accuracy: 0.9, test_accuracy: 0.92 }).after)).toBe('| Accuracy | 0.92 |');
    expect(rowOf(log(only, { accuracy: 0.9 }).after)).toBe('| Accuracy | 0.9 |');
    expect(log(only, { val_accuracy: 0.93 })).toMatchObject({ edits: [], suggestions: [] });
  });
});
