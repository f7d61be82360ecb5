import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import { DOCUMENT, planText, rowIds } from './plan-text.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const NAMES = Array.from({ length: 90 }, (_, at) => `m${String(at).padStart(3, '0')}`);
const standing = (at: number): string =>
  `| s${String(at).padStart(3, '0')} | 2026-03-01 | \`train.py\` | \`clear.jsonl\` | 300 | 3e-4 | — | \`held.jsonl\` | 0.0612 | 0.0${500 + at} | — |`;
const MEAN = '| **Mean** | | | | | | | | 0.0612 | 0.0550 | |';
const ROWS = [...Array.from({ length: 80 }, (_, at) => standing(at)), MEAN];

const output = (id: string, at: number): string =>
  JSON.stringify({
    run_id: id,
    max_steps: 300 + at,
    baseline_wer: 0.0612,
    tuned_wer: 0.05 + at / 7000,
    ended: '2026-03-02',
  });
const OUTPUTS = NAMES.map(output);

/** A plan with a long table and a row of means below it; the outputs as one file of lines and as separate files. */
const project = (): ProjectFolder =>
  projectFolder({
    [DOCUMENT]: planText(...ROWS),
    'out/all.jsonl': `${OUTPUTS.join('\n')}\n`,
    ...Object.fromEntries(NAMES.map((id, at) => [`out/one/${id}.json`, OUTPUTS[at] ?? ''])),
  });

const recordsOf = (folder: ProjectFolder): readonly string[] =>
  readdirSync(join(folder.path, DOCUMENT.replace(/\.md$/u, '.runs'))).toSorted();

describe('many rows in one call', () => {
  it('are where single calls would have put them, above the means', async () => {
    const [many, single] = [project(), project()];
    expect((await many.expctl('log', DOCUMENT, 'out/all.jsonl')).code).toBe(0);
    for (const id of NAMES) expect((await single.expctl('log', DOCUMENT, `out/one/${id}.json`)).code).toBe(0);
    const text = many.read(DOCUMENT);
    expect(rowIds(text)).toEqual([...ROWS.slice(0, -1).map((row) => row.slice(2, 6)), ...NAMES, '**Mean**']);
    expect(text).toBe(single.read(DOCUMENT));
    expect(many.git('diff', '--numstat', '--', DOCUMENT)).toBe(`90\t0\t${DOCUMENT}\n`);
    expect(recordsOf(many)).toEqual(NAMES.map((id) => `${id}.json`));
  });

  it('change nothing a second time', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/all.jsonl');
    const text = folder.read(DOCUMENT);
    const { stdout } = await folder.expctl('log', DOCUMENT, 'out/all.jsonl');
    expect(stdout.match(/^there already /gmu)).toHaveLength(90);
    expect(folder.read(DOCUMENT)).toBe(text);
  });

  it('are all refused if one of them contradicts an earlier one', async () => {
    const folder = project();
    const before = folder.read(DOCUMENT);
    folder.write('out/all.jsonl', `${[...OUTPUTS.slice(0, 70), output('m050', 9)].join('\n')}\n`);
    const { code, stderr } = await folder.expctl('log', DOCUMENT, 'out/all.jsonl');
    expect(code).toBe(2);
    expect(stderr).toContain('m050');
    expect(folder.read(DOCUMENT)).toBe(before);
  });

  it('are there once, however often each of them waited to be folded', async () => {
    const folder = project();
    const head = join(folder.path, '.git/MERGE_HEAD');
    folder.write('.git/MERGE_HEAD', folder.git('rev-parse', 'HEAD'));
    for (const id of ['m000', 'm001', 'm000', 'm001'])
      expect((await folder.expctl('log', DOCUMENT, `out/one/${id}.json`)).stdout).toMatch(/^queued /u);
    rmSync(head);
    expect((await folder.expctl('log', DOCUMENT, 'out/one/m002.json')).code).toBe(0);
    expect(
      rowIds(folder.read(DOCUMENT))
        .filter((id) => id.startsWith('m'))
        .toSorted(),
    ).toEqual(['m000', 'm001', 'm002']);
  });

  it('show their diffs on top of each other', async () => {
    const folder = project();
    const { stdout } = await folder.expctl('log', DOCUMENT, 'out/all.jsonl', '--dry-run');
    expect(stdout.match(/^\+\| m/gmu)).toHaveLength(90);
    expect(stdout).toMatch(/^ \| m088 .*\n\+\| m089 /mu);
    expect(folder.git('status', '--porcelain')).toBe('');
  });
});
