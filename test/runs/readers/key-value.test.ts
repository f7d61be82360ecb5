import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { oneRun, readTree, texts } from './fixture-output.ts';

describe('key-value', () => {
  it('reads numbers with a unit after them, and no prose', () => {
    const text =
      'accuracy: 91.2 %\npeak memory: 12.3 GB\nspeed: 410 tokens/s\nloss: 0.4\nseen: 3 pelicans\nNote: 2 of us left\n';
    const run = readTree(fileTree('run.log', text)).runs[0];
    expect(texts(run?.metrics ?? new Map())).toEqual({
      accuracy: '91.2',
      'peak memory': '12.3',
      speed: '410',
      loss: '0.4',
    });
    expect(run?.units).toEqual(
      new Map([
        ['accuracy', '%'],
        ['peak memory', 'GB'],
        ['speed', 'tokens/s'],
      ]),
    );
  });

  it("reads a program's printed output: the last line of a key, and steps if there are any", () => {
    const run = oneRun('key-value/run.log');
    expect(texts(run.metrics)).toEqual({ val_bpb: '0.990000', peak_vram_mb: '44.0', loss: '0.4' });
    expect(texts(run.parameters)).toEqual({ learning_rate: '0.001' });
    expect(run.history.get('loss')).toEqual({ steps: [10, 20], values: [0.9, 0.4] });
    expect(run.notes[0]).toBe('val_bpb stands on several lines; the last one counts');
  });

  const metricsIn = (...lines: readonly string[]): Readonly<Record<string, string>> =>
    texts(readTree(fileTree('run.log', `${lines.join('\n')}\n`)).runs[0]?.metrics ?? new Map());

  it.each([
    ['wer: 0.12', 'wer: -nan', 'NaN'],
    ['wer: 0.12', 'wer: nan(ind)', 'NaN'],
    ['wer: 0.12', 'wer: -nan(ind)', 'NaN'],
    ['wer: 0.12', 'wer: NAN', 'NaN'],
    ['wer: 0.12', 'wer: +Inf', 'Infinity'],
    ['wer: 0.12', 'wer: Infinity', 'Infinity'],
    ['wer: 12 %', 'wer: nan %', 'NaN'],
    ['wer: 12%', 'wer: nan%', 'NaN'],
    ['wer: 12ms', 'wer: -infms', '-Infinity'],
    ['wer: 12 GB', 'wer: nan', 'NaN'],
  ])('lets no older number stay in force: "%s", then "%s"', (before, after, word) => {
    expect(metricsIn('kettles: 3', before, after)).toEqual({ kettles: '3', wer: word });
  });

  it('lets no older number stay in force under a name of several words', () => {
    expect(metricsIn('peak memory: 12 GB', 'peak memory: nan GB')).toEqual({ 'peak memory': 'NaN' });
    expect(metricsIn('peak memory: 12 GB', 'peak memory: nan')).toEqual({ 'peak memory': 'NaN' });
  });

  it('makes it a point without a number if a step follows', () => {
    const run = readTree(fileTree('run.log', 'loss: 0.4 (step 1)\nloss: -nan (step 2)\n')).runs[0];
    expect(run?.history.get('loss')).toEqual({ steps: [1, 2], values: [0.4, null] });
  });

  it('treats a word that only begins like that as prose', () => {
    expect(metricsIn('kettles: 3', 'kettles: nano', 'kettles: infinite tea', 'pond: information')).toEqual({
      kettles: '3',
    });
  });

  it('says how many keys it left out', () => {
    const lines = Array.from({ length: 502 }, (_, at) => `pond_${String(at)}: ${String(at)}`);
    const run = readTree(fileTree('run.log', [...lines, ...lines].join('\n'))).runs[0];
    expect(run?.notes).toContain('left out, beyond the first 500: 2 keys');
  });
});
