import { describe, expect, it } from 'vitest';
import { isRateName, isShareName } from '../../src/values/rate-name.ts';

describe('names of rates', () => {
  it.each<[string, boolean, boolean]>([
    // Name, whether its values are compared with each other, whether none of them can exceed one.
    ['wer', true, true],
    ['Test WER', true, true],
    ['Baseline WER (%)', true, true],
    ['eval/accuracy', true, true],
    ['F1 (ratio)', true, true],
    ['Top-5', true, true],
    ['frame_error_rate', true, true],
    ['Exact Match', true, false],
    ['precision', true, true],
    ['Err', true, true],
    ['val error', true, true],
    ['Reprojection Error', true, false],
    ['Ratio', true, false],
    ['frame rate', false, false],
    ['learning_rate', false, false],
    ['dice_loss', false, false],
    ['time_to_accuracy', false, false],
    ['latency', false, false],
    ['mAP50', true, true],
    ['Error Rate', true, true],
    ['pass@1', true, false],
    ['dropout rate', false, false],
    ['eval_steps_per_second', false, false],
    ['power', false, false],
    ['Time (ratio)', false, false],
    ['NDCG@10', false, true],
    ['MMLU (5-shot)', false, true],
    ['MMLU loss', false, false],
    ['ECE', false, true],
  ])('%s: %s, %s', (name, isRate, isShare) => {
    expect([isRateName(name), isShareName(name)]).toEqual([isRate, isShare]);
  });
});
