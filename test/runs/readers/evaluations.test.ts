import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { oneRun, readFixture, readTree, texts } from './fixture-output.ts';

describe('promptfoo', () => {
  it('reads a run for each prompt, and never the configuration', () => {
    const { runs } = readFixture('promptfoo/results.json');
    expect(runs.map(({ id, metrics }) => [id, texts(metrics)])).toEqual([
      [
        'shore:gull short',
        { items: '2', successes: '1', failures: '1', errors: '0', pass_rate: '0.5', mean_score: '0.75' },
      ],
      [
        'shore:gull long',
        { items: '2', successes: '0', failures: '2', errors: '0', pass_rate: '0', mean_score: '0.25' },
      ],
    ]);
    expect(JSON.stringify(runs.map((run) => [...run.parameters]))).not.toContain('do-not-read');
  });
});

describe('inspect-ai', () => {
  it('reads the metrics of a log, and says how much of it was completed', () => {
    const run = oneRun('inspect-ai/log.json');
    expect(texts(run.metrics)).toEqual({ accuracy: '0.83', stderr: '0.037' });
    expect(texts(run.parameters)).toEqual({ task: 'tides', model: 'shore/gull', dataset: 'bay' });
    expect(run).toMatchObject({
      id: 'Rf3',
      status: 'finished',
      git: { commit: '4e7e0d4' },
      ended: '2026-02-03T04:06:07+00:00',
    });
    expect(run.notes).toEqual(['only 90 of 100 samples were completed']);
  });

  it("reads an archive like the JSON (log.eval was written by Python's zipfile)", () => {
    const { files: archive, ...packed } = oneRun('inspect-ai/log.eval');
    const { files, ...plain } = oneRun('inspect-ai/log.json');
    expect(packed).toEqual(plain);
    expect([archive[0]?.path, files[0]?.path]).toEqual(['inspect-ai/log.eval', 'inspect-ai/log.json']);
  });

  it.each([
    ['cut off', (whole: Uint8Array) => whole.slice(0, -30), 'is not a complete archive'],
    ['empty', () => new Uint8Array(), 'is not a complete archive'],
    ['still running', () => zipSync({ '_journal/start.json': strToU8('{}') }), 'is an Inspect log without its end'],
    ['no JSON', () => zipSync({ 'header.json': strToU8('{"eval": ') }), 'the text ends before the object that begins'],
    ['no text', () => zipSync({ 'header.json': new Uint8Array([255, 254]) }), 'is not a complete archive'],
  ])('refuses an archive that is %s', (_, made, message) => {
    const whole = new Uint8Array(readFileSync(new URL('../../fixtures/runs/inspect-ai/log.eval', import.meta.url)));
    const { problems } = readTree(fileTree('log.eval', made(whole)));
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.hint).toBeDefined();
  });

  it('does not believe a larger size than an archive has', () => {
    const bomb = zipSync({ 'header.json': new Uint8Array(70 * 1024 * 1024) });
    const { problems } = readTree(fileTree('log.eval', bomb));
    expect(problems[0]?.message).toBe('is an Inspect log whose header is too large');
  });
});

describe('model-index', () => {
  it('reads the results in a model card', () => {
    const run = oneRun('model-index/README.md');
    expect([run.id, texts(run.metrics)]).toEqual(['shore/gull-small', { wer: '10.8' }]);
  });
});

describe('optuna', () => {
  it('replays a journal: a run for each trial, choices by their names', () => {
    const { format, runs } = readFixture('optuna/journal.log');
    expect(format).toBe('optuna');
    expect(runs.map(({ id, status, metrics }) => [id, status, texts(metrics)])).toEqual([
      ['0', 'finished', { value: '0.65', intermediate_value: '0.7' }],
      ['1', 'failed', {}],
    ]);
    expect(texts(runs[0]?.parameters ?? new Map())).toEqual({ lr: '0.01', net: 'deep', depth: '3' });
    expect(runs[0]).toMatchObject({ started: '2026-02-03T04:05:06.000001', ended: '2026-02-03T04:06:06.000001' });
    expect(runs[0]?.notes[0]).toBe('line 10 is torn (still being written?) and was skipped');
  });
});

describe('sacrebleu', () => {
  const SIGNED = 'nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.4.0';
  const score = (name: string, value: number) => ({ name, score: value, signature: SIGNED, nrefs: '1', tok: '13a' });
  const read = (scores: unknown, name = 'gull/bleu.json') =>
    readTree(fileTree(name, JSON.stringify(scores, undefined, 1)));

  it('reads the score of a metric under its name, which is not the name of the run', () => {
    const { format, runs } = read({
      ...score('BLEU', 31.4),
      verbose_score: '63.1/38.2 (BP = 0.988)',
      confidence: 0.62,
    });
    expect([format, runs.map(({ id }) => id)]).toEqual(['sacrebleu', [undefined]]);
    expect(texts(runs[0]?.metrics ?? new Map())).toEqual({ BLEU: '31.4', 'BLEU.confidence': '0.62' });
    expect(texts(runs[0]?.parameters ?? new Map())).toEqual({
      'BLEU.signature': SIGNED,
      'BLEU.nrefs': '1',
      'BLEU.tok': '13a',
      'BLEU.verbose_score': '63.1/38.2 (BP = 0.988)',
    });
  });

  it('reads several metrics of one system as one run', () => {
    const { runs } = read([score('BLEU', 31.4), score('chrF2', 58.2), score('TER', 55)]);
    expect(runs.map(({ metrics }) => texts(metrics))).toEqual([{ BLEU: '31.4', chrF2: '58.2', TER: '55' }]);
    const short = { ...score('BLEU', 31.4), signature: '#:1|c:mixed|e:no|tok:13a|s:exp|v:2.4.0' };
    expect(read([short]).format).toBe('sacrebleu');
  });

  it('refuses two scores for one metric, and ignores other JSON', () => {
    const twice = fileTree('bleu.json', JSON.stringify([score('BLEU', 31.4), score('BLEU', 33)]));
    expect(readTree(twice)).toMatchObject({
      runs: [],
      problems: [{ message: 'does not hold one score for each metric' }],
    });
    expect(read({ name: 'gull', score: 31.4 }).format).toBe('json');
  });
});
