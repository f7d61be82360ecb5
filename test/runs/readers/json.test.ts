import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json } from '../../../src/runs/readers/json.ts';
import { parseSelection } from '../../../src/runs/selection.ts';
import { fileTree } from '../run-tree.ts';
import type { RunReading } from '../../../src/runs/outputs/run-reading.ts';
import type { Run } from '../../../src/runs/run.ts';

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/runs');

const read = (output: unknown, select?: string): RunReading =>
  json.read(fileTree('out/metrics.json', typeof output === 'string' ? output : JSON.stringify(output)), {
    selection: select === undefined ? undefined : parseSelection(select),
  });

const runsOf = (reading: RunReading): readonly Run[] => {
  if (reading.kind === 'refused') throw new Error(reading.problems.map(({ message }) => message).join());
  return reading.runs;
};

const runOf = (output: unknown, select?: string): Run => {
  const [run] = runsOf(read(output, select));
  if (run === undefined) throw new Error('no run');
  return run;
};

const texts = (values: Run['metrics']): Record<string, string> =>
  Object.fromEntries(
    [...values].map(([path, value]) => [path, value.kind === 'list' ? value.items.join() : value.text]),
  );

describe('json, for one object,', () => {
  it('says that an empty one measures nothing', () => {
    expect(runOf({}).notes).toEqual(['out/metrics.json measures nothing: {}']);
    expect(runOf({ wer: 0.07 }).notes).toEqual([]);
  });

  it('flattens nested keys and separates parameters from metrics', () => {
    const run = runOf({
      run_id: 'kelp-1',
      config: { learning_rate: 0.0003, 'lora.rank': 8, targets: ['q_proj', 'v_proj'] },
      max_steps: 400,
      val: { wer: '0.0712', 'metrics/mAP50-95(B)': 0.5 },
      amp: true,
      note: 'calm',
    });
    expect(run.id).toBe('kelp-1');
    expect(texts(run.metrics)).toEqual({ 'val.wer': '0.0712', 'val.metrics/mAP50-95(B)': '0.5' });
    expect(texts(run.parameters)).toEqual({
      run_id: 'kelp-1',
      'config.learning_rate': '0.0003',
      'config.lora\\.rank': '8',
      'config.targets': 'q_proj,v_proj',
      max_steps: '400',
      amp: 'true',
      note: 'calm',
    });
  });

  it.each([
    ['a list of points', '[{"step": 1, "loss": 0.9}, {"step": 2, "loss": 0.6}, {"step": 3, "loss": NaN}]'],
    ['a list that ends in Infinity', '[{"step": 1, "loss": 0.9}, {"step": 2, "loss": Infinity}]'],
    ['a list with the word for it', '[{"step": 1, "loss": 0.9}, {"step": 2, "loss": "nan"}]'],
    ['columns', '{"history": {"loss": [0.9, 0.6, NaN]}}'],
  ])('never takes the last number of a series that ended without one: %s', (_, text) => {
    const run = runOf(text);
    expect(run.metrics.get('loss')).toEqual({ kind: 'missing', text: 'NaN' });
    expect(run.notes).toContain('loss ends in no number (NaN or Infinity): it is missing, not its last number');
    expect(runOf(text, 'step:1').metrics.get('loss')).toEqual({ kind: 'number', text: '0.9' });
  });

  it('takes nothing for a point that was not measured', () => {
    const run = runOf('{"history": {"loss": [0.9, 0.6, 0.5], "val": [null, 0.7, null]}}');
    expect(texts(run.metrics)).toMatchObject({ loss: '0.5', val: '0.7' });
    expect(run.history.get('val')).toEqual({ steps: [2], values: [0.7] });
  });

  it('reads a resumed run, and says that points occurred twice', () => {
    const run = runOf([100, 200, 300, 300, 400].map((step, at) => ({ step, loss: 2 - at / 10 })));
    expect(run.history.get('loss')).toEqual({ steps: [100, 200, 300, 400], values: [2, 1.9, 1.7, 1.6] });
    expect(run.notes).toContain('1 point comes again at a step that was there; the later ones count');
  });

  it.each([
    [{ git_commit: '0123456789ABCDEF' }, { commit: '0123456789abcdef', dirty: undefined }],
    [{ git: { sha: '0123456', dirty: true } }, { commit: '0123456', dirty: true }],
    [{ commit: 'the last one' }, undefined],
  ])('takes the commit in an output: %j', (facts, git) => {
    expect(runOf({ loss: 0.5, ...facts }).git).toEqual(git);
  });

  it('reads NaN, null and N/A as missing, and never makes NaN blank', () => {
    const { metrics } = runOf('{"a": NaN, "b": null, "c": "N/A", "d": "nan", "e": -Infinity, "f": 1e400}');
    expect([...metrics.values()]).toEqual([
      { kind: 'missing', text: 'NaN' },
      { kind: 'missing', text: '' },
      { kind: 'missing', text: '' },
      { kind: 'missing', text: 'NaN' },
      { kind: 'missing', text: '-Infinity' },
      { kind: 'number', text: '1e400' },
    ]);
  });

  it('reads seed, command, status and times', () => {
    const run = runOf({
      config: { seed: 7 },
      argv: ['python', 'a b.py'],
      status: 'COMPLETED',
      start_time: '2026-01-02T03:04:05Z',
    });
    expect(run).toMatchObject({
      seed: '7',
      command: "python 'a b.py'",
      status: 'finished',
      started: '2026-01-02T03:04:05Z',
    });
  });

  it('reads a vocabulary only if a mapping names its keys', () => {
    const vocabulary = Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`word${String(index)}`, index]));
    const run = runOf({ wer: 0.1, vocabulary });
    expect([...run.metrics.keys()]).toEqual(['wer']);
    expect(run.hidden.size).toBe(61);
    expect(run.notes).toEqual([
      'vocabulary holds 61 numbers side by side: a lookup table, read only where a mapping names its keys',
    ]);
  });

  it('refuses broken text and a key with two values, each with its place', () => {
    expect(read('{"wer": 0.1,}')).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'out/metrics.json', line: 1, column: 12 }],
    });
    expect(read('{"wer": 0.1, "wer": 0.2}')).toMatchObject({
      problems: [{ message: '"wer" is there twice in one object, with two values', line: 1, column: 14 }],
    });
    expect(runOf('{"wer": 0.1, "wer": 0.1}').notes).toEqual(['"wer" is there twice with one value (line 1)']);
  });
});

describe('json, for a run over time,', () => {
  const log_history = [
    { step: 100, loss: 0.9 },
    { step: 100, eval_wer: 30 },
    { step: 200, loss: 0.5 },
    { step: 200, eval_wer: 28 },
    { step: 300, loss: null, eval_wer: 29 },
  ];

  it('keeps interleaved rows as histories, and takes the last point unless told otherwise', () => {
    const run = runOf({ best_metric: 28, log_history });
    expect(run.history).toEqual(
      new Map([
        ['loss', { steps: [100, 200], values: [0.9, 0.5] }],
        ['eval_wer', { steps: [100, 200, 300], values: [30, 28, 29] }],
      ]),
    );
    expect(texts(run.metrics)).toEqual({ best_metric: '28', loss: '0.5', eval_wer: '29' });
    expect(run).toMatchObject({
      selection: 'last',
      notes: ['the last point of each history counts; --select chooses another'],
    });
  });

  it('takes the best point and records that as selection', () => {
    const run = runOf({ log_history }, 'best:eval_wer:lower');
    expect(texts(run.metrics)).toEqual({ loss: '0.5', eval_wer: '28' });
    expect(run.notes).toEqual([
      'best:eval_wer chose step 200 by eval_wer itself: what it says there is selected, not only measured',
    ]);
  });

  it('takes a step, and refuses what is ambiguous', () => {
    expect(texts(runOf({ log_history }, 'step:100').metrics)).toEqual({ loss: '0.9', eval_wer: '30' });
    expect(read({ log_history }, 'step:150')).toMatchObject({
      problems: [{ message: 'no history of the run has a step 150' }],
    });
    expect(read({ log_history }, 'best:eval_wer')).toMatchObject({
      problems: [{ message: 'whether a lower or a higher eval_wer is better is not declared' }],
    });
    expect(read({ log_history }, 'best:eval_wer:least')).toMatchObject({
      problems: [
        {
          message: 'best:eval_wer takes lower or higher, not "least"',
          hint: 'say --select best:eval_wer:lower (or :higher)',
        },
      ],
    });
    const points = [1, 2].map((step) => ({ step, 'eval:wer': step }));
    expect(texts(runOf({ log_history: points }, 'best:eval:wer:higher').metrics)).toMatchObject({ 'eval:wer': '2' });
    expect(read({ log_history }, 'best:bleu')).toMatchObject({ problems: [{ hint: 'it has loss, eval_wer' }] });
  });

  it('says which metrics have no value at the selected point', () => {
    const atEnd = runOf({ log_history }, 'step:300');
    expect(texts(atEnd.metrics)).toEqual({ eval_wer: '29' });
    expect(atEnd.notes).toEqual(['left out, having no value at step 300: loss']);
    expect(runOf({ log_history }, 'step:100').notes).toEqual([]);
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`m${index}`, 1]));
    const rows = [
      { step: 1, ...many },
      { step: 2, loss: 0.5 },
    ];
    expect(runOf(rows, 'step:2').notes.join()).toMatch(
      /^left out, having no value at step 2: m0, .*, m19 and 10 more$/u,
    );
    expect(runOf(rows, 'best:loss:lower').notes.join()).toContain('left out, having no value at step 2: m0');
  });

  it('reads parallel lists, and a list of points at the top', () => {
    const sacred = runOf({ train_loss: { steps: [0, 10], timestamps: ['a', 'b'], values: [0.3, 0.2] } });
    expect(sacred.history).toEqual(new Map([['train_loss', { steps: [0, 10], values: [0.3, 0.2] }]]));
    const keras = runOf({ history: { loss: [0.9, 0.4], val_loss: [1, 0.8] } });
    expect(keras.history.get('val_loss')).toEqual({ steps: [1, 2], values: [1, 0.8] });
    expect(
      runOf([
        { epoch: 1, wer: 0.3 },
        { epoch: 2, wer: 0.2 },
      ]).history.get('wer')?.steps,
    ).toEqual([1, 2]);
  });

  it('keeps two lists with one name apart', () => {
    const points = [{ step: 1, loss: 0.1 }];
    expect([...runOf({ train: points, val: points }).history.keys()]).toEqual(['train.loss', 'val.loss']);
  });
});

describe('json, for several runs,', () => {
  it('reads lists of seeds as replicates', () => {
    expect(runOf({ seeds: [1, 2], wer: [0.1, 0.2] }).replicates.get('wer')).toEqual([
      { seed: '1', value: { kind: 'number', text: '0.1' } },
      { seed: '2', value: { kind: 'number', text: '0.2' } },
    ]);
    expect([...runOf({ seed_results: { 1337: { bpb: 1.1 }, 42: { bpb: 1.2 } } }).replicates.keys()]).toEqual(['bpb']);
  });

  it('reads a ledger by id, and one of seeds as one run each', () => {
    expect(
      runsOf(
        read([
          { run_id: 'a', wer: 1 },
          { run_id: 'b', wer: 2 },
        ]),
      ).map(({ id }) => id),
    ).toEqual(['a', 'b']);
    expect(
      runsOf(
        read([
          { seed: 1, wer: 1 },
          { seed: 2, wer: 2 },
        ]),
      ).map(({ seed }) => seed),
    ).toEqual(['1', '2']);
  });

  it('refuses items that are not runs', () => {
    expect(
      read([
        { word: 'sea', score: 1 },
        { word: 'tide', score: 0 },
      ]),
    ).toMatchObject({
      kind: 'refused',
      problems: [
        { message: 'holds 2 objects without distinct run ids, steps or seeds: results of single items, no run' },
      ],
    });
    expect(read([1, 2]).kind).toBe('refused');
  });
});

describe.skipIf(!existsSync(CORPUS))('json, with real run outputs (skipped if they are not present),', () => {
  it('reads every one or says what is wrong', () => {
    const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
    expect(files.length).toBeGreaterThan(80);
    const refused = files.filter((file) => {
      const reading = json.read(fileTree(file, readFileSync(join(CORPUS, file), 'utf8')), {});
      if (reading.kind === 'refused') return true;
      for (const { metrics, parameters, history } of reading.runs) {
        expect(metrics.size + parameters.size + history.size, file).toBeGreaterThan(0);
        for (const { steps, values } of history.values()) expect(steps.length, file).toBe(values.length);
      }
      return false;
    });
    expect(refused.length).toBe(9);
  });
});

describe('json, for an object that contains a list of runs,', () => {
  const LEDGER = {
    host: 'x',
    runs: [
      { run_id: 'a', acc: 0.6 },
      { run_id: 'b', acc: 0.61 },
    ],
  };

  it('reads a ledger if ids distinguish them and nothing else is measured', () => {
    const runs = runsOf(read(LEDGER));
    expect(runs.map(({ id, metrics }) => [id, texts(metrics)])).toEqual([
      ['a', { acc: '0.6' }],
      ['b', { acc: '0.61' }],
    ]);
    expect(runs[0]?.notes).toEqual(['left out beside runs: host']);
  });

  it('reads one run if something is measured beside it', () => {
    expect(runsOf(read({ ...LEDGER, acc: 0.605 })).map(({ metrics }) => texts(metrics))).toEqual([{ acc: '0.605' }]);
  });

  it('reads one run if only names distinguish its items, and says which key makes runs of them', () => {
    const items = {
      eval: {
        results: [
          { name: 'a', acc: 0.6 },
          { name: 'b', acc: 0.61 },
        ],
      },
    };
    const [run, ...others] = runsOf(read(items));
    expect(others).toEqual([]);
    expect(run?.notes).toEqual([
      'eval.results is a list of 2 items without steps or seeds',
      'where each item of eval.results is a run, --run-key "name" makes one of each',
    ]);
    const keyed = json.read(fileTree('out/metrics.json', JSON.stringify(items)), { runKey: ['name'] });
    expect(runsOf(keyed).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('reads one run if there are two such lists', () => {
    const rows = [
      { run_id: 'a', acc: 0.6 },
      { run_id: 'b', acc: 0.61 },
    ];
    expect(runsOf(read({ first: rows, second: rows }))).toHaveLength(1);
  });
});
