import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/runs/readers/csv.ts';
import { jsonl } from '../../../src/runs/readers/jsonl.ts';
import { pickReader } from '../../../src/runs/readers/pick-reader.ts';
import { splitCsv } from '../../../src/runs/csv/split-csv.ts';
import { fileTree } from '../run-tree.ts';
import type { RunReading } from '../../../src/runs/outputs/run-reading.ts';
import type { RunReader } from '../../../src/runs/readers/reader.ts';
import type { Run } from '../../../src/runs/run.ts';

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/runs');

const readWith = (reader: RunReader, name: string, text: string, run?: string): RunReading =>
  reader.read(fileTree(name, text), { run });

const runsOf = (reading: RunReading): readonly Run[] => {
  if (reading.kind === 'refused') throw new Error(reading.problems.map(({ message }) => message).join());
  return reading.runs;
};

describe('csv over steps of an environment', () => {
  it('is one run over time, as Stable-Baselines3 counts them', () => {
    const text = [
      'eval/mean_reward,rollout/ep_len_mean,time/fps,time/total_timesteps,train/ent_coef',
      ',41.5,310,4096,0.9',
      '212.75,88.25,305,8192,0.7',
      '431.5,140.0,301,12288,0.5',
    ].join('\n');
    const [run, ...others] = runsOf(readWith(csv, 'progress.csv', text));
    expect(others).toEqual([]);
    expect(run?.history.get('eval/mean_reward')).toMatchObject({ steps: [8192, 12288], values: [212.75, 431.5] });
    expect(run?.metrics.get('rollout/ep_len_mean')).toMatchObject({ text: '140' });
  });
});

describe('splitCsv', () => {
  it('reads back what was written, whatever the fields contain', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', ';', '') });
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        const reading = splitCsv(text, ',');
        expect(reading.kind === 'lines' && reading.lines.map(({ fields }) => fields)).toEqual(
          rows.map((row) => [...row]),
        );
      }),
    );
  });

  it('says where a quote opens that is never closed', () => {
    expect(splitCsv('a,b\n1,"two\n', ',')).toEqual({ kind: 'broken', line: 2 });
  });
});

describe('csv', () => {
  it.each(['-nan', '+NaN', 'nan(ind)', '-Inf', '∞'])(
    'treats %s in the last row as a point without a number',
    (word) => {
      const [run] = runsOf(readWith(csv, 'pond.csv', `step,loss\n1,0.9\n2,0.4\n3,${word}\n`));
      expect(run?.history.get('loss')).toEqual({ steps: [1, 2, 3], values: [0.9, 0.4, null] });
      expect(run?.metrics.get('loss')?.kind).toBe('missing');
    },
  );

  it.each([
    ['Wall time,Step,Value', 'Value'],
    ['wall_time,step,loss', 'loss'],
    ['Time,Epoch,Val Loss', 'Val Loss'],
    ['Time,Global Step,Val Loss', 'Val Loss'],
  ])('reads a run over time under the header %s', (header, metric) => {
    const [run, ...others] = runsOf(readWith(csv, 'loss.csv', `${header}\n1770091506.5,0,0.9\n1770091507.5,10,0.4\n`));
    expect(others).toEqual([]);
    expect(run?.history.get(metric)).toEqual({ steps: [0, 10], values: [0.9, 0.4] });
    expect(run?.metrics.get(metric)).toEqual({ kind: 'number', text: '0.4' });
  });

  it.each(['seed', 'Seed', 'Random Seed'])('reads one run for each seed under %s', (header) => {
    const runs = runsOf(readWith(csv, 'seeds.csv', `${header},Loss\n1337,0.9\n42,0.4\n`));
    expect(runs.map(({ seed, metrics }) => [seed, metrics.get('Loss')])).toEqual([
      ['1337', { kind: 'number', text: '0.9' }],
      ['42', { kind: 'number', text: '0.4' }],
    ]);
  });

  it('counts by the stronger of two names, as written', () => {
    const [run] = runsOf(readWith(csv, 'loss.csv', 'Epoch,step,Loss\n0,5,0.9\n0,10,0.4\n'));
    expect(run?.history.get('Loss')?.steps).toEqual([5, 10]);
    expect(run?.history.has('Epoch')).toBe(false);
  });

  it('takes the highest step as the last, in whatever order the table is', () => {
    const [run] = runsOf(readWith(csv, 'loss.csv', 'step,Loss\n30,0.4\n20,0.5\n10,0.9\n'));
    expect(run?.history.get('Loss')).toEqual({ steps: [10, 20, 30], values: [0.9, 0.5, 0.4] });
    expect(run?.metrics.get('Loss')).toEqual({ kind: 'number', text: '0.4' });
    const again = runsOf(readWith(csv, 'loss.csv', 'step,Loss\n10,0.9\n20,0.5\n30,0.6\n20,0.4\n'));
    expect(again[0]?.metrics.get('Loss')).toEqual({ kind: 'number', text: '0.4' });
  });

  it('counts by what continues if another counter does not change', () => {
    const [run] = runsOf(readWith(csv, 'loss.csv', 'epoch,step,Loss\n1,99,0.9\n2,99,0.5\n3,99,0.4\n'));
    expect(run?.history.get('Loss')).toEqual({ steps: [1, 2, 3], values: [0.9, 0.5, 0.4] });
  });

  it('counts by epochs if iterations start again in each', () => {
    const rows = [1, 2, 3].flatMap((epoch) => [
      ...[50, 100, 150].map((iter) => ({ mode: 'train', epoch, iter, loss: 1 / (epoch * 10 + iter / 50) })),
      { mode: 'val', epoch, iter: 40, bbox_mAP: epoch / 10 },
    ]);
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const [run, ...others] = runsOf(readWith(jsonl, 'log.json', text));
    expect(others).toEqual([]);
    expect(run?.history.get('bbox_mAP')).toEqual({ steps: [1, 2, 3], values: [0.1, 0.2, 0.3] });
    expect(run?.history.get('loss')?.values).toEqual([1 / 13, 1 / 23, 1 / 33]);
    expect(run?.notes).toContain('iter starts anew in each epoch: points are told by epoch, the last of each counts');
  });

  it("reads a ledger by commit, and a crashed run's zeros as missing", () => {
    const text = 'commit\tval_bpb\tstatus\na1b2c3d\t0.997900\tkeep\nd4e5f60\t0.000000\tcrash\n';
    const runs = runsOf(readWith(csv, 'results.tsv', text));
    expect(runs.map(({ id, metrics, status }) => [id, metrics.get('val_bpb'), status])).toEqual([
      ['a1b2c3d', { kind: 'number', text: '0.997900' }, undefined],
      ['d4e5f60', { kind: 'missing', text: '' }, 'failed'],
    ]);
    expect(runsOf(readWith(csv, 'results.tsv', text, 'a1b2c3d'))).toHaveLength(1);
    expect(readWith(csv, 'results.tsv', text, 'zzz')).toMatchObject({
      problems: [{ message: 'holds no run zzz', hint: 'it has a1b2c3d, d4e5f60' }],
    });
  });

  it('reads padded columns over epochs, the last filled cell of each', () => {
    const text = '  epoch,  train/loss,  metrics/mAP50(B)\n  0,  1.6,  0.15\n  1,  0.9,\n';
    const [run] = runsOf(readWith(csv, 'results.csv', text));
    expect(run?.history.get('train/loss')).toEqual({ steps: [0, 1], values: [1.6, 0.9] });
    expect(run?.metrics.get('metrics/mAP50(B)')).toEqual({ kind: 'number', text: '0.15' });
  });

  it('skips a torn last line with a note', () => {
    const [run] = runsOf(readWith(csv, 'm.csv', 'step,loss,acc\n1,0.9,0.1\n2,0.8,0.2\n3,0.'));
    expect(run?.history.get('loss')?.steps).toEqual([1, 2]);
    expect(run?.notes[0]).toBe('line 4 is torn (still being written?) and was skipped');
  });

  it('reads one row as one run, and semicolons', () => {
    expect(runsOf(readWith(csv, 'm.csv', 'wer;cer\n0.1;0.2\n'))[0]?.metrics.size).toBe(2);
  });

  it.each([
    ['wer,wer\n1,2\n', 'two columns are called wer'],
    ['wer\n', 'holds no row under a header'],
    ['a,b\n1,2,3\n', 'this row has more fields than the header'],
    ['run,wer\nx,1\ny,2\nx,3\n', 'holds 3 runs, and two of them have the run x'],
  ])('refuses %j', (text, message) => {
    expect(readWith(csv, 'm.csv', text)).toMatchObject({ kind: 'refused', problems: [{ message }] });
  });
});

describe('jsonl', () => {
  it('reads a run over time with a torn end', () => {
    const [run] = runsOf(
      readWith(jsonl, 'm.jsonl', '{"step": 1, "loss": NaN}\n{"step": 2, "loss": 0.5}\n{"step": 3, "lo'),
    );
    expect(run?.history.get('loss')).toEqual({ steps: [1, 2], values: [null, 0.5] });
    expect(run?.notes[0]).toBe('line 3 is torn (still being written?) and was skipped');
  });

  it('refuses a broken line inside', () => {
    expect(readWith(jsonl, 'm.jsonl', '{"step": 1}\n{"step": 2,}\n{"step": 3}\n')).toMatchObject({
      problems: [{ line: 2, column: 11, message: 'JSON takes no comma before `}`' }],
    });
  });
});

describe('pickReader', () => {
  const pick = (name: string, head: string) => {
    const picked = pickReader({ kind: 'file', name, head });
    return picked.kind === 'reader' ? picked.reader.name : picked.kind;
  };

  it('decides by the name, and by the first lines if it has none', () => {
    expect([
      pick('a.json', ''),
      pick('a.jsonl', ''),
      pick('a.tsv', ''),
      pick('a.log', '{}'),
      pick('out', ' {"a": 1}'),
      pick('out', '{"a": 1}\n{"a": 2}'),
    ]).toEqual(['json', 'jsonl', 'csv', 'none', 'json', 'jsonl']);
    expect(pickReader({ kind: 'folder', name: 'shells', names: [] }).kind).toBe('none');
    expect(pickReader({ kind: 'file', name: 'a.txt', head: '' }, 'csv').kind).toBe('reader');
  });
});

describe.skipIf(!existsSync(CORPUS))('ledgers, with real run outputs (skipped if they are not present),', () => {
  it('read every one or say what is wrong', () => {
    const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /[^X]\.(?:csv|tsv|jsonl)$/.test(file),
    );
    expect(files.length).toBeGreaterThan(35);
    let runs = 0;
    for (const file of files) {
      const tree = fileTree(file, readFileSync(join(CORPUS, file), 'utf8'));
      const picked = pickReader(tree.entry);
      expect(picked.kind, file).toBe('reader');
      const reading = picked.kind === 'reader' ? picked.reader.read(tree, {}) : undefined;
      if (reading?.kind === 'runs') runs += reading.runs.length;
      else expect(reading?.problems[0]?.message, file).not.toBe('');
    }
    expect(runs).toBeGreaterThan(400);
  });

  it('read dates, versions and thousands beside decimal commas, and name what could be either', () => {
    const read = (cells: string): RunReading => readWith(csv, 'r.csv', `Run;Datum;Version;Zeilen;WER\nb1;${cells}\n`);
    const [run] = runsOf(read('21.11.2026;1.2.3;1.234.567;0,9123'));
    expect(run?.metrics.get('WER')).toEqual({ kind: 'number', text: '0.9123' });
    expect(run?.metrics.get('Zeilen')).toEqual({ kind: 'number', text: '1234567' });
    expect(run?.parameters.get('Datum')).toEqual({ kind: 'text', text: '21.11.2026' });
    expect(runsOf(read('2026-11-21;2;1.234,5;0,9123'))[0]?.metrics.get('Zeilen')).toEqual({
      kind: 'number',
      text: '1234.5',
    });
    expect(read('21.11.2026;2;1.234;0,9123')).toMatchObject({
      problems: [
        {
          line: 2,
          column: 17,
          message: '"1.234" under Zeilen could have a decimal point or thousands, for "0,9123" is in the same table',
          hint: 'write its numbers with one decimal mark and without thousands',
        },
      ],
    });
  });

  it('read decimal commas between semicolons, say so, and refuse what could be either', () => {
    const [run] = runsOf(readWith(csv, 'de.csv', 'run_id;wer;loss\na;0,123;1,234\n'));
    expect([run?.metrics.get('wer'), run?.metrics.get('loss')]).toEqual([
      { kind: 'number', text: '0.123' },
      { kind: 'number', text: '1.234' },
    ]);
    expect(run?.notes).toContain('its numbers have decimal commas: 1,234 is 1.234');
    expect(readWith(csv, 'de.csv', 'run_id;wer;loss\na;0.123;1,234\n')).toMatchObject({
      kind: 'refused',
      problems: [
        {
          line: 2,
          message: '"0.123" under wer could have a decimal point or thousands, for "1,234" is in the same table',
          hint: 'write its numbers with one decimal mark and without thousands',
        },
      ],
    });
  });
});
