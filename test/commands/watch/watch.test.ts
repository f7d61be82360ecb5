import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../fake-host.ts';
import { DOCUMENT, outputText, planText, rowIds } from '../log/plan-text.ts';
import type { FakeContent } from '../../fake-files.ts';
import type { FakeHost, FakeWorld } from '../../fake-host.ts';

/** What is written when, in milliseconds after the start; several at the same time are written in order. */
type Writing = { readonly at: number; readonly path: string; readonly content: FakeContent };

const START = Date.parse('2026-01-02T03:04:05.000Z');

/** A world in which others write while `expctl watch` waits, and SIGINT arrives at the end. */
function watchedWorld(writings: readonly Writing[], { end, ...world }: FakeWorld & { end: number }): FakeHost {
  const open = writings.toSorted((a, b) => a.at - b.at);
  let done = 0;
  const host: FakeHost = fakeHost({
    ...world,
    now: new Date(START).toISOString(),
    files: { [DOCUMENT]: planText(), ...world.files },
    onTime(now) {
      for (let next = open[done]; next !== undefined && START + next.at <= now; next = open[++done])
        host.files.put(`/work/${next.path}`, next.content);
      if (now >= START + end) host.signal('SIGINT');
    },
  });
  return host;
}

const watch = (host: FakeHost, ...words: readonly string[]): Promise<number> => main(['watch', ...words], host);

const idsIn = (host: FakeHost): readonly string[] => rowIds(host.files.tree().get(`/work/${DOCUMENT}`) ?? '');

const INTO = ['--into', DOCUMENT];

describe('expctl watch', () => {
  it('logs new outputs, but not existing ones', async () => {
    const host = watchedWorld([{ at: 15_000, path: 'outputs/new.json', content: outputText('new') }], {
      end: 60_000,
      files: { 'outputs/old.json': outputText('old') },
    });
    // What was written a moment ago may be incomplete.
    await host.sleep(10_000);
    expect(await watch(host, 'outputs', ...INTO)).toBe(130);
    expect(host.output()).toBe(`logged new in ${DOCUMENT}\n`);
    expect(idsIn(host)).toEqual(['new']);
  });

  it('reports once that a folder contains more than is searched', async () => {
    const host = watchedWorld([], { end: 15_000, files: { 'outputs/a.txt': '' } });
    const many = Array.from({ length: 50_001 }, (_, at) => ({ name: `pond-${String(at)}.txt`, kind: 'file' as const }));
    const list = (path: string) => (path === '/work/outputs' ? many : host.files.list(path));
    const crowded = { ...host, files: { ...host.files, list } };
    expect(await watch(crowded, 'outputs', ...INTO, '--existing')).toBe(130);
    expect(host.errors()).toBe(
      'expctl: outputs is looked through only in part: more than 50000 files and folders lie below it\n  hint: watch a folder further down, or name the files by a pattern\n',
    );
  });

  it('logs existing outputs with --existing, and says nothing about those already logged', async () => {
    const files = { 'outputs/old.json': outputText('old') };
    const host = watchedWorld([], { end: 30_000, files });
    await watch(host, 'outputs', ...INTO, '--existing');
    expect(idsIn(host)).toEqual(['old']);
    const again = watchedWorld([], { end: 30_000, files: Object.fromEntries(host.files.tree()) });
    await watch(again, 'outputs', ...INTO, '--existing');
    expect(again.output() + again.errors()).toBe('');
  });

  it('says nothing about logged outputs even if nothing names the document, and refuses others', async () => {
    const host = watchedWorld([], { end: 30_000, files: { 'outputs/old.json': outputText('old') } });
    await watch(host, 'outputs', ...INTO, '--existing');
    const tree = Object.fromEntries(host.files.tree());
    const again = watchedWorld([], { end: 30_000, files: tree });
    expect([await watch(again, 'outputs', '--once'), again.errors()]).toEqual([0, '']);
    const changed = watchedWorld([], { end: 30_000, files: { ...tree, '/work/outputs/old.json': outputText('old', 0.07) } }); // prettier-ignore
    await watch(changed, 'outputs', '--once');
    expect(changed.errors()).toContain('neither the run nor its folder names an experiment');
  });

  it('reports once that a run went on after it was logged, and leaves its row alone', async () => {
    const host = watchedWorld(
      [
        { at: 1000, path: 'outputs/a/metrics.json', content: outputText('a', 0.05) },
        { at: 20_000, path: 'outputs/a/metrics.json', content: outputText('a', 0.07) },
      ],
      { end: 120_000 },
    );
    await watch(host, 'outputs', ...INTO);
    expect(host.output()).toBe(`logged a in ${DOCUMENT}\n`);
    expect(host.errors().match(/changed after a was logged/gu)).toHaveLength(1);
    expect(host.errors()).toContain(
      `to take the new values: expctl log ${DOCUMENT} outputs/a/metrics.json --run-id a --replace`,
    );
    expect(host.files.tree().get(`/work/${DOCUMENT}`)).toContain('| 0.05 |');
  });

  it('waits longer for outputs that may grow by a line at any time', async () => {
    const steps = [0, 1, 2, 3].map((step) => `{"step": ${step}, "tuned_wer": 0.${9 - step}}\n`);
    const writings = steps.map((_, index) => ({
      at: index * 100_000,
      path: 'outputs/long/metrics.jsonl',
      content: steps.slice(0, index + 1).join(''),
    }));
    const host = watchedWorld(writings, { end: 1_200_000 });
    await watch(host, 'outputs', ...INTO);
    expect(idsIn(host)).toEqual(['long']);
    expect(host.files.tree().get(`/work/${DOCUMENT}`)).toContain('0.6');
  });

  it('finds the experiment by the run or its folder, and says if it cannot', async () => {
    const files = {
      'experiments/EXP-003-reeds.md': planText().replace('Still water', 'EXP-003 Reeds'),
      'experiments/EXP-004-mud.md': planText().replace('Still water', 'EXP-004 Mud'),
      'outputs/exp-003/a/metrics.json': outputText('a'),
      'outputs/b.json': JSON.stringify({ run_id: 'b', experiment: 'EXP-004', tuned_wer: 0.2, baseline_wer: 0.3 }),
      'outputs/c.json': outputText('c'),
    };
    const host = watchedWorld([], { end: 30_000, files });
    expect(await watch(host, '--once')).toBe(1);
    expect(host.output().split('\n').toSorted()).toEqual([
      '',
      'logged a in experiments/EXP-003-reeds.md',
      'logged b in experiments/EXP-004-mud.md',
    ]);
    expect(host.errors()).toContain('c of outputs/c.json is not logged: neither the run nor its folder names an');
  });

  it('continues if one output is broken, and retries refused ones when the document has changed', async () => {
    const noTable = '# Experiment Plan: Still water\n\n## Goals\n- None.\n';
    const host = watchedWorld(
      [
        { at: 1000, path: 'outputs/broken/metrics.json', content: '{"tuned_wer": }' },
        { at: 1000, path: 'outputs/good/metrics.json', content: outputText('good') },
        { at: 90_000, path: DOCUMENT, content: planText() },
      ],
      { end: 180_000, files: { [DOCUMENT]: noTable } },
    );
    await watch(host, 'outputs', ...INTO);
    expect(host.errors()).toContain('outputs/broken/metrics.json is not read: outputs/broken/metrics.json:1');
    expect(host.errors()).toContain('good of outputs/good/metrics.json is not logged: ');
    expect(host.output()).toBe(`logged good in ${DOCUMENT}\n`);
  });

  it('does not read settings, links and run records as runs', async () => {
    const host = watchedWorld([], {
      end: 100_000,
      files: {
        'outputs/a/metrics.json': outputText('a'),
        'outputs/a/config.json': '{"learning_rate": 0.1}',
        'outputs/latest': { link: '/work/outputs/a' },
        'outputs/plan.runs/z.json': outputText('z'),
        '/elsewhere/m/metrics.json': outputText('m'),
        'outputs/outside': { link: '/elsewhere/m' },
      },
    });
    expect(await watch(host, 'outputs', ...INTO, '--once')).toBe(0);
    expect(idsIn(host)).toEqual(['a']);
  });

  it.each(['kettles', 'kettle.json', 'outputs/*.csv', 'kettles/**/*.json'])(
    'refuses a single pass over a missing path, and otherwise waits for it: %s',
    async (word) => {
      const files = { 'outputs/a.json': outputText('a') };
      const once = watchedWorld([], { end: 30_000, files });
      expect(await watch(once, 'outputs', word, ...INTO, '--once')).toBe(2);
      expect(once.errors()).toBe(
        `expctl: ${word} matches no file\n  hint: name what is there; without --once it is waited for\n`,
      );
      expect(once.output()).toBe('');
      const waiting = watchedWorld([], { end: 30_000, files });
      expect(await watch(waiting, word, ...INTO)).toBe(130);
      expect(waiting.errors()).toBe(`expctl: ${word} matches no file yet: it is waited for\n`);
    },
  );

  it('makes a single pass over an empty folder, and over a pattern that matches one', async () => {
    const files = { 'outputs/cold/note.txt': 'Nothing yet.\n' };
    for (const word of ['outputs', 'outputs/cold', 'outputs/c*']) {
      const host = watchedWorld([], { end: 30_000, files });
      expect([await watch(host, word, ...INTO, '--once'), host.errors()]).toEqual([0, '']);
    }
  });

  it('logs outputs at a path that did not exist', async () => {
    const host = watchedWorld([{ at: 5000, path: 'kettles/b.json', content: outputText('b') }], { end: 60_000 });
    expect(await watch(host, 'kettles', ...INTO)).toBe(130);
    expect(host.output()).toBe(`logged b in ${DOCUMENT}\n`);
  });

  it('names runs without a name after all of their folders', async () => {
    const text = JSON.stringify({ tuned_wer: 0.1, baseline_wer: 0.2 });
    const host = watchedWorld([], {
      end: 100_000,
      files: { 'outputs/cold/1/metrics.json': text, 'outputs/warm/1/metrics.json': text },
    });
    await watch(host, 'outputs', ...INTO, '--once');
    expect(idsIn(host).toSorted()).toEqual(['cold-1', 'warm-1']);
  });

  it('writes nothing with --dry-run, and one document per line with --json', async () => {
    const host = watchedWorld([], { end: 100_000, files: { 'outputs/a.json': outputText('a') } });
    const before = [...host.files.tree()];
    expect(await watch(host, 'outputs', ...INTO, '--once', '--dry-run', '--json')).toBe(0);
    expect([...host.files.tree()]).toEqual(before);
    expect(host.output().trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(host.output())).toMatchObject({
      schemaVersion: 1,
      kind: 'watch',
      event: 'would-log',
      output: 'outputs/a.json',
      run: 'a',
      document: DOCUMENT,
    });
  });

  it('shows one line on a terminal, cut to its width, without terminal codes', async () => {
    const host = watchedWorld([{ at: 1000, path: 'outputs/a.json', content: outputText('a') }], {
      end: 30_000,
      files: { 'outputs/note.txt': 'Nothing yet.\n' },
      isTTY: true,
      columns: 24,
    });
    await watch(host, 'outputs', ...INTO);
    const parts = host.errors().split('\r');
    expect(parts.every((part) => part.split('\n').every((line) => line.length <= 24 || line.startsWith('  ')))).toBe(
      true,
    );
    expect(host.errors()).toContain('watching outputs into …');
    // oxlint-disable-next-line no-control-regex -- there must be none
    expect(host.errors()).not.toMatch(/\x1b/u);
  });

  it.each([
    ['--settle', 'soon'],
    ['--quiet', '-1'],
    ['--select', 'best'],
    ['--into', 'EXP-999'],
  ])('refuses %s %s before it watches', async (option, word) => {
    const host = watchedWorld([], { end: 100_000, files: { 'outputs/a.json': outputText('a') } });
    expect(await watch(host, 'outputs', option, word)).toBe(2);
  });

  it.each([
    [30_000, []],
    [60_000, ['a', 'b']],
  ])('takes a .json of one run a line for one that may go on growing: after %i', async (end, ids) => {
    const lines = '{"run_id": "a", "tuned_wer": 0.1}\n{"run_id": "b", "tuned_wer": 0.2}\n';
    const host = watchedWorld([{ at: 15_000, path: 'outputs/scores.json', content: lines }], { end });
    await watch(host, 'outputs', ...INTO, '--quiet', '30');
    expect(idsIn(host)).toEqual(ids);
  });

  it('logs each finished run once and completely, in whatever order and pieces its files are written', async () => {
    const run = fc.record({
      pieces: fc.integer({ min: 1, max: 5 }),
      start: fc.integer({ min: 0, max: 40_000 }),
      gaps: fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 5, maxLength: 5 }),
      shape: fc.constantFrom('file', 'folder', 'lines'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 6 }), async (runs) => {
        const writings = runs.flatMap(({ pieces, start, gaps, shape }, index) => {
          const id = `r${index}`;
          const text =
            shape === 'lines'
              ? `step,tuned_wer,baseline_wer\n0,0.9,0.5\n1,0.1234${index + 1},0.5\n`
              : outputText(id, Number(`0.1234${index + 1}`));
          const path =
            shape === 'file'
              ? `outputs/${id}.json`
              : shape === 'folder'
                ? `outputs/${id}/metrics.json`
                : `outputs/${id}/metrics.csv`;
          let at = start;
          return Array.from({ length: pieces }, (_, piece) => {
            at += piece === 0 ? 0 : (gaps[piece] ?? 0);
            return { at, path, content: text.slice(0, Math.ceil((text.length * (piece + 1)) / pieces)) };
          });
        });
        const host = watchedWorld(writings, { end: 240_000 });
        await watch(host, 'outputs', ...INTO, '--quiet', '30');
        expect(idsIn(host).toSorted()).toEqual(runs.map((_, index) => `r${index}`));
        const text = host.files.tree().get(`/work/${DOCUMENT}`) ?? '';
        for (const index of runs.keys()) expect(text).toContain(`0.1234${index + 1}`);
        expect(host.output().trimEnd().split('\n')).toHaveLength(runs.length);
      }),
      { numRuns: 60 },
    );
  });
});
