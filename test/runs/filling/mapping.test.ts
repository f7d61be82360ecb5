import { describe, expect, it } from 'vitest';
import { mapColumns } from '../../../src/runs/filling/mapping.ts';
import { EMPTY_RUN } from '../../../src/runs/run.ts';
import { tableIn } from '../table-record.ts';
import type { MappingOptions } from '../../../src/runs/filling/mapping.ts';
import type { Run } from '../../../src/runs/run.ts';

const runWith = (...paths: readonly string[]): Run => ({
  ...EMPTY_RUN,
  metrics: new Map(paths.map((path, index) => [path, { kind: 'number', text: String(index) }])),
});

const map = (header: string, run: Run, options: MappingOptions = {}) => {
  const dashes = header.split('|').fill('---').join('|');
  const { table } = tableIn(`|${header}|\n|${dashes}|\n`);
  const { assignments, ...rest } = mapColumns(table.columns, run, options);
  return {
    ...rest,
    assigned: Object.fromEntries(
      [...assignments].map(([column, { path, because }]) => [column, `${path} (${because})`]),
    ),
  };
};

describe('mapColumns', () => {
  it('matches equal names apart from case, blanks, signs and a unit', () => {
    const { assigned, unmatchedColumns, unmatchedKeys } = map(
      'Run|Tuned WER|Val/Loss|Time (s)|mAP50-95(B)|Pass@1',
      runWith('tuned_wer', 'val.loss', 'time', 'mAP50-95(B)', 'pass@1', 'other'),
    );
    expect(assigned).toEqual({
      tuned_wer: 'tuned_wer (equal)',
      val_loss: 'val.loss (equal)',
      time: 'time (equal)',
      map50_95: 'mAP50-95(B) (equal)',
      pass_1: 'pass@1 (equal)',
    });
    expect(unmatchedColumns.map(({ header }) => header)).toEqual(['Run']);
    expect(unmatchedKeys).toEqual(['other']);
  });

  it('matches a header that ends in a question mark or an arrow', () => {
    const { assigned, suggestions } = map(
      'Run|Acc ↑|Loss (nats) ↓|Met?|Wait (ms) ↓|Pass@1',
      runWith('acc', 'loss', 'met', 'wait_ms', 'pass'),
    );
    expect(assigned).toEqual({
      acc: 'acc (equal)',
      loss_nats: 'loss (equal)',
      met: 'met (equal)',
      wait_ms: 'wait_ms (equal)',
    });
    expect(suggestions.map(({ column }) => column)).not.toContain('Met?');
    expect(map('Acc|Acc ↑', runWith('acc')).assigned).toEqual({});
  });

  it('matches text in brackets with the same words in a key, and one other unit of the same dimension', () => {
    const { assigned, suggestions, problems } = map(
      'Run|Latency (ms)|Acc (top 5)|Peak RAM [GB]|Wait (h)|Size (MB)|Recall (%)',
      runWith('latency_ms', 'acc_top5', 'peak_ram_mb', 'wait_s', 'wait_ms', 'size_s', 'recall_ratio'),
    );
    expect(assigned).toEqual({
      latency: 'latency_ms (equal)',
      acc: 'acc_top5 (equal)',
      peak_ram: 'peak_ram_mb (equal)',
    });
    expect(problems).toEqual([]);
    expect(suggestions.map(({ column }) => column)).toContain('Recall (%)');
    expect(map('Latency (ms)', runWith('latency', 'latency_ms')).assigned).toEqual({ latency: 'latency (equal)' });
  });

  it('takes the key that says what a remark in brackets says, in either order, before the bare one', () => {
    const { assigned, problems } = map(
      'Run|F1 (macro)|F1 (weighted)|Accuracy (top-5)|WER (test-clean)|Loss (val)|Latency (p95, ms)|Recall (@10)',
      runWith(
        ...'f1 f1_macro weighted_f1 accuracy top5_accuracy wer wer_test_clean'.split(' '),
        ...'loss val_loss latency latency_p95 recall recall@10'.split(' '),
      ),
    );
    expect(problems).toEqual([]);
    expect(Object.values(assigned)).toEqual([
      'f1_macro (equal)',
      'weighted_f1 (equal)',
      'top5_accuracy (equal)',
      'wer_test_clean (equal)',
      'val_loss (equal)',
      'latency_p95 (equal)',
      'recall@10 (equal)',
    ]);
  });

  it('reads a remark before a unit in brackets of its own', () => {
    const { assigned } = map(
      'Run|F1 (macro) (%)|Latency (ms) (p95)|Loss (val) ↓',
      runWith('f1', 'f1_macro', 'p95_latency', 'loss', 'val_loss'),
    );
    expect(Object.values(assigned)).toEqual(['f1_macro (equal)', 'p95_latency (equal)', 'val_loss (equal)']);
    expect(map('Run|WER (test) (%)', runWith('wer')).assigned).toEqual({ wer_test: 'wer (equal)' });
  });

  it('takes no bare key where another says more of what the brackets say, or tells another part or the spread', () => {
    const assigned = (header: string, ...paths: readonly string[]) => map(`Run|${header}`, runWith(...paths)).assigned;
    expect(assigned('F1 (macro)', 'f1', 'macro avg.f1-score')).toEqual({});
    expect(assigned('Loss (val)', 'loss', 'test_loss')).toEqual({});
    expect(assigned('Accuracy (std)', 'accuracy')).toEqual({});
    expect(assigned('F1 (macro)', 'f1', 'loss')).toEqual({ f1: 'f1 (equal)' });
    expect(assigned('Loss (train)', 'loss', 'val_loss')).toEqual({ loss: 'loss (equal)' });
    expect(assigned('WER (test-clean)', 'wer', 'train_loss')).toEqual({ wer: 'wer (equal)' });
    expect(assigned('Accuracy (mean ± std)', 'accuracy', 'accuracy_std')).toEqual({ accuracy: 'accuracy (equal)' });
    expect(assigned('Accuracy (en)', 'accuracy', 'accuracy_dense')).toEqual({ accuracy: 'accuracy (equal)' });
  });

  it('reads past an arrow that says which way is better', () => {
    const { assigned } = map(
      'Run|Val loss ↓|Top-1 ↑ (%)|WER (test) ⬇️|Steps →',
      runWith('val_loss', 'top1', 'test_wer', 'steps'),
    );
    expect(Object.values(assigned)).toEqual(['val_loss (equal)', 'top1 (equal)', 'test_wer (equal)']);
  });

  it('prefers what was requested to what was saved, and both to equal names', () => {
    const run = runWith('wer', 'eval.wer', 'test.wer', 'b.acc');
    const saved = new Map([
      ['WER', ['nowhere', 'eval.wer']],
      ['Acc', ['a.acc', 'b.acc']],
    ]);
    expect(map('WER|Acc', run, { saved }).assigned).toEqual({ wer: 'eval.wer (saved)', acc: 'b.acc (saved)' });
    expect(map('WER|Acc', run, { saved, explicit: new Map([['WER', 'test.wer']]) }).assigned).toMatchObject({
      wer: 'test.wer (explicit)',
    });
    expect(map('WER', run).assigned).toEqual({ wer: 'wer (equal)' });
  });

  it('uses an equal key if a saved mapping finds nothing', () => {
    expect(map('WER', runWith('wer'), { saved: new Map([['WER', ['eval.wer']]]) }).assigned).toEqual({
      wer: 'wer (equal)',
    });
  });

  it('names the keys or columns between which it will not choose', () => {
    expect(map('Val WER', runWith('val_wer', 'val/wer')).problems).toEqual([
      { kind: 'ambiguous', column: 'Val WER', paths: ['val_wer', 'val/wer'] },
    ]);
    expect(map('WER|WER (%)', runWith('wer')).problems).toEqual([
      { kind: 'shared', path: 'wer', columns: ['WER', 'WER (%)'] },
    ]);
  });

  it('says what an explicit mapping could have meant', () => {
    const explicit = new Map([
      ['WER', 'wer_final'],
      ['CER', 'wer'],
    ]);
    expect(map('WER', runWith('final_wer', 'wer'), { explicit }).problems).toEqual([
      { kind: 'no-key', column: 'WER', path: 'wer_final', near: ['final_wer', 'wer'] },
      { kind: 'no-column', column: 'CER', near: ['WER'] },
    ]);
  });

  it('reads a path with dots in its keys, escaped or plain', () => {
    const run = runWith('a.acc@0\\.5');
    expect(map('Acc', run, { explicit: new Map([['Acc', 'a.acc@0\\.5']]) }).assigned).toEqual({
      acc: 'a.acc@0\\.5 (explicit)',
    });
    expect(map('Acc', run, { explicit: new Map([['Acc', 'a.acc@0.5']]) }).assigned).toEqual({
      acc: 'a.acc@0\\.5 (explicit)',
    });
  });

  it('suggests near matches and uses none', () => {
    const { suggestions, assigned } = map(
      'LR|Steps|WER|Accuracy|Banana',
      runWith('learning_rate', 'max_steps', 'eval.wer', 'acuracy'),
    );
    expect(assigned).toEqual({});
    expect(suggestions.map(({ option }) => option)).toEqual([
      '--map "LR=learning_rate"',
      '--map "Steps=max_steps"',
      '--map "WER=eval.wer"',
      '--map "Accuracy=acuracy"',
    ]);
  });
});

describe('mapColumns, for a log over time with separate held-out values,', () => {
  const series = { steps: [0, 1], values: [0.5, 0.6] };
  const log = (...paths: readonly string[]): Run => ({
    ...runWith(...paths),
    history: new Map(paths.map((path) => [path, series])),
  });
  const keras = log('accuracy', 'loss', 'val_accuracy', 'val_loss');

  it('fills no bare column with training values, and names both', () => {
    const { assigned, suggestions } = map('Run|Accuracy', keras);
    expect(assigned).toEqual({});
    expect(suggestions.map(({ option }) => option)).toEqual([
      '--map "Accuracy=accuracy"',
      '--map "Accuracy=val_accuracy"',
    ]);
    expect(map('Run|Accuracy', keras, { explicit: new Map([['Accuracy', 'accuracy']]) }).assigned).toEqual({
      accuracy: 'accuracy (explicit)',
    });
  });

  it('fills it if a column beside it takes the other', () => {
    expect(map('Run|Loss|Val Loss', keras).assigned).toEqual({ loss: 'loss (equal)', val_loss: 'val_loss (equal)' });
  });

  it('knows a part of the data in brackets', () => {
    expect(map('Run|Loss|Loss (val)', keras).assigned).toEqual({ loss: 'loss (equal)', 'loss#2': 'val_loss (equal)' });
    expect(map('Run|Loss (train)', keras).assigned).toEqual({ loss: 'loss (equal)' });
    expect(map('Run|Loss (test)', keras).assigned).toEqual({});
  });

  it('takes no last point for the best that brackets ask for, but one that was chosen', () => {
    const run = log('val_acc', 'val_loss');
    expect(map('Run|Val acc (best)', run).assigned).toEqual({});
    expect(map('Run|Val acc (best)', { ...run, selection: 'best:val_acc' }).assigned).toEqual({
      val_acc: 'val_acc (equal)',
    });
    expect(map('Run|Val acc (best)', runWith('val_acc')).assigned).toEqual({ val_acc: 'val_acc (equal)' });
  });

  it('fills it from an output that is not such a log', () => {
    expect(map('Run|Accuracy', log('accuracy', 'loss')).assigned).toEqual({ accuracy: 'accuracy (equal)' });
    expect(map('Run|Accuracy', runWith('accuracy', 'val_accuracy')).assigned).toEqual({ accuracy: 'accuracy (equal)' });
  });
});

describe('mapColumns, in its suggestions,', () => {
  const options = (header: string, ...paths: readonly string[]): readonly string[] =>
    map(header, runWith(...paths)).suggestions.map(({ path }) => path);

  it('never crosses parts of the data', () => {
    expect(options('Test accuracy', 'train.accuracy', 'val_accuracy')).toEqual([]);
    expect(options('Test accuracy', 'accuracy', 'val_accuracy')).toEqual([]);
    expect(options('Test accuracy', 'accuracy')).toEqual(['accuracy']);
    expect(options('Test acc', 'test_accuracy', 'val_accuracy')).toEqual(['test_accuracy']);
    expect(options('Dev WER', 'validation.wer', 'test_wer')).toEqual(['validation.wer']);
  });

  it('does not confuse a spread with its metric', () => {
    expect(options('Acc', 'Acc_mean', 'Acc_std', 'Acc_stderr')).toEqual(['Acc_mean']);
    expect(options('GSM8K', 'gsm8k.exact_match', 'gsm8k.exact_match_stderr,strict')).toEqual(['gsm8k.exact_match']);
    expect(options('Acc std', 'x.acc_std', 'x.acc_mean')).toEqual(['x.acc_std']);
    expect(options('Stderr', 'a.acc_stderr', 'b.acc_stderr')).toEqual(['a.acc_stderr', 'b.acc_stderr']);
  });

  it('names a mean and a median before other statistics', () => {
    expect(options('test_sort (ms)', 'test_sort.min', 'test_sort.q1', 'test_sort.median', 'test_sort.mean')).toEqual([
      'test_sort.mean',
      'test_sort.median',
      'test_sort.q1',
    ]);
  });

  it('does not confuse a version or a number of examples with a measurement', () => {
    expect(options('MMLU', 'versions.mmlu', 'n-shot.mmlu', 'task_hashes.mmlu', 'mmlu.acc')).toEqual(['mmlu.acc']);
    expect(options('MMLU version', 'versions.mmlu', 'mmlu.acc')).toEqual(['versions.mmlu']);
  });

  it('does not confuse one rate with another, or a count per second with a count', () => {
    expect(options('Error rate', 'http_reqs.rate')).toEqual([]);
    expect(options('Error rate', 'http.error_rate')).toEqual(['http.error_rate']);
    expect(options('Failures', 'Failures/s', 'failures_per_second')).toEqual([]);
  });

  it('recognises a percentile in brackets', () => {
    expect(options('p95 (ms)', 'metrics.duration.p(95)', 'metrics.duration.p(90)')).toEqual(['metrics.duration.p(95)']);
  });

  it('gives the keys of the average that is asked for alone', () => {
    const report = ['0.f1-score', '1.f1-score', 'macro avg.f1-score', 'weighted avg.f1-score'];
    expect(options('F1 (macro)', ...report)).toEqual(['macro avg.f1-score']);
    expect(options('F1 (weighted)', ...report)).toEqual(['weighted avg.f1-score']);
    expect(options('Weighted F1', ...report)).toEqual(['weighted avg.f1-score']);
    expect(options('Weighted recall', '0.recall', 'macro avg.recall', 'weighted avg.recall')[0]).toBe(
      'weighted avg.recall',
    );
    expect(options('F1', ...report.slice(0, 3))).toEqual(['0.f1-score', '1.f1-score', 'macro avg.f1-score']);
  });

  it('does not confuse a last point with the lowest or highest', () => {
    expect(options('Min val loss', 'loss', 'val_loss')).toEqual([]);
    expect(options('Max val acc', 'val_acc')).toEqual([]);
    expect(options('Best val acc', 'best_val_accuracy')).toEqual(['best_val_accuracy']);
  });
});
