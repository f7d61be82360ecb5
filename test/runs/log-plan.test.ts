import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { readRecords } from '../../src/records/read-records.ts';
import { builtInKind } from '../../src/template/built-in-kinds.ts';
import { planLog } from '../../src/runs/log-plan.ts';
import { readRunRecord } from '../../src/runs/read-run-record.ts';
import { json } from '../../src/runs/readers/json.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { fileTree } from './run-tree.ts';
import type { ExperimentRecord } from '../../src/records/record.ts';
import type { LogRequest } from '../../src/runs/log-request.ts';
import type { Run } from '../../src/runs/run.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/runs/tidepool');
const SEED = join(import.meta.dirname, '../../../shared/seeds/003_f51ee7b848be2e8c.txt');

/** What the plan kind's template says in its columns. */
const SAVED = new Map([
  ['Steps', ['max_steps']],
  ['LR', ['learning_rate']],
  ['Dataset', ['dataset_path']],
  ['Manifest', ['manifest_path']],
]);

const recordOf = (text: string): ExperimentRecord => {
  const [record] = readRecords(parseDocument({ path: 'experiments/plan.md', text }), undefined);
  if (record === undefined) throw new Error('no record');
  return record;
};

const runOf = (text: string, path = 'outputs/run/metrics.json'): Run => {
  const reading = json.read(fileTree(path, text), {});
  const run = reading.kind === 'runs' ? reading.runs[0] : undefined;
  if (run === undefined) throw new Error(JSON.stringify(reading));
  return run;
};

const log = (text: string, run: Run, request: Partial<LogRequest> = {}) => {
  const plan = planLog({ record: recordOf(text), run, saved: SAVED, date: '2026-03-04', ...request });
  return { ...plan, after: applyEdits(text, plan.edits) };
};

describe('planLog', () => {
  const plan = readFileSync(join(FIXTURES, 'plan.md'), 'utf8');
  const run = runOf(readFileSync(join(FIXTURES, 't5.json'), 'utf8'), 'outputs/t5/metrics.json');
  const row =
    '| t5-20260304 | 2026-03-04 | python tide.py --max-steps 400 --hf-token [masked] | data/shore.jsonl | 400 | 3e-4 | data/reef.jsonl | 0.0512 | 0.0488 |  |';
  const request = { command: 'python tide.py --max-steps 400 --hf-token hf_aaaabbbbccccddddeeeeffff' };

  it('says if no measurement appears in the row', () => {
    const other = runOf('{"run_id": "t9", "brine": 0.3, "froth": 1, "max_steps": 20}');
    expect(log(plan, other).messages).toEqual([
      'no metric of it has a column here (brine, froth): --map COLUMN=KEY fills one, `expctl log … --add-column HEADER` makes one',
    ]);
    expect(log(plan, other, { map: new Map([['Tuned WER', 'brine']]) }).messages).toEqual([]);
  });

  it('adds one line in the style of the rows above, and a record with full precision', () => {
    const { after, outcome, runRecord, messages, blank } = log(plan, run, request);
    expect(outcome).toBe('added');
    expect(after).toBe(plan.replace('Storm. |\n', `Storm. |\n${row}\n`));
    expect(runRecord?.metrics).toEqual(
      new Map([
        ['baseline_wer', 0.05121951219512195],
        ['tuned_wer', 0.04878048780487805],
      ]),
    );
    expect(runRecord?.parameters.get('hf_token')).toBe('[masked]');
    expect(runRecord?.columns?.get('tuned_wer')).toBe('tuned_wer');
    expect(messages).toEqual(['masked: --hf-token, hf_token']);
    expect(blank).toEqual(['Notes']);
  });

  it('writes a record that is read back unchanged', () => {
    const { recordText, runRecord } = log(plan, run, request);
    expect(readRunRecord(recordText ?? '')).toEqual({ record: runRecord, problems: [] });
    expect(recordText).not.toContain('hf_aaaa');
  });

  it('changes nothing the second time', () => {
    const first = log(plan, run, request);
    const again = log(first.after, run, { ...request, date: '2026-03-09', existing: first.runRecord });
    expect(again).toMatchObject({ outcome: 'unchanged', edits: [], recordText: undefined });
  });

  it('refuses other values under the same id, even if they print alike', () => {
    const first = log(plan, run, request);
    const other = {
      ...run,
      metrics: new Map([...run.metrics, ['tuned_wer', { kind: 'number', text: '0.04879' }] as const]),
    };
    expect(log(first.after, other, { existing: first.runRecord })).toMatchObject({
      outcome: 'conflict',
      edits: [],
      problems: [
        { message: 'the run t5-20260304 is there with other values: tuned_wer 0.04878048780487805 against 0.04879' },
      ],
    });
    expect(log(first.after, other, { existing: first.runRecord, replace: true })).toMatchObject({
      edits: [],
      outcome: 'replaced',
    });
  });

  it('names near matches and uses none', () => {
    const { suggestions, rowText } = log(plan, run, { saved: new Map() });
    expect(suggestions.map(({ option }) => option)).toEqual([
      '--map "Dataset=dataset_path"',
      '--map "Steps=max_steps"',
      '--map "LR=learning_rate"',
      '--map "Manifest=manifest_path"',
    ]);
    expect(rowText).toBe('| t5-20260304 | 2026-03-04 |  |  |  |  |  | 0.0512 | 0.0488 |  |');
  });

  it('refuses a percentage in a column of ratios, and converts it if the column says what it is', () => {
    const percent = runOf('{"run_id": "t6", "tuned_wer": 5.02}');
    expect(log(plan, percent)).toMatchObject({
      outcome: 'refused',
      problems: [
        {
          message:
            'Tuned WER is 5.02 here and 0.0512, 0.0633, 0.074 in the rows above: one of them may be a percentage',
        },
      ],
    });
    const asked = log(plan, percent, { units: new Map([['tuned_wer', '%']]) });
    expect(asked.rowText).toContain('| 0.0502 |');
    expect(asked.runRecord?.units).toEqual(new Map([['tuned_wer', '%']]));
    const declared = log(plan.replace('Tuned WER', 'Tuned WER (ratio)'), percent, {
      map: new Map([['Tuned WER (ratio)', 'tuned_wer']]),
    });
    expect(declared.rowText).toContain('| 0.0502 |');
    expect(declared.runRecord?.units).toEqual(new Map([['tuned_wer', '%']]));
  });

  it('overwrites a row of the wrong scale once the unit is given', () => {
    const text = (cell: string): string =>
      `# T\n\n## Results\n\n| Run | WER |\n| --- | --- |\n| a | 12.4 |\n| b | 11.9 |\n| c | ${cell} |\n`;
    const c = runOf('{"run_id": "c", "wer": 0.2312}');
    const units = new Map([['wer', 'ratio']]);
    for (const [cell, given] of [
      ['0.2', '23.1'],
      ['0.2312', '23.12'],
    ] as const) {
      expect(log(text(cell), c, { units }).problems[0]?.message).toBe(
        `the run c is there with other values: WER ${cell} against ${given}`,
      );
      const mended = log(text(cell), c, { units, replace: true });
      expect(mended.after).toBe(text(given));
      expect(log(mended.after, c, { existing: mended.runRecord })).toMatchObject({ outcome: 'unchanged' });
    }
  });

  it('makes no single value from several seeds, and says so', () => {
    const { rowText, messages } = log(plan, runOf('{"run_id": "t7", "seeds": [1, 2], "tuned_wer": [0.05, 0.06]}'));
    expect(rowText).toBe('| t7 | 2026-03-04 |  |  |  |  |  |  |  |  |');
    expect(messages).toEqual(['tuned_wer has 2 seeds and no single value; log each seed as a run of its own']);
  });

  it("takes the id from the output's folder if the output has none", () => {
    expect(log(plan, runOf('{"tuned_wer": 0.05}', 'outputs/kelp-7/metrics.json')).runId).toBe('kelp-7');
  });

  it('adds a column for what was set, and says which column does not exist', () => {
    const set = new Map([
      ['Notes', 'calm | sea'],
      ['Tide', 'low'],
    ]);
    expect(log(plan, run, { set }).problems[0]?.message).toBe('the table has no column Tide');
    const { after } = log(plan, run, { set, addColumns: ['Tide'] });
    expect(after).toContain('| Notes | Tide |\n| --- | --- |'.split('\n')[0]);
    expect(after).toContain('| 0.0488 | calm \\| sea | low |\n');
    expect(after).toContain('Storm. |  |\n');
  });
});

/** The keys that a run of this plan writes; the kind's own columns say where they go. */
const OUTPUT =
  '{"run_id": "h5-20260301", "max_steps": 400, "learning_rate": 3e-4, "manifest_path": "data/heldout_manifest.jsonl", ' +
  '"dataset_path": "data/train_manifest.jsonl", "lora_targets": ["q_proj", "k_proj"], "baseline_wer": 0.044871794, "tuned_wer": 0.0430769}';

describe.skipIf(!existsSync(SEED))('planLog, with the plan of seeds/003 (skipped if it is not present),', () => {
  it('adds one line to its Test Matrix', () => {
    const text = readFileSync(SEED, 'utf8');
    const document = parseDocument({ path: 'experiments/plan.md', text });
    const [record] = readRecords(document, builtInKind('plan'));
    if (record === undefined) throw new Error('no record');
    const { outcome, problems, edits } = planLog({ record, run: runOf(OUTPUT), date: '2026-03-01' });
    const after = applyEdits(text, edits);
    expect(problems).toEqual([]);
    expect(outcome).toBe('added');
    const lines = after.split('\n');
    const place = lines.findIndex((line) => line.startsWith('| h5-20260301 |'));
    expect(lines[place]).toBe(
      '| h5-20260301 | 2026-03-01 |  | data/train_manifest.jsonl | 400 | 3e-4 | q_proj,k_proj | data/heldout_manifest.jsonl | 0.0449 | 0.0431 |  |',
    );
    expect(lines[place - 1]).toContain('headroom-domain-20260218');
    expect(lines.toSpliced(place, 1).join('\n')).toBe(text);
  });
});
