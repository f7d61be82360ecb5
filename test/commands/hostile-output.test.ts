import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { runnerCommand } from '../escape/runner-command.ts';
import { ensureBuilt } from '../built-tool.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const BAIT =
  '##[group]a ::error::b ##vso[task.setvariable]c \u001b[31mred\u001b]8;;http://x\u0007 \u202egnp\u2028 \u009b2J';
const LAUNCHER = resolve(import.meta.dirname, '../../bin/expctl.js');
const FILE = 'experiments/EXP-001-bait.md';
const LINES = [
  `# EXP-001: ${BAIT}`,
  `**Status**: ${BAIT}`,
  `**Owner**: ${BAIT}`,
  `## Success Criteria\n\n- **${BAIT}**: \`expect: score > 0.5\`\n- [x] ${BAIT} — ${BAIT}\n- ::error::${BAIT}`,
  `## Results\n\n| Run ID | Score | Note ${BAIT} |\n| --- | --- | --- |\n| ${BAIT} | 0.9 | ${BAIT} |\n| r-2 | 0.8 | ::error::x |`,
];

/** Runs the tool as on a CI runner, or at a terminal. */
async function told(folder: ProjectFolder, env: Record<string, string>, ...argv: readonly string[]): Promise<string> {
  let text = '';
  const stream = {
    isTTY: false,
    columns: undefined,
    write: (part: string) => {
      text += part;
    },
  };
  await main(argv, {
    ...nodeHost(folder.path),
    env: { ...process.env, CI: '', GITHUB_ACTIONS: '', ...env },
    stdout: stream,
    stderr: stream,
  });
  return text;
}

const CALLS: readonly (readonly string[])[] = [
  ['show', FILE],
  ['show', FILE, '--json'],
  ['list'],
  ['list', '--json'],
  ['report'],
  ['report', FILE],
  ['report', '--format', 'markdown'],
  ['report', FILE, '--format', 'markdown'],
  ['report', '--format', 'json'],
  ['check'],
  ['check', '--json'],
  ['decide', FILE],
  ['decide', '--all'],
  ['decide', FILE, '--format', 'markdown'],
  ['decide', FILE, '--write', '--dry-run'],
  ['criteria', FILE],
  ['criteria', FILE, '--suggest'],
  ['power', FILE],
  ['doctor'],
  ['doctor', '--json'],
  ['log', FILE, 'out.json', '--run-id', `r-9 ${BAIT}`],
  ['log', FILE, 'out.json', '--run-id', 'r-10', '--dry-run'],
  ['log', FILE, BAIT],
  ['log', BAIT, 'out.json'],
  ['inspect', 'out.json'],
  ['inspect', 'out.json', '--into', FILE],
  ['schema', BAIT],
  ['schema', 'bait'],
  ['new', 'exp', BAIT.replaceAll(/\p{Cc}/gu, '')],
  ['new', 'bait', '##[group]x', '--dry-run'],
  ['new', BAIT],
  ['amend', FILE, '-m', BAIT, '--dry-run'],
  ['export', '--dry-run', '--output', 'out'],
  ['import', 'out.json', '--into', FILE, '--dry-run'],
  [BAIT],
  ['list', BAIT],
  ['list', `--${BAIT}`],
  ['check', BAIT],
];

const baited = (): ProjectFolder =>
  projectFolder({
    [FILE]: `${LINES.join('\n\n')}\n`,
    'templates/bait.md': `# BT-XXX: [${BAIT}]\n\n**Status**: ${BAIT} | done\n\n## ${BAIT}\n\n- ${BAIT}: [x]\n\n## Results\n\n| Run ID | ${BAIT} |\n| --- | --- |\n| r | 1 |\n`,
    'out.json': JSON.stringify({ score: 0.7, [BAIT]: BAIT, note: BAIT }),
  });

describe('text from files', () => {
  it.each(CALLS)('is not a command for a runner: %s %s', async (...argv) => {
    for (const line of (await told(baited(), { CI: 'true' }, ...argv)).split(/[\r\n\u2028\u0085]/u)) {
      expect(runnerCommand(line)).toBeUndefined();
      expect(line).not.toMatch(/##\w*\[|^\s*::\w+.*::/u);
    }
  });

  it.each(CALLS.filter((argv) => !argv.includes('--dry-run')))(
    'does not control a terminal: %s %s',
    async (...argv) => {
      const text = await told(baited(), {}, ...argv);
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      expect(text.match(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/gu) ?? []).toEqual([]);
    },
  );

  it('is unchanged as data: JSON has the same values, CSV and pages are written byte for byte', async () => {
    const folder = baited();
    const json = await told(folder, { CI: 'true' }, 'show', FILE, '--json');
    expect(JSON.parse(json).title).toBe(JSON.parse(await told(folder, {}, 'show', FILE, '--json')).title);
    expect(JSON.parse(json).title).toContain('##[group]a ::error::b');
    for (const format of ['csv', 'html'])
      expect(await told(folder, { CI: 'true' }, 'report', FILE, '--format', format)).toBe(
        await told(folder, {}, 'report', FILE, '--format', format),
      );
  });

  it('is unchanged in a file, which no runner reads', () => {
    const folder = projectFolder({ [FILE]: LINES.join('\n\n') });
    const into = openSync(join(folder.path, 'report.md'), 'w');
    ensureBuilt();
    spawnSync(process.execPath, [LAUNCHER, 'report', FILE, '--format', 'markdown'], {
      cwd: folder.path,
      env: { ...process.env, CI: 'true' },
      stdio: ['ignore', into, 'ignore'],
    });
    closeSync(into);
    const { CI: _, GITHUB_ACTIONS: __, ...env } = process.env;
    const { stdout } = spawnSync(process.execPath, [LAUNCHER, 'report', FILE, '--format', 'markdown'], {
      cwd: folder.path,
      env,
      encoding: 'utf8',
    });
    expect(stdout).toContain('## ');
    expect(folder.read('report.md')).toBe(stdout);
  });
});
