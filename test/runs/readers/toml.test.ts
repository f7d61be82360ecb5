import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTree, folderTree } from '../run-tree.ts';
import { readTree, texts } from './fixture-output.ts';
import type { Run } from '../../../src/runs/run.ts';

const runOf = (name: string, text: string): Run => {
  const { format, runs, problems } = readTree(fileTree(name, text));
  const [run] = runs;
  if (run === undefined) throw new Error(`${format ?? 'no format'}: ${problems[0]?.message ?? ''}`);
  return run;
};

const problemOf = (name: string, text: string) => readTree(fileTree(name, text)).problems[0];

describe('toml', () => {
  it('reads metrics with their original digits, tables as paths, dates as text', () => {
    const text = [
      '# of the last evaluation',
      'step = 1_200',
      'date = 2026-11-22',
      'when = 2026-11-22 10:00:00.50Z # a blank between both',
      '"pass@1" = 0.4200',
      '1234 = 5',
      '[train]',
      'loss = 4.10e-1',
      'ok = true',
      '[val.set-a]',
      'wer = +0.0712',
      'note = "loss = 0.9 # not this"',
      "path = 'C:\\runs'",
      'n = { clips = 2620, hours = 0x10 }',
      '',
    ].join('\r\n');
    const run = runOf('metrics.toml', text);
    expect(texts(run.metrics)).toEqual({
      '1234': '5',
      step: '1200',
      'pass@1': '0.4200',
      'train.loss': '4.10e-1',
      'val.set-a.wer': '0.0712',
      'val.set-a.n.clips': '2620',
      'val.set-a.n.hours': '16',
    });
    expect(texts(run.parameters)).toEqual({
      date: '2026-11-22',
      when: '2026-11-22 10:00:00.50Z',
      'train.ok': 'true',
      'val.set-a.note': 'loss = 0.9 # not this',
      'val.set-a.path': String.raw`C:\runs`,
    });
    expect(run.files).toEqual([{ path: 'metrics.toml', sha256: '7'.repeat(64), format: 'toml' }]);
  });

  it('keeps big integers, and reads NaN and the infinities as missing', () => {
    const run = runOf(
      'metrics.toml',
      'tokens = 123456789012345678901234567890\nloss = nan\nppl = -inf\nids = 0xFFFFFFFFFFFFFFFF\n',
    );
    expect(texts(run.metrics)).toEqual({
      tokens: '123456789012345678901234567890',
      loss: 'NaN',
      ppl: '-Infinity',
      ids: '18446744073709551615',
    });
  });

  it.each(['params.toml', 'config.toml', 'hparams.toml'])(
    'reads everything in %s as parameters, and its seed',
    (name) => {
      const run = runOf(name, 'seed = 7\n[model]\ndepth = 12\nkettles = 3\nbetas = [0.9, 0.99]\n');
      expect(texts(run.parameters)).toEqual({
        seed: '7',
        'model.depth': '12',
        'model.kettles': '3',
        'model.betas': '0.9, 0.99',
      });
      expect(run.metrics.size).toBe(0);
      expect(run.seed).toBe('7');
    },
  );

  it('reads an array of tables with steps as one run over time', () => {
    const run = runOf('results.toml', '[[history]]\nepoch = 1\nloss = 0.9\n[[history]]\nepoch = 2\nloss = 0.5\n');
    expect(run.history.get('loss')).toEqual({ steps: [1, 2], values: [0.9, 0.5] });
  });

  it('gives one run after --run-key only if JSON does', () => {
    const text = '[[runs]]\narm = "a"\nwer = 0.2\n[[runs]]\narm = "b"\nwer = 0.1\n';
    const { runs } = readTree(fileTree('results.toml', text), { runKey: ['arm'] });
    expect(runs.map(({ id, metrics }) => [id, texts(metrics)])).toEqual([
      ['a', { wer: '0.2' }],
      ['b', { wer: '0.1' }],
    ]);
  });

  it.each([
    ['a = 1\nb = \n', 2, 'this is not TOML: invalid value'],
    ['a = 1\n\na = 2\n', 3, 'this is not TOML: trying to redefine an already defined table or value'],
    ['loss: 0.4\n', 1, 'this is not TOML: '],
    ['a = "torn', 1, 'this is not TOML: unfinished string'],
    ['', undefined, 'the file is empty'],
    ['# nothing but words\n', undefined, 'the file is empty'],
  ])('says where %j is invalid', (text, line, message) => {
    const problem = problemOf('metrics.toml', text);
    expect(problem?.line).toBe(line);
    expect(problem?.message.startsWith(message)).toBe(true);
    expect(problem?.hint).toContain('TOML');
  });

  it('refuses what is too large, too deep or one long line', () => {
    expect(problemOf('metrics.toml', 'x'.repeat(1 << 20))?.line).toBe(1);
    expect(problemOf('metrics.toml', `a = "${'x'.repeat(1 << 20)}"`)?.message).toBe('is TOML of more than 1 MiB');
    expect(problemOf('metrics.toml', `a${'.a'.repeat(5000)} = 1`)?.message).toBe('is nested more than 100 levels deep');
    expect(problemOf('metrics.toml', `a = ${'['.repeat(5000)}`)?.line).toBe(1);
  });

  it.each([
    ['pyproject.toml', '[project]\nname = "tides"\nversion = "0.1.0"\n'],
    ['Cargo.toml', '[package]\nname = "tides"\nversion = "0.1.0"\n'],
    ['uv.lock.toml', '[build-system]\nrequires = ["hatchling"]\n'],
    ['other.toml', '[tool.ruff]\nline-length = 100\n'],
    ['expctl.toml', 'a = 1\n'],
  ])('refuses %s as a description of a project', (name, text) => {
    expect(problemOf(name, text)).toEqual({
      path: name,
      message: 'describes a project and its tools, no run',
      hint: 'give the run’s own metrics (metrics.toml, metrics.json), or say --format toml where these are its numbers',
    });
  });

  it('reads one of those if the format is given by name', () => {
    const { runs } = readTree(fileTree('other.toml', '[tool]\nwer = 0.2\n'), { format: 'toml' });
    expect(texts(runs[0]?.metrics ?? new Map())).toEqual({ 'tool.wer': '0.2' });
  });

  it('leaves a folder to the files that were read in it before', () => {
    const files = { 'metrics.json': '{"wer": 0.1}', 'config.toml': 'lr = 0.1\n', 'pyproject.toml': '[project]\n' };
    expect(readTree(folderTree('outputs', files)).format).toBe('json');
    expect(readTree(folderTree('outputs', { ...files, 'metrics.json': '' })).format).toBe('json');
    const below = { 'config.toml': 'lr = 0.1\n', 'tides/metrics.json': '{"wer": 0.1}' };
    expect(readTree(folderTree('outputs', below)).format).toBe('json');
    expect(readTree(folderTree('outputs', { 'metrics.toml': 'wer = 0.1\n', 'pyproject.toml': '' })).format).toBe(
      'toml',
    );
  });

  it("does not read a tool's file in a folder as a run", () => {
    const files = { 'notes.md': '# Tides', 'site.toml': 'width = 3\n', 'a/b/deploy.toml': 'replicas = 2\n' };
    expect(readTree(folderTree('.', files)).format).toBeUndefined();
  });

  it('keeps __proto__ as a key like any other', () => {
    const run = runOf('metrics.toml', '__proto__ = 1\n[constructor]\nprototype = 2\n');
    expect(texts(run.metrics)).toEqual(
      Object.fromEntries([
        ['__proto__', '1'],
        ['constructor.prototype', '2'],
      ]),
    );
  });

  const key = fc.stringMatching(/^[a-z][\w-]{0,6}$/);
  const number = fc.oneof(
    fc.stringMatching(/^-?(?:0|[1-9]\d{0,30})$/),
    fc.stringMatching(/^-?(?:0|[1-9]\d{0,5})\.\d{1,12}(?:e-?\d{1,2})?$/),
  );
  const text = fc.string().map((value) => ({ text: value, written: JSON.stringify(value).replaceAll('\u007f', '') }));

  it('returns every number as written, whatever is around it', () => {
    fc.assert(
      fc.property(fc.dictionary(key, fc.tuple(number, text), { minKeys: 1, maxKeys: 8 }), (given) => {
        const lines = Object.entries(given).map(
          ([name, [digits, words]]) =>
            `[t.${name}] # ${name} = 1\nx-${name} = [${words.written},\n ${digits}] # ]\nn = ${digits}`,
        );
        const run = runOf('metrics.toml', `${lines.join('\n')}\n`);
        for (const [name, [digits]] of Object.entries(given)) {
          const value = run.metrics.get(`t.${name}.n`) ?? run.parameters.get(`t.${name}.n`);
          expect(value).toEqual({ kind: 'number', text: digits });
        }
      }),
    );
  });
});
