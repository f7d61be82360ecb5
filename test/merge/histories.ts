import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { gitFolder } from '../history/git-folder.ts';
import { forShell } from '../../src/escape/for-shell.ts';
import { driverCommand } from '../../src/merge/driver-command.ts';
import { changed, dice, mergeModel } from './row-model.ts';
import type { GitFolder } from '../history/git-folder.ts';
import type { ModelMerge, Rows } from './row-model.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../bin/expctl.js');
export const FILE = 'experiments/tide.md';

/** How git calls the tool of this checkout. */
export const TOOL = `${forShell(process.execPath)} ${forShell(LAUNCHER)}`;

/** A repository with the driver installed. */
export function mergingFolder(tool = TOOL): GitFolder {
  const folder = gitFolder();
  folder.git('config', 'merge.expctl.driver', driverCommand(tool));
  folder.commit({ '.gitattributes': 'experiments/**/*.md merge=expctl\n' });
  return folder;
}

/** A document with these rows; each branch has a separate paragraph, far from the others. */
export const textOf = (rows: Rows, said: Readonly<Record<string, string>> = {}): string =>
  [
    '# EXP-052: Tide gauge',
    '',
    `North: ${said['a'] ?? 'calm'}`,
    '',
    'The gauge hangs at the pier.',
    '',
    '## Results',
    '',
    '| Run | Drift (mm) | Notes |',
    '| --- | --- | --- |',
    ...[...rows].map(([id, { value, note }]) => `| ${id} | ${value} | ${note} |`),
    '',
    '## Notes',
    '',
    'Nothing so far.',
    '',
    `South: ${said['b'] ?? 'calm'}`,
    '',
  ].join('\n');

/** The rows of a text, each line once; the second list contains repeated ids. */
export function rowsIn(text: string): { readonly rows: Rows; readonly ids: readonly string[] } {
  const cells = text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:Run|---) /u.test(line))
    .map((line) => line.split(/(?<!\\)\|/u).map((cell) => cell.trim()));
  const rows = new Map(cells.map(([, id = '', value = '', note = '']) => [id, { value, note }]));
  return { rows, ids: cells.map(([, id = '']) => id) };
}

/** Compares a result with the model: correct to the cell, or a conflict that contains every row. */
export function expectMerged(
  { code, text }: { readonly code: number; readonly text: string },
  { rows, open }: ModelMerge,
  place: string,
): void {
  const found = rowsIn(text);
  if (open.size === 0) {
    expect(text, place).not.toMatch(/^[<>]{7}/mu);
    expect(code, place).toBe(0);
    expect(found.ids.toSorted(), place).toEqual([...rows.keys()].toSorted());
    expect(Object.fromEntries(found.rows), place).toEqual(Object.fromEntries(rows));
    expect(text, place).toMatch(/^North: .*\n\nThe gauge[\s\S]*\n\nSouth: .*\n$/mu);
    return;
  }
  expect(code, place).not.toBe(0);
  expect(text, place).toMatch(/^<{7}/mu);
  for (const [id, row] of rows) {
    expect(
      found.ids.filter((each) => each === id),
      `${place}: ${id}`,
    ).toEqual([id]);
    expect(found.rows.get(id), `${place}: ${id}`).toEqual(row);
  }
  const known = new Set([...rows.keys(), ...open]);
  expect(
    found.ids.filter((id) => !known.has(id)),
    place,
  ).toEqual([]);
}

type Branch = { readonly name: string; readonly states: readonly Rows[] };

/** A history of two branches with all their states; the first state of each is the base. */
export type History = { readonly folder: GitFolder; readonly base: Rows; readonly a: Branch; readonly b: Branch };

/** Makes a base and two branches of a few commits each, all from one seed. */
export function randomHistory(seed: number): History {
  const roll = dice(seed);
  const folder = mergingFolder();
  const base = changed(changed(new Map(), 'base', roll), 'base', roll);
  folder.commit({ [FILE]: textOf(base) });
  folder.git('tag', 'base');
  const branch = (name: 'a' | 'b'): Branch => {
    folder.git('checkout', '-q', '-B', name, 'base');
    const states = [base];
    const commits = 2 + roll(2);
    for (let step = 0; step < commits; step++) {
      const before = states.at(-1) ?? base;
      const next = changedFurther(before, name, roll);
      folder.commit({ [FILE]: textOf(next, { [name]: 'storm' }) });
      states.push(next);
    }
    return { name, states };
  };
  return { folder, base, a: branch('a'), b: branch('b') };
}

/** Rows that differ: otherwise git has nothing to commit. */
function changedFurther(before: Rows, name: 'a' | 'b', roll: ReturnType<typeof dice>): Rows {
  const next = changed(before, name, roll);
  return textOf(next) === textOf(before) ? changedFurther(before, name, roll) : next;
}

const last = ({ states }: Branch, back = 0): Rows => states[states.length - 1 - back] ?? new Map();

/** Runs git where it may fail, and reads the document afterwards. */
export function tryGit(
  folder: Pick<GitFolder, 'top'>,
  ...words: string[]
): { readonly code: number; readonly text: string; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: folder.top, encoding: 'utf8' });
  return { code: status ?? -1, text: readFileSync(join(folder.top, FILE), 'utf8'), said: stdout + stderr };
}

type Way = (history: History, place: string) => void;

/** On a fresh branch at the tip of `b`, whatever the previous way left behind. */
function startAt({ folder }: History, at: string): void {
  folder.git('checkout', '-q', '-f', '--detach', at);
  folder.git('checkout', '-q', '-B', 'work');
}

/** The tip commit of `a`, applied to `b`. */
const tipOnto = ({ a, b }: History): ModelMerge => mergeModel(last(a, 1), last(b), last(a));

/** Some of the ways, different ones for each seed. */
export const someWays = (seed: number, count: number): readonly (readonly [string, Way])[] => {
  const ways = Object.entries(WAYS);
  return Array.from({ length: count }, (_, index) => ways[(seed * count + index) % ways.length]).filter(
    (way) => way !== undefined,
  );
};

/** Every way in which git merges, and the result it must have. */
export const WAYS: Readonly<Record<string, Way>> = {
  merge(history, place) {
    startAt(history, 'b');
    const { base, a, b } = history;
    expectMerged(tryGit(history.folder, 'merge', '--no-edit', 'a'), mergeModel(base, last(b), last(a)), place);
    tryGit(history.folder, 'merge', '--abort');
  },
  rebase(history, place) {
    startAt(history, 'a');
    const { folder, a, b } = history;
    let model: ModelMerge = { rows: last(b), open: new Set() };
    for (const [index, state] of a.states.entries()) {
      const before = a.states[index - 1];
      if (before !== undefined && model.open.size === 0) model = mergeModel(before, model.rows, state);
    }
    expectMerged(tryGit(folder, 'rebase', '-q', 'b'), model, place);
    tryGit(folder, 'rebase', '--abort');
  },
  'cherry-pick'(history, place) {
    startAt(history, 'b');
    expectMerged(tryGit(history.folder, 'cherry-pick', '--keep-redundant-commits', 'a'), tipOnto(history), place);
    tryGit(history.folder, 'cherry-pick', '--abort');
  },
  revert(history, place) {
    startAt(history, 'a');
    const { folder, a } = history;
    const { code, text, said: words } = tryGit(folder, 'revert', '--no-edit', 'a~1');
    // If the last commit has reverted it already, there is nothing to commit, which git reports as a failure.
    const isIdle = words.includes('nothing to commit');
    expectMerged({ code: isIdle ? 0 : code, text }, mergeModel(last(a, 1), last(a), last(a, 2)), place);
    tryGit(folder, 'revert', '--abort');
  },
  'stash pop'(history, place) {
    startAt(history, 'a~1');
    const { folder } = history;
    folder.git('checkout', '-q', 'a', '--', FILE);
    folder.git('stash', 'push', '-q');
    folder.git('checkout', '-q', '-f', '-B', 'work', 'b');
    expectMerged(tryGit(folder, 'stash', 'pop'), tipOnto(history), place);
    folder.git('reset', '-q', '--hard');
    tryGit(folder, 'stash', 'drop');
  },
  'am -3'(history, place) {
    startAt(history, 'b');
    const { folder } = history;
    const out = join(folder.top, '.git/patches');
    mkdirSync(out, { recursive: true });
    const [patch = ''] = folder.git('format-patch', '-q', '-o', out, 'a~1..a').split('\n').filter(Boolean);
    const path = patch || join(out, readdirSync(out).at(-1) ?? '');
    expectMerged(tryGit(folder, 'am', '-q', '-3', path), tipOnto(history), place);
    tryGit(folder, 'am', '--abort');
  },
  'checkout -m'(history, place) {
    startAt(history, 'a~1');
    const { folder } = history;
    writeFileSync(join(folder.top, FILE), folder.git('show', `a:${FILE}`));
    const { text } = tryGit(folder, 'checkout', '-q', '-m', 'b');
    // It reports success in a conflict too: only the file shows it.
    expectMerged({ code: /^<{7}/mu.test(text) ? 1 : 0, text }, tipOnto(history), place);
  },
  'merge-tree'({ folder, base, a, b }, place) {
    const { status, stdout } = spawnSync('git', ['merge-tree', '--write-tree', 'b', 'a'], {
      cwd: folder.top,
      encoding: 'utf8',
    });
    const tree = stdout.split('\n')[0] ?? '';
    expectMerged(
      { code: status ?? -1, text: folder.git('show', `${tree}:${FILE}`) },
      mergeModel(base, last(b), last(a)),
      place,
    );
  },
  'criss-cross'(history, place) {
    const { folder, base, a, b } = history;
    const first = mergeModel(base, last(a), last(b));
    /** Each side merges the other and chooses its own version where it must. */
    const cross = (own: Branch, other: Branch): Rows => {
      startAt(history, own.name);
      tryGit(folder, 'merge', '-q', '--no-edit', other.name);
      const chosen = new Map(first.rows);
      for (const id of first.open) {
        const row = last(own).get(id);
        if (row !== undefined) chosen.set(id, row);
      }
      const rows = changed(chosen, `${own.name}x`, dice(chosen.size + own.name.charCodeAt(0)));
      writeFileSync(join(folder.top, FILE), textOf(chosen, said(history)));
      folder.git('commit', '-q', '--allow-empty', '-am', 'crossed');
      writeFileSync(join(folder.top, FILE), textOf(rows, said(history)));
      folder.git('commit', '-q', '--allow-empty', '-am', 'more');
      folder.git('branch', '-f', `${own.name}x`);
      return rows;
    };
    const [ax, bx] = [cross(a, b), cross(b, a)];
    startAt(history, 'bx');
    const model = mergeModel(first.rows, bx, ax, first.open);
    expectMerged(tryGit(folder, 'merge', '--no-edit', 'ax'), model, place);
    tryGit(folder, 'merge', '--abort');
  },
};

/** The paragraphs of both branches at their tips. */
const said = ({ folder }: History): Readonly<Record<string, string>> => ({
  a: /^North: (.*)$/mu.exec(folder.git('show', `a:${FILE}`))?.[1] ?? '',
  b: /^South: (.*)$/mu.exec(folder.git('show', `b:${FILE}`))?.[1] ?? '',
});
