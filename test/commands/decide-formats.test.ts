import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { runnerCommand } from '../escape/runner-command.ts';
import { fakeHost } from '../fake-host.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';
import type { ToolEnd } from '../built-tool.ts';

const SLEDS = `# EXP-061: Sleds

## Evaluation Protocol
1. **Slope**: one slope. \`expect: constant(slope)\`

## Success Criteria
- **Fast**: \`expect: seconds < 10, every run\`
- **Safe**: \`expect: falls == 0, every run\`
- **Loved**: people like it

**Nice to Have**:
- **Quiet**: \`expect: decibels < 50, every run\`

## Results

| Run ID | Slope | Seconds | Decibels |
| --- | --- | --- | --- |
| sled-1 | north | 9.5 | 61 |
| sled-2 | SLOPE | 11.25 | 48 |
`;

const FILE = 'experiments/EXP-061-sleds.md';
const sleds = (slope = 'north', files: Readonly<Record<string, string>> = {}): ProjectFolder =>
  projectFolder({ [FILE]: SLEDS.replace('SLOPE', slope), ...files });

/** The commands that a runner finds in a log. */
const commandsIn = (log: string): readonly string[] =>
  log.split('\n').flatMap((line) => runnerCommand(line)?.name ?? []);

/** Runs the tool with its own environment variables. */
async function inEnvironment(
  folder: ProjectFolder,
  env: Record<string, string>,
  ...argv: readonly string[]
): Promise<ToolEnd> {
  const parts = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: false,
    columns: undefined,
    write: (text: string) => {
      parts[name] += text;
    },
  });
  const code = await main(argv, { ...nodeHost(folder.path), env, stdout: stream('stdout'), stderr: stream('stderr') });
  return { code, ...parts };
}

describe('decide as text', () => {
  const plain = (...items: readonly string[]): ProjectFolder =>
    projectFolder({
      [FILE]: `# EXP-061: Sleds\n\n## Success Criteria\n\n- **Fast**: \`expect: seconds < 5\`\n${items.map((item) => `- ${item}\n`).join('')}\n## Results\n\n| Run ID | Seconds |\n| --- | --- |\n| sled-1 | |\n`,
    });
  const headOf = async (folder: ProjectFolder): Promise<string> => {
    const { stdout } = await folder.expctl('decide', 'EXP-061');
    return stdout.slice(0, stdout.indexOf('\nCriteria'));
  };

  it('counts three and more that only await a person under the verdict, and names the way to a machine form', async () => {
    expect(await headOf(plain('People like it', 'It looks fine', 'Nobody falls'))).toBe(`INCONCLUSIVE  EXP-061  Sleds
  Fast is undetermined: seconds of sled-1 is missing (settled by: a value of seconds of sled-1)
  3 criteria are awaiting a person, who has not marked them
  hint: \`expctl criteria EXP-061 --suggest\` proposes machine forms for plain sentences
`);
  });

  it('counts them in markdown, too', async () => {
    const folder = plain('People like it', 'It looks fine', 'Nobody falls');
    const { stdout } = await folder.expctl('decide', 'EXP-061', '--format', 'markdown');
    expect(stdout).toContain('- 3 criteria are awaiting a person, who has not marked them\n');
    expect(stdout).not.toContain('- Nobody falls is awaiting');
  });

  it('names two, one by one', async () => {
    expect(await headOf(plain('People like it', 'It looks fine'))).toContain(
      '  It looks fine is awaiting: a person decides this, and has not\n',
    );
  });

  it('gives the verdict first, then each criterion once, with its evidence', async () => {
    const { code, stdout } = await sleds().expctl('decide', 'EXP-061');
    expect(code).toBe(1);
    expect(stdout).toBe(`NO-GO  EXP-061  Sleds
  Fast is unmet: 1 of 2 runs; worst sled-2, 11.25 against 10

Criteria
  ✗ unmet  Fast (must, line 7)
    seconds < 10, every run
      1 of 2 runs; worst sled-2, 11.25 against 10
      runs: sled-1, sled-2
  ? undetermined  Safe (must, line 8)
    falls == 0, every run
      nothing is called falls
      to settle it: a column, metric or field falls
      runs: sled-1, sled-2
      warning: nothing is called \`falls\` yet
      falls == 0, every run
      ^^^^^
  … awaiting  Loved (must, line 9)
    people like it
    a person decides this, and has not: [x] or ✅ says met, [-] or ❌ not met
  ✗ unmet  Quiet (should, line 12)
    decibels < 50, every run
      1 of 2 runs; worst sled-1, 61 against 50
      runs: sled-1, sled-2

Protocol
  ✓ met  Slope (line 4)
    one slope.
    constant(slope)
      slope is north in 2 runs
      runs: sled-1, sled-2

note: dating not verified: 2 of 2 rows have no run record (expctl check --history asks git)
`);
  });

  it('says openly which options relax the verdict', async () => {
    const text = SLEDS.replace('SLOPE', 'north')
      .replace('11.25', '8')
      .replace(/- \*\*Safe.*\n/u, '');
    const folder = projectFolder({ [FILE]: text });
    expect((await folder.expctl('decide', FILE)).code).toBe(3);
    const allowed = await folder.expctl('decide', FILE, '--allow', 'awaiting', '--fail-on', 'conditional');
    expect(allowed.code).toBe(1);
    expect(allowed.stdout).toContain('CONDITIONAL GO');
    expect(allowed.stdout).toContain('note: --allow awaiting: 1 criterion that a person has yet to mark\n');
    expect(allowed.stdout).toContain('note: --fail-on conditional: CONDITIONAL GO exits 1\n');
  });

  it('says in every format what awaits a person and what in the protocol cannot be determined', async () => {
    const folder = projectFolder({
      [FILE]: `# EXP-061: Sleds

## Protocol

- **Slope**: one. \`expect: constant(slope)\`

## Success Criteria

- **Fast**: it is. \`expect: seconds < 10\`
- **Loved**: people like it

## Runs

| Run ID | Slope | Seconds |
| --- | --- | --- |
| sled-1 |  | 8 |
`,
    });
    const slope =
      'protocol item Slope is undetermined: slope of sled-1 is missing (settled by: a value of slope of sled-1)';
    const count = '1 of 2 criteria that must hold is met, 1 awaits a person';
    const told = async (...words: readonly string[]) =>
      (await folder.expctl('decide', FILE, '--allow', 'awaiting', ...words)).stdout.replace(/\s+/gu, ' ');
    expect(await told()).toContain(`GO EXP-061 Sleds ${count} ${slope} Criteria`);
    expect(await told('--format', 'markdown')).toContain(`- ${count} - ${slope} |`);
    expect(JSON.parse(await told('--json')).because).toContain(slope);
    expect((await folder.expctl('decide', '--all', '--format', 'markdown')).stdout).toContain(slope);
    expect((await folder.expctl('report', FILE, '--format', 'json')).stdout).toContain(slope);
  });

  it('names the first of many runs, and gives the number of all', async () => {
    const rows = Array.from(
      { length: 9 },
      (_, at) => `| sled-${at + 3} | ${at === 8 ? 'south' : 'north'} | 9 | 40 |\n`,
    );
    const text = `${SLEDS.replace('SLOPE', 'north')}${rows.join('')}`.replace(
      'falls == 0, every run',
      'seconds < 20 where slope == "north"',
    );
    const { stdout } = await projectFolder({ [FILE]: text }).expctl('decide', FILE);
    expect(stdout).toContain('runs: all 11\n');
    expect(stdout).toContain('runs: sled-1, sled-2, sled-3 and 7 more\n');
  });
});

describe('decide as annotations', () => {
  it('are at the line of each must that is unmet or open', async () => {
    const { code, stdout, stderr } = await sleds().expctl('decide', FILE, '--format', 'github');
    const at = (line: number) => `file=${FILE},line=${line},endLine=${line},col=1,title=expctl decide`;
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'NO-GO  EXP-061\n' });
    expect(stdout.split('\n')).toEqual([
      `::error ${at(7)}::"Fast" is unmet: 1 of 2 runs; worst sled-2, 11.25 against 10`,
      `::warning ${at(8)}::"Safe" is undetermined: nothing is called falls%0Ahint: to settle it: a column, metric or field falls`,
      `::warning ${at(9)}::"Loved" is awaiting: a person decides this, and has not`,
      `::warning ${at(12)}::"Quiet" is unmet: 1 of 2 runs; worst sled-1, 61 against 50`,
      '',
    ]);
  });

  it('name what makes the runs incomparable, and files relative to the root of the workspace', async () => {
    const folder = sleds('south');
    const row = '| sled-2 | south | 9 | 48 |\n';
    folder.write(FILE, folder.read(FILE) + row);
    const env = { GITHUB_WORKSPACE: `${folder.path}/..` };
    const { code, stdout } = await inEnvironment(folder, env, 'decide', FILE, '--format', 'github');
    const name = folder.path.split('/').at(-1) ?? '';
    expect(code).toBe(4);
    expect(stdout).toContain(
      `::error file=${name}/${FILE},line=1,endLine=1,col=12,title=expctl decide::INVALID: run sled-2 is there twice`,
    );
    expect(stdout).toContain(`line=4,endLine=4,col=1,title=expctl decide::"Slope" is unmet`);
  });

  it('report a broken statement once, at the place of the error', async () => {
    const folder = projectFolder({ [FILE]: SLEDS.replace('seconds < 10', 'seconds << 10') });
    const { code, stdout } = await folder.expctl('decide', '--all', '--format', 'github');
    expect(code).toBe(2);
    expect(stdout.match(/^::error .*line=7/gmu)).toHaveLength(1);
  });
});

describe('decide as markdown', () => {
  it('has a heading, the reasons, a table and the evidence folded', async () => {
    const { stdout } = await sleds().expctl('decide', FILE, '--format', 'markdown');
    expect(stdout).toBe(`### ❌ **NO-GO**: EXP-061 Sleds

- Fast is unmet: 1 of 2 runs; worst sled-2, 11.25 against 10

| Outcome | Criterion | Gate | Line | Because |
| --- | --- | --- | --: | --- |
| ❌ unmet | Fast | must | 7 | 1 of 2 runs; worst sled-2, 11.25 against 10 |
| ❔ undetermined | Safe | must | 8 | nothing is called falls |
| ⏳ awaiting | Loved | must | 9 | a person decides this, and has not |
| ❌ unmet | Quiet | should | 12 | 1 of 2 runs; worst sled-1, 61 against 50 |

| Outcome | Protocol | Gate | Line | Because |
| --- | --- | --- | --: | --- |
| ✅ met | Slope |  | 4 | slope is north in 2 runs |

<details><summary>Evidence</summary>

**Fast**

- \`seconds < 10, every run\`
  - 1 of 2 runs; worst sled-2, 11.25 against 10
  - runs: sled-1, sled-2

**Safe**

- \`falls == 0, every run\`
  - nothing is called falls
  - to settle it: a column, metric or field falls
  - runs: sled-1, sled-2
  - warning: nothing is called \\\`falls\\\` yet

**Quiet**

- \`decibels < 50, every run\`
  - 1 of 2 runs; worst sled-1, 61 against 50
  - runs: sled-1, sled-2

**Slope**: one slope.

- \`constant(slope)\`
  - slope is north in 2 runs
  - runs: sled-1, sled-2

</details>

> dating not verified: 2 of 2 rows have no run record (expctl check --history asks git)
`);
  });

  it('has a table of all, each folded below', async () => {
    const folder = sleds('north', {
      'experiments/EXP-062-skates.md': SLEDS.replace('EXP-061', 'EXP-062').replace('SLOPE', 'south'),
    });
    const { code, stdout } = await folder.expctl('decide', '--all', '--format', 'markdown');
    expect(code).toBe(4);
    expect(stdout).toContain('| ❌ **NO-GO** | EXP-061  Sleds | Fast is unmet');
    expect(stdout).toContain('| 🚫 **INVALID** (would be NO-GO) | EXP-062  Sleds | protocol item Slope is unmet');
    expect(stdout.match(/<details><summary>(?!Evidence)/gu)).toHaveLength(2);
    expect(stdout.match(/<\/details>/gu)).toHaveLength(4);
  });
});

describe('decide --all', () => {
  it('gives the reasons in full below the verdicts on a narrow terminal', async () => {
    const files = {
      [FILE]: SLEDS.replace('SLOPE', 'north'),
      'experiments/of-the-winter/skis-without-an-id.md': SLEDS.replace('# EXP-061: Sleds', '# Skis').replace(
        'SLOPE',
        'south',
      ),
    };
    const at = async (columns: number) => {
      const host = fakeHost({ files, isTTY: true, columns, env: { NO_COLOR: '1' } });
      expect(await main(['decide', '--all'], host)).toBe(4);
      return host.output();
    };
    expect(await at(40)).toContain(`EXP-061  NO-GO\n  Fast is unmet: 1 of 2 runs; worst\n  sled-2, 11.25 against 10\n`);
    expect(await at(40)).toContain(`experiments/of-th…/skis-without-an-id.md\n  INVALID (would be NO-GO)\n`);
    expect(await at(120)).toContain('Experiment ');
  });

  it('exits with the worst code, and a document that cannot be read is worse than any verdict', async () => {
    const folder = sleds('south', { 'experiments/EXP-062-skates.md': SLEDS.replaceAll('EXP-061', 'EXP-062') });
    expect((await folder.expctl('decide', '--all')).code).toBe(4);
    writeFileSync(`${folder.path}/experiments/broken.md`, new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x41]));
    const { code, stderr } = await folder.expctl('decide', '--all');
    expect(code).toBe(2);
    expect(stderr).toContain('experiments/broken.md: the file is not UTF-8');
  });

  it('decides a file of no kind only if it contains a statement', async () => {
    const folder = sleds('north', { 'experiments/notes.md': '# Notes\n\n## Success Criteria\n\n- be happy\n' });
    expect((await folder.expctl('decide', '--all')).stderr).toBe('1 experiment with criteria\n');
    folder.write('experiments/notes.md', '# Notes\n\n## Success Criteria\n\n- be happy `expect: joy > 1`\n');
    expect((await folder.expctl('decide', '--all')).stderr).toBe('2 experiments with criteria\n');
  });

  it('prints every decision as JSON', async () => {
    const { stdout } = await sleds().expctl('decide', '--all', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'decide-all',
      experiments: [{ kind: 'decide', id: 'EXP-061', verdict: 'NO-GO', exitCode: 1, invalid: [], amended: [] }],
    });
  });
});

describe('text from a document', () => {
  const HOSTILE = '##[error]owned::error::owned <img src=x onerror=alert(1)> @all [x](javascript:1) \\`';
  const hostile = (): ProjectFolder =>
    projectFolder({
      [FILE]: SLEDS.replace('**Loved**: people like it', `**Loved ${HOSTILE}**: ${HOSTILE}`)
        .replace('Sleds', `Sleds ${HOSTILE}`)
        .replace('sled-2', `sled ${HOSTILE.replaceAll('|', '')}`)
        .replace('SLOPE', 'north'),
    });

  it.each(['text', 'json'])('cannot give a workflow a command as %s', async (format) => {
    for (const which of [[FILE], ['--all']]) {
      const end = await inEnvironment(hostile(), { CI: 'true' }, 'decide', ...which, '--format', format);
      expect(end.stdout).toContain('owned');
      expect(commandsIn(end.stdout)).toEqual([]);
    }
  });

  it('gives a workflow only our own annotations', async () => {
    const { stdout } = await inEnvironment(hostile(), { CI: 'true' }, 'decide', FILE, '--format', 'github');
    expect(stdout.trimEnd().split('\n')).toHaveLength(4);
    expect(commandsIn(stdout).every((command) => command === 'error' || command === 'warning')).toBe(true);
    expect(commandsIn(stdout)).toHaveLength(4);
  });

  it('becomes neither HTML, link nor mention in a comment', async () => {
    const { stdout } = await hostile().expctl('decide', FILE, '--format', 'markdown');
    expect(stdout).toContain('owned');
    expect(stdout.replaceAll(/`[^`\n]*`/gu, '')).not.toMatch(/(?<!\\)<img|(?<!\\)\[x\]\(javascript/u);
  });
});
