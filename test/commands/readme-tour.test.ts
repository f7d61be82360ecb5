import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuilt } from '../built-tool.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const TOUR = README.slice(README.indexOf('\n## A tour'), README.indexOf('\n## The commands'));

/** The contents of the tour's fences of one language. */
const fences = (language: string): readonly string[] =>
  [...TOUR.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gmsu'))].map(([, inside = '']) => inside);

const COMMANDS = fences('sh').flatMap((fence) => fence.split('\n').filter((line) => line !== ''));

/** The exit code of each command, in this order; the README explains those of `check` and `decide`. */
const ENDS: readonly (readonly [string, number])[] = [
  ['expctl new plan', 0],
  ['plan=', 0],
  ['expctl schema plan', 0],
  ['expctl log $plan outputs/run-3', 0],
  ['expctl log $plan outputs/run-4', 0],
  ['expctl run $plan', 0],
  ['expctl watch outputs/', 130],
  ['expctl inspect', 0],
  ['expctl check ', 1],
  ['expctl decide $plan ', 3],
  ['expctl decide $plan --write', 3],
  ['expctl amend $plan', 0],
  ['expctl check --history', 1],
  ['expctl criteria $plan --suggest', 0],
  ['expctl power $plan', 0],
  ['expctl report --format markdown', 0],
];

const PLAN = 'experiments/adapters-for-call-centre-audio.md';
const TRAIN = `#!/bin/sh
mkdir -p outputs/run-5
echo '{"run_id": "run-5", "baseline_wer": 0.31, "tuned_wer": 0.27, "manifest": "data/calls.jsonl"}' > outputs/run-5/metrics.json
`;

/** A repository in which `expctl` and `python` are on the PATH, and runs have been trained. */
function readersFolder(): ProjectFolder {
  const folder = projectFolder({
    'bin/expctl': `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'bin/expctl.js')}' "$@"\n`,
    'bin/python': TRAIN,
    'outputs/run-3/metrics.json': '{"baseline_wer": 0.31, "tuned_wer": 0.25, "manifest": "data/calls.jsonl"}',
    'outputs/run-4/metrics.json': '{"baseline_wer": 0.31, "eval": {"wer": 0.26}, "manifest": "data/calls.jsonl"}',
  });
  for (const name of ['expctl', 'python']) chmodSync(join(folder.path, 'bin', name), 0o755);
  return folder;
}

/** What a reader does between two commands: writes the criterion, and changes it after results. */
function beforeCommand({ read, write }: ProjectFolder, command: string): void {
  const [criterion = ''] = fences('markdown');
  if (command.startsWith('expctl log') && !read(PLAN).includes(criterion))
    write(
      PLAN,
      read(PLAN).replace(/^- \*\*Primary\*\*: .*\n/mu, () => criterion),
    );
  if (command.startsWith('expctl amend'))
    write(PLAN, read(PLAN).replace('tuned_wer < baseline_wer,', 'tuned_wer <= baseline_wer,'));
}

type End = { readonly command: string; readonly code: number | null; readonly stderr: string };

/** A command other than the expected one is returned unchanged, and a different code with its error output. */
function toldEnd({ command, code, stderr }: End, at: number): readonly [string, number | string] {
  const [begins, wanted] = ENDS[at] ?? ['?', undefined];
  return [command.startsWith(begins) ? begins : command, code === wanted ? wanted : `${code}: ${stderr}`];
}

describe("README's tour", () => {
  it('runs as typed, and every command ends as the README says', { timeout: 120_000 }, () => {
    ensureBuilt();
    const folder = readersFolder();
    const env = { ...process.env, PATH: `${join(folder.path, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` };
    const ends = COMMANDS.map((command) => {
      beforeCommand(folder, command);
      // A user who runs `watch` stops it, too.
      const stopped = command.startsWith('expctl watch') ? 'timeout --preserve-status --signal=INT 3 ' : '';
      const { status, stderr } = spawnSync('bash', ['-c', `plan=${PLAN}; ${stopped}${command}`], {
        cwd: folder.path,
        env,
        encoding: 'utf8',
      });
      return { command, code: status, stderr };
    });
    expect(ends.map(toldEnd)).toEqual(ENDS);
    expect(folder.read(PLAN)).toMatch(/^\| run-3 \|.*python train\.py --seed 3.*0\.25/mu);
    expect(folder.read(PLAN)).toMatch(/^\| run-5 \|/mu);
    expect(folder.read(PLAN)).toContain('## Amendments');
  });
});
