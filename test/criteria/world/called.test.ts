import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calledSo, namedSo } from '../../../src/criteria/world/called.ts';
import { remarkOf } from '../../../src/document/label-remark.ts';

const among = (asked: string, ...labels: readonly string[]) => calledSo(asked, labels, (label) => label);

describe('the text in brackets after a label', () => {
  it.each([
    ['Latency (ms)', ''],
    ['WER (%)', ''],
    ['Loss [nats]', ''],
    ['Accuracy (↑)', ''],
    ['Accuracy (higher is better)', ''],
    ['Latency (ms, lower is better)', ''],
    ['Latency (p95)', 'p95'],
    ['Latency (p95, ms)', 'p95'],
    ['Latency [ms; p95]', 'p95'],
    ['WER (test-clean)', 'test_clean'],
    ['LoRA (r=8)', 'r_8'],
    ['Accuracy', ''],
    ['Ours (+)', '+'],
  ])('%s gives "%s" beside unit and direction', (label, remark) => {
    expect(remarkOf(label)).toBe(remark);
  });
});

describe('a quoted label', () => {
  it.each([
    ['WER (test)', ['WER (test)', 'WER (dev)'], ['WER (test)']],
    ['WER (test)', ['WER (dev)'], []],
    ['WER (test)', ['WER'], []],
    ['WER', ['WER (dev)'], ['WER (dev)']],
    ['WER', ['WER', 'WER (dev)'], ['WER']],
    ['WER', ['WER (test)', 'WER (dev)'], ['WER (test)', 'WER (dev)']],
    ['WER', ['WER (%)'], ['WER (%)']],
    ['wer (TEST)', ['**WER** (test)', 'WER (dev)'], ['**WER** (test)']],
    ['Latency (p95)', ['Latency (p95, ms)', 'Latency (p50, ms)'], ['Latency (p95, ms)']],
    ['Latency (s)', ['Latency (ms)'], ['Latency (ms)']],
    ['Rate (tokens/s)', ['Rate (requests/s)'], []],
    ['RTF (GPU)', ['RTF (CPU)'], []],
    ['LoRA (r=64)', ['LoRA (r=8)'], []],
    ['ＷＥＲ（test）', ['WER (dev)', 'WER(test)'], ['WER(test)']],
  ])('%s among %j is %j', (asked, labels, found) => {
    expect(among(asked, ...labels)).toEqual(found);
  });

  const word = fc.constantFrom('wer', 'f1', 'latency', 'lora');
  const remark = fc.constantFrom('', ' (test)', ' (dev)', ' (r=8)', ' [r=64]', ' (p95, ms)', ' (ms)', ' (%)');
  const label = fc.tuple(word, remark).map(([name, behind]) => name + behind);

  it('refers to itself if it exists, and never to a thing with another remark', () => {
    fc.assert(
      fc.property(label, fc.uniqueArray(label), (asked, labels) => {
        const found = among(asked, ...labels);
        if (labels.includes(asked)) expect(found).toEqual([asked]);
        if (remarkOf(asked) !== '') expect(found.every((each) => remarkOf(each) === remarkOf(asked))).toBe(true);
        const name = (each: string) => each.replace(/ .*/u, '');
        expect(found.every((each) => name(each) === name(asked))).toBe(true);
      }),
    );
  });
});

it('has no spelling of its own as a plain name', () => {
  expect(namedSo('f1', ['f1', 'F1'], (label) => label)).toEqual(['f1', 'F1']);
});
