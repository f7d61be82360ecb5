import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { fakeHost } from '../fake-host.ts';
import { builtInKind, FILLED, filledText } from '../kinds.ts';
import { projectFolder } from '../project-folder.ts';
import type { KindName } from '../kinds.ts';

const KINDS = Object.keys(FILLED) as readonly KindName[];

type Made = { readonly code: number; readonly document: string; readonly told: string };

/** The document that `new` makes from the body of an issue. */
async function made(kind: string, body: string, ...words: readonly string[]): Promise<Made> {
  const host = fakeHost({ stdin: body });
  const code = await main(['new', kind, ...words, '--from-issue', '-', '--stdout'], host);
  return { code, document: host.output(), told: host.errors() };
}

async function fresh(kind: string): Promise<string> {
  const host = fakeHost();
  expect(await main(['new', kind, 'Tides', '--stdout'], host)).toBe(0);
  return host.output();
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

describe('a document used as an issue', () => {
  it.each(KINDS)('gives the same document if nobody has filled it in: %s', async (kind) => {
    const document = await fresh(kind);
    expect(await made(kind, document, 'Tides')).toEqual({ code: 0, document, told: '' });
  });

  it.each(KINDS)('gives no remarks if it is the bare template: %s', async (kind) => {
    const body = builtInKind(kind).text.replace(/^---\n[\s\S]*?\n---\n/u, '');
    const { code, document, told } = await made(kind, body, 'Tides');
    expect({ code, told }).toEqual({ code: 0, told: '' });
    expect(document).not.toContain('<!-- expctl: required');
    expect(document.split('\n').length).toBe((await fresh(kind)).split('\n').length);
  });

  it.each(KINDS)('loses no line if it is filled in: %s', async (kind) => {
    const text = filledText(kind);
    const { code, document, told } = await made(kind, text);
    expect(code).toBe(0);
    const said = lettersOf(document + told);
    const lost = text.split('\n').filter((line) => !/^# |^labels:/u.test(line) && !said.includes(lettersOf(line)));
    // The template's guidance on a section is removed where the section has been written.
    const guidance = builtInKind(kind).text;
    expect(lost.filter((line) => !guidance.includes(line))).toEqual([]);
  });

  it.each(KINDS)('repeats nothing if it is filled in: %s', async (kind) => {
    const text = filledText(kind);
    const { document } = await made(kind, text);
    const times = (line: string, within: string) =>
      within.split('\n').filter((each) => each.trim() === line.trim()).length;
    const long = text.split('\n').filter((line) => line.trim().length > 30);
    expect(long.filter((line) => times(line, document) > times(line, text))).toEqual([]);
  });

  it('gives no decision that nobody made', async () => {
    const lines = [
      '✅ **GO**: Go ahead as planned',
      '❌ **NO-GO**: Stop here until the problem is solved',
      '⚠️ **CONDITIONAL GO**: Go ahead under the conditions named below',
    ];
    const all = await made('exp', `### Decision\n\n${lines.join('\n')}\n`, 'Tides');
    expect(all.document).toContain(lines.join('\n'));
    const one = await made('exp', `### Decision\n\n${lines[1] ?? ''}\n`, 'Tides');
    expect(one.document).toContain(`### Decision\n\n${lines[1] ?? ''}\n\n`);
  });

  it('gives title, answers and rows of a filled document word for word', async () => {
    const folder = projectFolder({ 'given.md': filledText('plan') });
    const { stdout, stderr } = await folder.expctl('new', 'plan', '--from-issue', 'given.md', '--stdout');
    expect(stderr).toBe('');
    for (const part of [
      '# Experiment Plan: Children read aloud\n',
      '- **Few schools**: all children come from three schools; their accents may be what is learned.\n\n## Decision',
      '### H1 — Slower speech in training\n- **Problem**: children read at half the speed',
      '### H2 — Adapters on the encoder only\n- **Problem**: nobody knows whether the decoder has to move.\n- **Change**',
      '   `expect: constant(baseline_wer) per manifest`\n2. **Normalization parity**',
      '| h1-seed1 | 2026-02-03 |',
      '- 2026-02-04: the machine was restarted',
    ])
      expect(stdout).toContain(part);
  });
});

describe('text that has no place in the template', () => {
  const ISSUE = `### Issue Overview

**Issue Name:** Ads are stale

**Type of Issue:** Model Performance

### Specific Details

**Issue Description:** Since Friday the ranking is a week old.

It began with the move to the new store.

**Expected Behavior:** Fresh every night

### To-Do List

- [ ] Investigate root cause
- [x] Tell the search team

### Impact Assessment

**Business Impact:** 0.3% of clicks
**Users/Systems Affected:** all of EU
**Seen By:** the night shift

Nobody was paged.

| Country | Clicks |
| --- | --- |
| FR | -0.4% |

### What we tried

A restart.

#### Logs

\`\`\`
# nothing
stale
\`\`\`
`;

  it('stays where it was, each word once', async () => {
    const { code, document, told } = await made('ml-issue', ISSUE, 'Ads');
    expect({ code, told }).toEqual({ code: 0, told: '' });
    for (const part of [
      '**Issue Name:** Ads are stale\n\n**Type of Issue:** Model Performance\n\n**Related',
      '**Issue Description:** Since Friday the ranking is a week old.\n\nIt began with the move to the new store.\n\n**Expected Behavior:** Fresh every night\n',
      '- [ ] Deploy to production (if applicable)\n- [x] Tell the search team\n\n',
      '**Business Impact:** 0.3% of clicks\n**Users/Systems Affected:** all of EU\n**Seen By:** the night shift\n\nNobody was paged.\n\n| Country | Clicks |\n| --- | --- |\n| FR | -0.4% |\n\n### Priority',
      '\n\n### What we tried\n\nA restart.\n\n#### Logs\n\n```\n# nothing\nstale\n```\n',
    ])
      expect(document).toContain(part);
    for (const words of ['0.3% of clicks', 'all of EU', 'Ads are stale', 'Nobody was paged', 'A restart'])
      expect(document.split(words)).toHaveLength(2);
  });

  it('is written over placeholders of lists and into rows with labels', async () => {
    const folder = projectFolder({
      'templates/net.md': [
        '# Net: [Name]',
        '',
        '## Type',
        'Select all that apply:',
        '',
        '- [ ] Drift',
        '- [ ] Sonstiges: ___',
        '',
        '## Results',
        '',
        '| Metric | Before | After |',
        '| --- | --- | --- |',
        '| Catch | 12 | 14 |',
        '| **Latency (p95)** | 1 | 2 |',
      ].join('\n'),
      'issue.md': [
        '## Type',
        '',
        '- [ ] Drift',
        '- [x] Sonstiges: Temperatur',
        '',
        '## Results',
        '',
        '| Metric | Before | After |',
        '| --- | --- | --- |',
        '| Catch | 12 | 14 |',
        '| **Latency (p95)** | 120ms | 60ms |',
        '| Waste | 3% | 1% |',
      ].join('\n'),
    });
    const { code, stdout, stderr } = await folder.expctl('new', 'net', 'Cod', '--from-issue', 'issue.md', '--stdout');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('- [ ] Drift\n- [x] Sonstiges: Temperatur\n');
    expect(stdout).not.toContain('___');
    expect(stdout).toContain('| **Latency (p95)** | 120ms | 60ms |\n| Waste | 3% | 1% |');
  });

  it('is never lost without notice, wherever it is', async () => {
    const documents = new Map(await Promise.all(KINDS.map(async (kind) => [kind, await fresh(kind)] as const)));
    const added = fc.array(
      fc.record({
        at: fc.nat(400),
        what: fc.constantFrom(
          'The net KEY tore.',
          '- KEY',
          '- [x] KEY',
          '**KEY:** 7',
          '- KEY: 7',
          '## KEY\n\nIt tore.',
          '| KEY | b |\n| --- | --- |\n| 1 | 2 |',
          '```\nKEY\n```',
          '> KEY',
        ),
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...KINDS), added, async (kind, pieces) => {
        const lines = (documents.get(kind) ?? '').split('\n');
        const free = freeLines(lines);
        const words = pieces.map((_, at) => `Zq${'abcd'[at] ?? ''}net`);
        pieces.forEach(({ at, what }, index) => {
          const line = free[at % free.length] ?? 0;
          lines[line] = `${lines[line] ?? ''}\n${what.replace('KEY', words[index] ?? '')}\n`;
        });
        const { code, document, told } = await made(kind, lines.join('\n'), 'Tides');
        expect({ code, told: code === 0 ? '' : told }).toEqual({ code: 0, told: '' });
        for (const word of words) expect(document + told).toContain(word);
      }),
      { numRuns: 60 },
    );
  });
});

/** Blank lines outside code and front matter. */
function freeLines(lines: readonly string[]): readonly number[] {
  let fenced = false;
  const front = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  return lines.flatMap((line, at) => {
    if (/^\s*```/u.test(line)) fenced = !fenced;
    return line === '' && !fenced && at > front ? [at] : [];
  });
}
