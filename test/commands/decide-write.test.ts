import { describe, expect, it } from 'vitest';
import { FILLED, filledText } from '../kinds.ts';
import { projectFolder } from '../project-folder.ts';
import type { KindName } from '../kinds.ts';
import type { ProjectFolder } from '../project-folder.ts';

type Change = readonly [from: string, to: string];

function changed(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const [from, to] of changes) {
    expect(result).toContain(from);
    result = result.replace(from, () => to);
  }
  return result;
}

const EOLS = [
  ['LF', (text: string) => text],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
] as const;

/** The lines that `decide --write` removes and adds; a second call must change nothing. */
async function written(folder: ProjectFolder, path: string): Promise<{ code: number; diff: readonly string[] }> {
  const shown = await folder.expctl('decide', path, '--write', '--dry-run');
  expect(folder.git('status', '--porcelain')).toBe('');
  const { code } = await folder.expctl('decide', path, '--write');
  const once = folder.read(path);
  const diff = linesOf(folder.git('diff', '-U0'));
  expect(linesOf(shown.stdout)).toEqual(diff);
  const again = await folder.expctl('decide', path, '--write');
  expect(folder.read(path)).toBe(once);
  expect(again.code).toBe(code);
  expect(again.stderr).toMatch(/says so already|nothing written|has no place for it/u);
  return { code, diff };
}

const linesOf = (diff: string): readonly string[] =>
  diff
    .split('\n')
    .filter((line) => /^[-+](?![-+]{2} )/u.test(line))
    .map((line) => line.replace(/\r$/u, ''));

/** Each kind in its own words: the change to its filled document, and the result of `--write`. */
const CASES: readonly (readonly [KindName, string, readonly Change[], number, readonly string[]])[] = [
  ['exp', 'as it stands', [], 0, []],
  [
    'exp',
    'NO-GO: status at the top and the foot, the decision, the sign of the criterion; the rationale is a person’s',
    [['`expect: count(time) >= 4`', '`expect: count(time) >= 5`']],
    1,
    [
      '-**Status**: ✅ PASSED',
      '+**Status**: ❌ FAILED',
      '-2. ✅ Criterion 2: at least four kinds of queries were asked.',
      '+2. ❌ Criterion 2: at least four kinds of queries were asked.',
      '-⚠️ **CONDITIONAL GO**: Go ahead under the conditions named below',
      '+❌ **NO-GO**: Stop here until the problem is solved',
      '-**Status**: ✅ PASSED',
      '+**Status**: ❌ FAILED',
    ],
  ],
  [
    'exp',
    'GO, from a template whose choices are not made; a blank rationale says what it stands on, and by whom',
    [
      ['**Status**: ✅ PASSED', '**Status**: ⏳ PENDING | 🔄 RUNNING | ✅ PASSED | ❌ FAILED'],
      ['`expect: max(memory) <= 420 MB`', '`expect: max(memory) <= 440 MB`'],
      [
        '⚠️ **CONDITIONAL GO**: Go ahead under the conditions named below',
        '✅ **GO**: Go ahead as planned\n❌ **NO-GO**: Stop here until the problem is solved\n⚠️ **CONDITIONAL GO**: Go ahead under the conditions named below',
      ],
      [
        '**Rationale**: All that had to hold holds; mixed queries go to the large machines until they are scanned once',
        '**Rationale**: [Why this and not another decision]',
      ],
    ],
    0,
    [
      '-**Status**: ⏳ PENDING | 🔄 RUNNING | ✅ PASSED | ❌ FAILED',
      '+**Status**: ✅ PASSED',
      '-❌ **NO-GO**: Stop here until the problem is solved',
      '-⚠️ **CONDITIONAL GO**: Go ahead under the conditions named below',
      '-**Rationale**: [Why this and not another decision]',
      '+**Rationale**: expctl: GO; Criterion 1 is met: 4 of 4 runs; closest run 1, ✅ against "✅"; Criterion 2 is met: 4 >= 4 is true; Criterion 3 is met: 4 of 4 runs; closest run 4, 1.41 s against 1500 ms',
    ],
  ],
  [
    'exp',
    'the hypothesis table: a row with a span is the machine’s, the others are not',
    [
      [
        '| A query takes at most 1.5 seconds | ✅ PASS | 1.41 s for mixed queries |',
        '| A query takes at most 1.2 seconds `expect: time <= 1.2 s` |  |  |',
      ],
    ],
    0,
    [
      '-| A query takes at most 1.2 seconds `expect: time <= 1.2 s` |  |  |',
      '+| A query takes at most 1.2 seconds `expect: time <= 1.2 s` | ❌ FAIL | 3 of 4 runs, worst 1.41 |',
    ],
  ],
  ['ml-exp', 'as it stands', [], 0, []],
  [
    'ml-exp',
    'failed: the machine’s box is cleared, those of two people stay',
    [['`expect: cut_short == 0, every run`', '`expect: cut_short < 0, every run`']],
    1,
    ['-- [x] No quality regressions', '+- [ ] No quality regressions', '-- Outcome: success', '+- Outcome: failed'],
  ],
  [
    'ml-exp',
    'a box that a person ticked too early is cleared, and one that nobody ticked is set',
    [
      ['- [x] Metrics meet or exceed baseline', '- [ ] Metrics meet or exceed baseline'],
      ['`expect: p95 <= 80 ms, every run`', '`expect: p99 <= 80 ms, every run`'],
      ['- [x] Approved by ML lead — Ilse, 2026-02-21', '- [ ] Approved by ML lead'],
      ['- Outcome: success', '- Outcome: [success | partial | failed]'],
    ],
    3,
    [
      '-- [ ] Metrics meet or exceed baseline',
      '+- [x] Metrics meet or exceed baseline',
      '-- [x] No unacceptable latency increase',
      '+- [ ] No unacceptable latency increase',
    ],
  ],
  ['tracking-log', 'as it stands', [], 0, []],
  [
    'tracking-log',
    'the readiness, in its own words',
    [['.latency <= 40 ms`', '.latency <= 30 ms`']],
    1,
    ['-- Ready for Production: Yes', '+- Ready for Production: No'],
  ],
  [
    'tracking-log',
    'what cannot be determined needs a review',
    [['row("Current Experiment").latency <= 40 ms', 'row("Current Experiment").jitter <= 40 ms']],
    3,
    ['-- Ready for Production: Yes', '+- Ready for Production: Needs Review'],
  ],
  [
    'tracking-log',
    'a readiness with a reason behind it is a person’s',
    [
      ['.latency <= 40 ms`', '.latency <= 30 ms`'],
      ['- Ready for Production: Yes', '- Ready for Production: Yes, says the card office'],
    ],
    1,
    [],
  ],
  [
    'plan',
    'a plan has boxes and cells only where somebody wrote them',
    [
      ['- **Sanity**: no run doubles', '- [ ] **Sanity**: no run doubles'],
      [
        '## Hypotheses and Tests',
        '| Criterion | Threshold | Measured | Result |\n| --- | --- | --- | --- |\n| Tuned WER | < 0.21 | | |\n\n**Evidence**:\n\n## Hypotheses and Tests',
      ],
    ],
    1,
    [
      '-- [ ] **Sanity**: no run doubles its errors.',
      '+- [x] **Sanity**: no run doubles its errors.',
      '-| Tuned WER | < 0.21 | | |',
      '+| Tuned WER | < 0.21 | 5 of 5 runs, closest 0.2016 | ✅ PASS |',
      '-**Evidence**:',
      '+**Evidence**: expctl: NO-GO; Secondary is unmet: 0 of 1 run; largest ratio 1.06: adults-seed1, 0.0649 against 0.0613',
    ],
  ],
  ['ml-issue', 'as it stands', [], 1, []],
  [
    'ml-issue',
    'done when the machine says so; the boxes of people stay',
    [['`expect: recall_at_20 >= 0.31', '`expect: recall_at_20 >= 0.30']],
    0,
    [
      '-- [ ] Model performance meets expected criteria (if applicable)',
      '+- [x] Model performance meets expected criteria (if applicable)',
    ],
  ],
  [
    'ml-issue',
    'a broken statement writes no verdict',
    [['`expect: recall_at_20 >= 0.31', '`expect: recall_at_20 >> 0.31']],
    2,
    [],
  ],
];

describe.each(CASES)('decide --write on %s: %s', (kind, _, changes, exit, lines) => {
  it.each(EOLS)('changes these lines and no other byte (%s)', async (_name, withEnds) => {
    const path = FILLED[kind];
    const folder = projectFolder({ [path]: withEnds(changed(filledText(kind), changes)) });
    const { code, diff } = await written(folder, path);
    expect({ code, diff }).toEqual({ code: exit, diff: lines });
  });
});

describe('decide --write', () => {
  it('says what it wrote, that it is already there, and that there is no place for it', async () => {
    const path = FILLED['ml-exp'];
    const folder = projectFolder({ [path]: filledText('ml-exp').replace('- Outcome: success', '- Outcome: failed') });
    expect((await folder.expctl('decide', path, '--write')).stderr).toBe(`wrote 1 place of ${path}\n`);
    expect((await folder.expctl('decide', path, '--write')).stderr).toBe(`${path} says so already\n`);
    const plan = projectFolder({ [FILLED.plan]: filledText('plan') });
    expect((await plan.expctl('decide', FILLED.plan, '--write')).stderr).toBe(
      `${FILLED.plan} has no place for it: no box or table cell of an item with \`expect:\`, no field for the verdict\n` +
        '  hint: an item with `expect:` has a box when it is a task: `- [ ] **Label**: …`\n',
    );
  });

  it('names a verdict for whose withdrawal it has no word', async () => {
    const path = FILLED.exp;
    const text = changed(filledText('exp'), [['`expect: time <= 1500 ms', '`expect: tempo <= 1500 ms']]);
    const folder = projectFolder({ [path]: text });
    const { code, stderr } = await folder.expctl('decide', path, '--write');
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: [
        `nothing written into ${path}`,
        '  line 4: Status still says PASSED; the template has no word for INCONCLUSIVE',
        '  line 188: Decision still says CONDITIONAL GO; the template has no word for INCONCLUSIVE',
        '  line 229: Status still says PASSED; the template has no word for INCONCLUSIVE',
        '',
      ].join('\n'),
    });
  });

  it("updates its own rationale, but never a person's", async () => {
    const path = FILLED.exp;
    const mine = 'All that had to hold holds; mixed queries go to the large machines until they are scanned once';
    const text = filledText('exp').replace(mine, '');
    const folder = projectFolder({ [path]: text });
    await folder.expctl('decide', path, '--write');
    expect(folder.read(path)).toContain(
      '**Rationale**: expctl: CONDITIONAL GO; Criterion 5 is unmet: 431 MB <= 420 MB is false\n',
    );
    folder.write(path, folder.read(path).replace('max(memory) <= 420 MB', 'max(memory) <= 425 MB'));
    await folder.expctl('decide', path, '--write');
    expect(folder.read(path)).toContain(
      '**Rationale**: expctl: CONDITIONAL GO; Criterion 5 is unmet: 431 MB <= 425 MB is false\n',
    );
  });

  it.each(EOLS)('writes a status in front matter, and a box with it (%s)', async (_, ended) => {
    const path = 'experiments/POND-001-north.md';
    const status = 'status: planned # planned, running, passed, failed';
    const page = (id: string, rows: string): string =>
      `---\n${status}\n\n---\n# ${id}: North\n\n## Success Criteria\n\n- [ ] Newts: \`expect: newts >= 3\`\n\n## Runs\n\n| Run | Newts |\n| --- | --- |\n${rows}`;
    const folder = projectFolder({
      'templates/pond.md': page('POND-000', ''),
      [path]: ended(page('POND-001', '| a | 4 |\n')),
    });
    expect(await written(folder, path)).toEqual({
      code: 0,
      diff: [
        `-${status}`,
        '+status: passed # planned, running, passed, failed',
        '-- [ ] Newts: `expect: newts >= 3`',
        '+- [x] Newts: `expect: newts >= 3`',
      ],
    });
  });

  it('needs --write for --dry-run, and cannot be combined with --all', async () => {
    const folder = projectFolder({ [FILLED.plan]: filledText('plan') });
    expect((await folder.expctl('decide', FILLED.plan, '--dry-run')).code).toBe(2);
    expect((await folder.expctl('decide', '--all', '--write')).code).toBe(2);
    expect((await folder.expctl('decide', '--all', FILLED.plan)).code).toBe(2);
  });

  it('prints what was written as one JSON document, in a dry run too', async () => {
    const path = FILLED['ml-exp'];
    const folder = projectFolder({ [path]: filledText('ml-exp').replace('- Outcome: success', '- Outcome: failed') });
    const shown = JSON.parse((await folder.expctl('decide', path, '--write', '--dry-run', '--json')).stdout) as unknown;
    expect(shown).toMatchObject({ kind: 'decide', written: { dryRun: true, places: 1, stale: [] } });
    expect(folder.git('status', '--porcelain')).toBe('');
    const done = JSON.parse((await folder.expctl('decide', path, '--write', '--format', 'json')).stdout) as unknown;
    expect(done).toMatchObject({
      written: { dryRun: false, diff: expect.stringContaining('+- Outcome: success') as string },
    });
    expect(folder.git('status', '--porcelain')).toBe(` M ${path}\n`);
  });
});
