import { describe, expect, it } from 'vitest';
import { mergeRuns } from '../../src/runs/merge-runs.ts';
import { runOfJson } from '../../src/runs/reading/run-of-json.ts';
import { readJson } from '../../src/runs/json/read-json.ts';
import { isJsonObject } from '../../src/runs/json/json-value.ts';
import type { Run } from '../../src/runs/run.ts';

const runFrom = (path: string, text: string): Run => {
  const reading = readJson(text);
  if (reading.kind === 'broken' || !isJsonObject(reading.value)) throw new Error('broken');
  return { ...runOfJson(reading.value), files: [{ path, sha256: '0'.repeat(64), format: 'json' }] };
};

describe('mergeRuns', () => {
  it('joins files that agree, in any notation', () => {
    const merged = mergeRuns([
      runFrom('a.json', '{"run_id": "kelp", "lr": 3e-4}'),
      runFrom('b.json', '{"lr": 0.0003, "wer": 0.1}'),
    ]);
    expect(merged).toMatchObject({ kind: 'run', run: { id: 'kelp', files: [{ path: 'a.json' }, { path: 'b.json' }] } });
    expect(merged.kind === 'run' && [...merged.run.metrics.keys()]).toEqual(['wer']);
  });

  it('names both files if they do not', () => {
    const runs = [
      runFrom('a.json', '{"wer": 0.1}'),
      runFrom('b.json', '{"cer": 0.3}'),
      runFrom('c.json', '{"wer": 0.2, "cer": 0.3}'),
    ];
    expect(mergeRuns(runs)).toEqual({
      kind: 'conflict',
      conflicts: [{ key: 'wer', left: { path: 'a.json', text: '0.1' }, right: { path: 'c.json', text: '0.2' } }],
    });
  });

  it('names a difference in what the files say about the run itself', () => {
    const runs = [runFrom('a.json', '{"seed": 1}'), runFrom('b.json', '{"config": {"seed": 2}}')];
    expect(mergeRuns(runs)).toMatchObject({ conflicts: [{ key: '(seed)' }] });
  });
});
