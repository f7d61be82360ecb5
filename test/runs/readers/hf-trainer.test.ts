import { describe, expect, it } from 'vitest';
import { folderTree } from '../run-tree.ts';
import { oneRun, readFixture, readTree, texts } from './fixture-output.ts';

const LATEST = { eval_loss: '0.41', eval_wer: '24.9', loss: '0.3', train_loss: '0.33', train_runtime: '900.25' };

describe('hf-trainer', () => {
  it('reads results unchanged', () => {
    const run = oneRun('hf-trainer/all_results.json');
    expect(readFixture('hf-trainer/all_results.json').format).toBe('hf-trainer');
    expect(texts(run.metrics)).toMatchObject({ epoch: '3.0', eval_wer: '24.9', train_runtime: '900.25' });
    expect(run.units.get('train_runtime')).toBe('s');
    expect(run.units.get('train_samples_per_second')).toBeUndefined();
    expect(run.history.size).toBe(0);
  });

  it('separates the rows of training from those of evaluation, and takes no learning rate from the schedule', () => {
    const run = oneRun('hf-trainer/trainer_state.json');
    expect(run.history.get('eval_wer')).toEqual({ steps: [10, 20, 30], values: [30.5, 24.1, 24.9] });
    expect(run.history.get('learning_rate')?.values).toEqual([9e-6, 5e-6, 0]);
    expect(texts(run.metrics)).toMatchObject({ ...LATEST, best_metric: '24.1', global_step: '30' });
    expect(texts(run.parameters)).toEqual({
      eval_steps: '10',
      logging_steps: '10',
      max_steps: '30',
      num_train_epochs: '3',
      save_steps: '10',
      train_batch_size: '4',
    });
    expect(run.notes).toContain(
      'best_metric was chosen on the evaluation set itself: it is selected, not only measured',
    );
  });

  it('combines a folder, and takes the selected point', () => {
    const run = oneRun('hf-trainer', { select: 'best:eval_wer:lower' });
    expect(texts(run.metrics)).toEqual({
      epoch: '2',
      eval_loss: '0.45',
      eval_wer: '24.1',
      global_step: '20',
      grad_norm: '1.1',
      loss: '0.5',
    });
    expect(run.notes.join()).toContain("left out, being of the run's end and not of step 20: ");
    expect(run.notes.join()).toContain('train_loss');
    expect(run.selection).toBe('best:eval_wer');
    expect(run.notes.join()).toContain('best:eval_wer chose step 20 by eval_wer itself');
    expect(run.files.map(({ path }) => path)).toEqual([
      'hf-trainer/all_results.json',
      'hf-trainer/eval_results.json',
      'hf-trainer/trainer_state.json',
    ]);
  });

  it('does not choose between files that disagree', () => {
    const tree = folderTree('reef', {
      'all_results.json': '{"eval_loss": 0.4, "eval_runtime": 1}',
      'eval_results.json': '{"eval_loss": 0.5, "eval_runtime": 1}',
    });
    expect(readTree(tree).problems).toEqual([
      {
        path: 'reef',
        message: 'eval_loss is 0.4 in reef/all_results.json and 0.5 in reef/eval_results.json',
        hint: 'give the one file that is meant',
      },
    ]);
  });

  it('reads the state of the last checkpoint if there is none beside it, and a loss that ended in NaN as missing', () => {
    const state = '{"log_history": [{"loss": 0.5, "step": 1}, {"loss": NaN, "step": 2}], "global_step": 2}';
    const tree = folderTree('reef', {
      'checkpoint-2/trainer_state.json': state,
      'checkpoint-1/trainer_state.json': '{}',
    });
    const [run] = readTree(tree).runs;
    expect(run?.metrics.get('loss')).toEqual({ kind: 'missing', text: 'NaN' });
    expect(run?.history.get('loss')?.values).toEqual([0.5, null]);
    expect(run?.notes).toContain('the history stands in checkpoint-2/trainer_state.json');
  });
});
