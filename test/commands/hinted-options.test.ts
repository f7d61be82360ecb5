import { describe, expect, it } from 'vitest';
import { command as run } from '../../src/commands/run.ts';
import { command as watch } from '../../src/commands/watch.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const PLAN = `# Experiment Plan: Quiet rooms

## Test Matrix (Fill Per Run)
| Run ID | Date | Loss | Notes |
| --- | --- | --- | --- |
| q1 | 2026-03-02 | 0.50 | first |
`;

const folderWith = (output: object): ProjectFolder =>
  projectFolder({ 'quiet.md': PLAN, 'given/q.json': JSON.stringify(output) });

/** Options that a text names as the command's own, without those of other commands that it spells out. */
const optionsIn = (text: string): readonly string[] =>
  [...text.replaceAll(/`expctl [^`]*`/gu, '').matchAll(/--([a-z][a-z-]+)/gu)].map(([, name = '']) => name);

const HOMELESS = { run_id: 'q2', brine: 0.3, froth: 0.2 };

describe('the options that run and watch suggest', () => {
  it.each([
    ['run', run, ['run', 'quiet.md', '--output', 'out/*.json', '--', 'sh', '-c', 'mkdir out; cp given/q.json out/']],
    ['watch', watch, ['watch', 'given', '--into', 'quiet.md', '--once', '--existing', '--settle', '0']],
  ] as const)('all exist for %s', async (_, { spec }, words) => {
    const folder = folderWith(HOMELESS);
    const { stdout, stderr } = await folder.expctl(...words);
    expect(stdout + stderr).toContain('no metric of it has a column here (brine, froth)');
    const known = spec.options?.map(({ name }) => name) ?? [];
    expect(optionsIn(stdout + stderr).filter((name) => !known.includes(name))).toEqual([]);
  });
});
