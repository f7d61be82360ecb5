import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import { readJson } from '../../../src/runs/json/read-json.ts';
import { isJsonObject } from '../../../src/runs/json/json-value.ts';
import { runOfJson } from '../../../src/runs/reading/run-of-json.ts';

function metricsOf(text: string, idKey?: string): readonly string[] {
  const read = readJson(text);
  if (read.kind !== 'json' || !isJsonObject(read.value)) throw new Error('no object');
  return [...(idKey === undefined ? runOfJson(read.value) : runOfJson(read.value, '', idKey)).metrics.keys()];
}

describe('a run named by a number', () => {
  it.each(['run', 'run_id', 'Run ID', 'id', 'name'])('has no metric %s', (key) => {
    expect(metricsOf(`{"${key}": 7, "time_s": 0.5}`)).toEqual(['time_s']);
  });

  it('keeps every number that does not name a run', () => {
    expect(metricsOf('{"run_id": 7, "id": 3, "scores": {"run": 2}}')).toEqual(['id', 'scores.run']);
    expect(metricsOf('{"run": 7, "loss": 1}', '')).toEqual(['run', 'loss']);
  });

  it.each(['run', 'trial'])('makes no column of a ledger from %s', async (key) => {
    const folder = projectFolder({ 'sweep.csv': `${key},val_loss\n1,0.5\n2,0.25\n` });
    const { stdout } = await folder.expctl('import', 'sweep.csv', '--new', 'exp', '--title', 'Sweep', '--dry-run');
    expect(stdout).toContain('| Time (s) | Memory (MB) | val_loss |\n');
    expect(stdout).toContain('\n+| 1 |  |  |  |  |  |  | 0.5 |\n');
  });
});
