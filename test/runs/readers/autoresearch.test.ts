import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { readFixture, readTree, texts } from './fixture-output.ts';

describe('autoresearch', () => {
  it("reads a run for each commit, and a crashed one's zeros as missing", () => {
    const { format, runs } = readFixture('autoresearch/results.tsv');
    expect(format).toBe('autoresearch');
    expect(runs.map(({ id, status, git, metrics }) => [id, status, git?.commit, texts(metrics)])).toEqual([
      ['a1b2c3d', 'finished', 'a1b2c3d', { val_bpb: '0.997900', memory_gb: '44.0' }],
      ['d4e5f60', 'failed', 'd4e5f60', { val_bpb: 'missing', memory_gb: 'missing' }],
      ['first', 'finished', undefined, { val_bpb: '0.993200', memory_gb: '44.2' }],
    ]);
  });

  it('does not choose between two rows of one commit', () => {
    const text = 'commit\tval_bpb\tstatus\tdescription\na1b2c3d\t0.9\tkeep\tx\na1b2c3d\t0.8\tkeep\ty\n';
    expect(readTree(fileTree('results.tsv', text)).problems[0]?.message).toBe(
      'holds 2 runs, and two of them have the commit a1b2c3d',
    );
  });
});
