import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTree, folderTree } from '../run-tree.ts';
import { oneRun, readTree, texts } from './fixture-output.ts';
import type { Run } from '../../../src/runs/run.ts';

const read = (...lines: readonly string[]) => readTree(fileTree('train.log', `${lines.join('\n')}\n`));

function runOf(...lines: readonly string[]): Run {
  const { format, runs, problems } = read(...lines);
  const [run] = runs;
  if (run === undefined || format !== 'logfmt') throw new Error(`${format ?? 'none'}: ${problems[0]?.message ?? ''}`);
  return run;
}

const metricsOf = (...lines: readonly string[]) => texts(runOf(...lines).metrics);

describe('logfmt', () => {
  it('reads lines of steps as one run over time', () => {
    const run = runOf(
      'epoch=1 step=400 loss=0.91 val_acc=0.70',
      'epoch=2 step=800 loss=0.55 val_acc=0.88',
      'epoch=3 step=1200 loss=0.41 val_acc=0.83',
    );
    expect(run.history.get('val_acc')).toEqual({ steps: [400, 800, 1200], values: [0.7, 0.88, 0.83] });
    expect(texts(run.metrics)).toEqual({ loss: '0.41', val_acc: '0.83' });
  });

  it("reads a log in Python's format", () => {
    const run = oneRun('logfmt/train.log');
    expect(texts(run.metrics)).toEqual({ loss: '0.41', val_acc: '0.83', 'test.acc': '0.81', 'test.took': '36' });
    expect(texts(run.parameters)).toEqual({ 'config.lr': '0.1', 'config.batch_size': '32', 'config.seed': '7' });
    expect([run.seed, run.units.get('test.took')]).toEqual(['7', 'ms']);
    expect(run.notes).toContain('passed over: 1 line that is no pairs of key=value');
  });

  it('takes a selected point', () => {
    const tree = fileTree(
      'train.log',
      'epoch=1 loss=0.9 acc=0.7\nepoch=2 loss=0.4 acc=0.9\nepoch=3 loss=0.5 acc=0.8\n',
    );
    const best = readTree(tree, { select: 'best:acc:higher' });
    expect(texts(best.runs[0]?.metrics ?? new Map())).toEqual({ loss: '0.4', acc: '0.9' });
    const first = readTree(tree, { select: 'step:1' });
    expect(texts(first.runs[0]?.metrics ?? new Map())).toEqual({ loss: '0.9', acc: '0.7' });
  });

  it.each([
    '2026-11-22 10:00:00,123 - trainer - INFO - epoch=3, loss=0.41, acc=0.9',
    '2026-11-22 10:00:00,123 INFO epoch=3 loss=0.41 acc=0.9',
    'INFO:root:epoch=3 loss=0.41 acc=0.9',
    '[2026-11-22 10:00:00,123][__main__][INFO] - epoch=3 loss=0.41 acc=0.9',
    '10:00:00 | INFO | epoch=3 | loss=0.41 | acc=0.9',
    'I1122 10:00:00.123456 4711 train.py:12] epoch=3 loss=0.41 acc=0.9',
    'level=info ts=2026-11-22T10:00:00Z msg="epoch is over" epoch=3 loss=0.41 acc=0.9',
    'Epoch 3/10: loss=0.41, acc=0.9',
    'Epoch [3/10], loss=0.41, acc=0.9',
    '[Epoch 3] loss=0.41 acc=0.9',
    'epoch=3/10 loss= 0.41 acc="0.9"',
    'Epoch 3: 100%|██████████| 400/400 [00:12<00:00, 33.1it/s, loss=0.41, acc=0.9]',
  ])('reads the pairs after a prefix: %s', (line) => {
    const before = line.replaceAll(/(epoch=|Epoch \[?)3/g, '$12').replace('0.41', '0.50');
    const run = runOf(before, line);
    expect(run.history.get('loss')).toEqual({ steps: [2, 3], values: [0.5, 0.41] });
    expect(texts(run.metrics)).toEqual({ loss: '0.41', acc: '0.9' });
  });

  it('counts the last redraw of a line', () => {
    const bar = (percent: number, loss: string): string =>
      `Epoch 1: ${String(percent).padStart(3)}%|██▌    | ${String(percent)}/100 [00:12<00:15,  3.62it/s, loss=${loss}, acc=0.91]`;
    const text = `${bar(10, '0.90')}\r${bar(50, '0.60')}\r${bar(100, '0.42')}\n${bar(10, '0.4').replace('1:', '2:')}\r${bar(100, '0.3').replace('Epoch 1', 'Epoch 2')}\r\n`;
    const { runs } = readTree(fileTree('train.err', text));
    expect(runs[0]?.history.get('loss')).toEqual({ steps: [1, 2], values: [0.42, 0.3] });
  });

  it('reads a bar without a counter by its last line', () => {
    const text = '100%|███| 4/4 [00:01<00:00, 3.1it/s, loss=0.9]\n100%|███| 4/4 [00:01<00:00, 3.1it/s, loss=0.42]\n';
    expect(texts(readTree(fileTree('slurm-12.out', text)).runs[0]?.metrics ?? new Map())).toEqual({ loss: '0.42' });
  });

  it('takes the last line of a key if nothing counts the lines, and says so', () => {
    const run = runOf('loss=0.9 acc=0.5', 'loss=0.4 acc=0.8', 'test_wer=7.5% latency=36ms');
    expect(texts(run.metrics)).toEqual({ loss: '0.4', acc: '0.8', test_wer: '7.5', latency: '36' });
    expect([...run.units]).toEqual([
      ['test_wer', '%'],
      ['latency', 'ms'],
    ]);
    expect(run.notes).toContain('loss, acc stand on several lines; the last one counts');
  });

  it('lets no older number stay in force', () => {
    expect(metricsOf('loss=0.4 acc=0.8', 'loss=nan acc=0.7')).toEqual({ loss: 'NaN', acc: '0.7' });
    expect(runOf('epoch=1 loss=0.4', 'epoch=2 loss=-inf').history.get('loss')).toEqual({
      steps: [1, 2],
      values: [0.4, null],
    });
    expect(metricsOf('epoch=1 loss=0.4', 'epoch=2 loss=nan')).toEqual({ loss: 'NaN' });
  });

  it('counts the lines that it skips, including prose with pairs', () => {
    const run = runOf(
      'Loading 3 checkpoints',
      'We found that lr=0.1 with loss=0.2 diverges.',
      'torch==2.1.0 numpy==1.26',
      '/usr/lib/tides.py:12: UserWarning: kettles=4',
      'loader: device=cuda',
      'epoch=1 loss=0.9 acc=0.5',
      'betas=(0.9, 0.99) wd=0.1',
      'epoch=2 loss=0.4 acc=0.8',
      'loss=0,41 acc=0.7',
      '',
      'saved to out/model.pt',
    );
    expect(texts(run.metrics)).toEqual({ loss: '0.4', acc: '0.8' });
    expect(run.notes).toContain('passed over: 8 lines that are no pairs of key=value');
  });

  it('reads options of a command line as parameters', () => {
    const run = runOf(
      '+ python train.py --lr=0.1 --batch-size=32 --name="tide pool"',
      'epoch=1 loss=0.9',
      'epoch=2 loss=0.4',
    );
    expect(texts(run.parameters)).toEqual({ lr: '0.1', 'batch-size': '32', name: 'tide pool' });
    expect(texts(run.metrics)).toEqual({ loss: '0.4' });
    expect(run.notes.join()).not.toContain('passed over');
  });

  it('keeps the settings of a line of its own, and the seed', () => {
    const run = runOf(
      'config: depth=12 kettles=3 seed=7',
      'lr=0.1 batch_size=32',
      'epoch=1 loss=0.9',
      'epoch=2 loss=0.4',
    );
    expect(texts(run.parameters)).toEqual({
      'config.depth': '12',
      'config.kettles': '3',
      'config.seed': '7',
      lr: '0.1',
      batch_size: '32',
    });
    expect(run.seed).toBe('7');
    expect(texts(run.metrics)).toEqual({ loss: '0.4' });
  });

  it('keeps parts of the data separate', () => {
    const run = runOf(
      'epoch=1 phase=train loss=0.5',
      'epoch=1 phase=val loss=0.7',
      'epoch=2 phase=train loss=0.3',
      'epoch=2 phase=val loss=0.6',
      'test: loss=0.65 wer=0.1',
    );
    expect(texts(run.metrics)).toEqual({
      'train.loss': '0.3',
      'val.loss': '0.6',
      'test.loss': '0.65',
      'test.wer': '0.1',
    });
    expect(metricsOf('[train] loss=0.5 acc=0.8', 'Validation loss=0.6 acc=0.7')).toEqual({
      'train.loss': '0.5',
      'train.acc': '0.8',
      'validation.loss': '0.6',
      'validation.acc': '0.7',
    });
  });

  it('keeps what several loggers wrote separate, and names none if there is only one', () => {
    expect(metricsOf('INFO:baseline:wer=0.2 cer=0.1', 'INFO:candidate:wer=0.1 cer=0.05')).toEqual({
      'baseline.wer': '0.2',
      'baseline.cer': '0.1',
      'candidate.wer': '0.1',
      'candidate.cer': '0.05',
    });
    expect(metricsOf('INFO:trainer:wer=0.2 cer=0.1')).toEqual({ wer: '0.2', cer: '0.1' });
  });

  it.each([
    [['class=heron acc=0.9 n=3', 'class=gull acc=0.8 n=4'], 'class'],
    [['seed=1 wer=0.2', 'seed=2 wer=0.1'], 'seed'],
    [['fold=1 epoch=1 acc=0.9', 'fold=1 epoch=2 acc=0.8', 'fold=2 epoch=1 acc=0.7', 'fold=2 epoch=2 acc=0.6'], 'fold'],
    [['bird=heron acc=0.9', 'bird=gull acc=0.8'], 'bird'],
    [['lr=0.1 acc=0.9', 'lr=0.01 acc=0.8'], 'lr'],
    [['idx=1 wer=0.1', 'idx=2 wer=0.3'], 'idx'],
  ])('takes no line about several things for the run: %j', (lines, key) => {
    const { runs, problems } = read(...lines);
    expect(runs).toEqual([]);
    expect(problems[0]?.message).toBe(
      `holds ${String(lines.length)} lines that ${key} tells apart, and no numbers of one run`,
    );
    expect(problems[0]?.hint).toContain(`--run-key ${key}`);
  });

  it('makes a run of each if a person says so', () => {
    const { runs } = readTree(fileTree('sweep.log', 'arm=a wer=0.2\narm=b wer=0.1\n'), { runKey: ['arm'] });
    expect(runs.map(({ id, metrics }) => [id, texts(metrics)])).toEqual([
      ['a', { wer: '0.2' }],
      ['b', { wer: '0.1' }],
    ]);
  });

  it('distinguishes points by the epoch if iterations start again in each', () => {
    const run = runOf(
      'epoch=1 batch=1 loss=0.9',
      'epoch=1 batch=2 loss=0.8',
      'epoch=2 batch=1 loss=0.7',
      'epoch=2 batch=2 loss=0.6',
    );
    expect(run.history.get('loss')).toEqual({ steps: [1, 2], values: [0.8, 0.6] });
  });

  it('says that it leaves out lines that nothing distinguishes within a step', () => {
    const run = runOf(
      'epoch=1 loss=0.9',
      'epoch=1 loss=0.8',
      'epoch=1 loss=0.7',
      'epoch=2 loss=0.6',
      'epoch=2 loss=0.5',
      'wer=0.1',
    );
    expect(texts(run.metrics)).toEqual({ wer: '0.1' });
    expect(run.notes[0]).toContain('left out: at most steps several lines come');
  });

  it('treats a bar that was drawn on lines of its own as one', () => {
    const bar = (epoch: number, percent: number, loss: number): string =>
      `Epoch ${String(epoch)}:  ${String(percent)}%|██▌  | ${String(percent)}/99 [00:12<00:15,  3.62it/s, loss=${String(loss)}]`;
    const run = runOf(bar(1, 20, 0.9), bar(1, 50, 0.8), bar(1, 99, 0.7), bar(2, 20, 0.6), bar(2, 99, 0.5));
    expect(run.history.get('loss')).toEqual({ steps: [1, 2], values: [0.7, 0.5] });
  });

  it('reads everything in a file of settings as parameters', () => {
    const run = readTree(fileTree('config.txt', 'depth=12\nkettles=3\nseed=7\n')).runs[0];
    expect(texts(run?.parameters ?? new Map())).toEqual({ depth: '12', kettles: '3', seed: '7' });
    expect([run?.metrics.size, run?.seed]).toEqual([0, '7']);
  });

  it('does not mix two counters', () => {
    const run = runOf(
      'step=100 loss=0.9',
      'step=200 loss=0.8',
      'step=300 loss=0.7',
      'epoch=1 val_loss=0.85',
      'epoch=2 val_loss=0.75',
    );
    expect([...run.history.keys()]).toEqual(['loss']);
    expect(texts(run.metrics)).toEqual({ loss: '0.7', val_loss: '0.75' });
  });

  it('leaves out what lines without a step say about a metric over time', () => {
    const run = runOf('epoch=1 acc=0.7 loss=0.5', 'epoch=2 acc=0.8 loss=0.4', 'acc=0.99');
    expect(texts(run.metrics)).toEqual({ acc: '0.8', loss: '0.4' });
    expect(run.notes).toContain('acc stands on lines without a step, too: left out there');
  });

  it('leaves out what is given in two units', () => {
    const run = runOf('epoch=1 took=900ms acc=0.5', 'epoch=2 took=1.2s acc=0.6');
    expect(texts(run.metrics)).toEqual({ acc: '0.6' });
    expect(run.notes).toContain('left out, being told in several units: took');
  });

  it('skips a last line that may be torn', () => {
    const text = 'epoch=1 loss=0.9\nepoch=2 loss=0.4\nepoch=3 loss=0.';
    const run = readTree(fileTree('train.log', text)).runs[0];
    expect(run?.history.get('loss')).toEqual({ steps: [1, 2], values: [0.9, 0.4] });
    expect(run?.notes).toContain('line 3 has no end (still being written?) and was skipped');
    expect(texts(readTree(fileTree('a.log', 'loss=0.41 acc=0.9')).runs[0]?.metrics ?? new Map())).toEqual({
      loss: '0.41',
      acc: '0.9',
    });
  });

  it.each([
    ['config.txt', '[model]\ndepth=12\nlr=0.1\n'],
    ['config.txt', 'depth = 12\nlr = 0.1\n'],
    ['notes.txt', 'With lr=0.1 the loss=0.4 was lower.\n'],
    ['requirements.txt', 'torch==2.1\nnumpy==1.26\n'],
    ['run', '#!/bin/sh\nSEED=3\nLR=0.1 EPOCHS=3\n'],
    ['env.txt', 'SEED=3\nexport LR=0.1\nPATH=/usr/bin:/bin\n'],
    ['metrics.md', 'loss=0.4 acc=0.9\n'],
    ['metrics.json', 'loss=0.4 acc=0.9\n'],
    ['run.log', '{"cmd": "lr=0.1 wd=0.2"}\n'],
    ['Makefile', 'CC=gcc\nall: x\n\techo a=1 b=2\n'],
    ['query.txt', 'https://tides.example/?a=1&b=2\n'],
  ])('is not detected in %s: %j', (name, text) => {
    expect(readTree(fileTree(name, text)).format).not.toBe('logfmt');
  });

  it('reads metrics in capitals in a log', () => {
    expect(metricsOf('PESQ=2.5 STOI=0.9')).toEqual({ PESQ: '2.5', STOI: '0.9' });
  });

  it('leaves to key-value what that reads, which reports what it skips', () => {
    const { format, runs } = read('seed: 3', 'wer: 0.1', 'epoch=1 loss=0.5', 'epoch=2 loss=0.4');
    expect(format).toBe('key-value');
    expect(texts(runs[0]?.metrics ?? new Map())).toEqual({ wer: '0.1' });
    expect(runs[0]?.notes).toContain('passed over: 2 lines of key=value (--format logfmt reads these, and only these)');
  });

  it('leaves a folder to the files that were read in it before', () => {
    const files = { 'metrics.json': '{"wer": 0.1}', 'train.log': 'epoch=1 loss=0.4\nepoch=2 loss=0.3\n' };
    expect(readTree(folderTree('outputs/a', files)).format).toBe('json');
    expect(readTree(folderTree('outputs/a', { 'train.log': files['train.log'] })).format).toBe('logfmt');
  });

  it('handles one endless line, nothing but redraws, and control characters', () => {
    for (const text of [
      'a=1 '.repeat(1 << 18),
      'x'.repeat(1 << 20),
      `loss=0.5 acc=0.9${'\r'.repeat(1 << 20)}`,
      '\u001B[32mloss=0.5\u001B[0m acc=0.9\n',
      '[['.repeat(1 << 19),
      'a=" '.repeat(1 << 18),
    ]) {
      const { runs, problems } = readTree(fileTree('train.log', text), { format: 'logfmt' });
      expect(runs.length + problems.length).toBe(1);
    }
    expect(metricsOf('\u001B[32mloss=0.5\u001B[0m acc=0.9')).toEqual({ loss: '0.5', acc: '0.9' });
  });

  it('keeps __proto__ as a key like any other', () => {
    expect(Object.entries(metricsOf('__proto__=1 constructor=2'))).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  const key = fc.stringMatching(/^[a-z]{1,3}_[a-z]{1,4}$/).filter((name) => !/_(?:lr|seed|step)$/.test(name));
  const number = fc.stringMatching(/^-?(?:0|[1-9]\d{0,6})(?:\.\d{1,9})?(?:e-\d)?$/);
  const separator = fc.constantFrom(' ', ', ', ' | ', ',', '; ', '  ');
  const before = fc.constantFrom(
    '',
    '2026-11-22 10:00:00,123 INFO ',
    'INFO:root:',
    '[10:00:00] ',
    '2026-11-22T10:00:00Z ',
  );

  it('returns generated pairs, whatever separates them', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, number, { minKeys: 2, maxKeys: 8, noNullPrototype: true }),
        separator,
        before,
        (given, between, ahead) => {
          const line = `${ahead}${Object.entries(given)
            .map(([name, digits]) => `${name}=${digits}`)
            .join(between)}`;
          expect(metricsOf(line)).toEqual(given);
        },
      ),
    );
  });

  it('returns generated points', () => {
    const values = fc.array(
      fc.integer({ min: 0, max: 9999 }).map((value) => value / 10_000),
      { minLength: 2, maxLength: 30 },
    );
    fc.assert(
      fc.property(values, (points) => {
        const lines = points.map((value, at) => `epoch=${String(at + 1)} loss=${String(value)}`);
        expect(runOf(...lines).history.get('loss')).toEqual({ steps: points.map((_, at) => at + 1), values: points });
      }),
    );
  });
});

describe('a log that begins with other words', () => {
  const WORDS = 'Loading the shards of the training data, please wait.\n'.repeat(100);
  const hintOf = (name: string, text: string) => readTree(fileTree(name, text)).problems[0]?.hint;

  it('is read if the user says that it is one, with a note', () => {
    expect(hintOf('train.log', `${WORDS}step=1 loss=0.9\nstep=2 loss=0.5\n`)).toBe(
      'its first 4 KiB hold no line of `key=value`, and `--format logfmt` reads those further down; ' +
        '--format names one; `expctl inspect` says what is known',
    );
  });

  it.each([
    ['train.log', WORDS],
    ['notes.md', `${WORDS}step=1 loss=0.9\nstep=2 loss=0.5\n`],
    ['env.txt', 'SEED=3\nDEPTH=4\n'],
  ])('is not read otherwise: %s', (name, text) => {
    expect(hintOf(name, text)).toBe('--format names one; `expctl inspect` says what is known');
  });
});
