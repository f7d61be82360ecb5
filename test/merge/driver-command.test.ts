import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forShell } from '../../src/escape/for-shell.ts';
import { driverCommand } from '../../src/merge/driver-command.ts';
import { temporaryFolder } from '../history/git-folder.ts';

describe('forShell', () => {
  it('leaves plain words unchanged', () => {
    for (const word of ['expctl', '/usr/bin/node-20', 'a_b@1.2', 'x,y', 'K=v', '50%+', 'C:']) {
      expect(forShell(word)).toBe(word);
    }
    expect(forShell("it's here")).toBe("'it'\\''s here'");
    expect(forShell('')).toBe("''");
  });

  it('is one word for a shell, with the same text (P9)', () => {
    const word = fc.stringMatching(/^[ -~\n\tä]{0,12}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const said = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(forShell).join(' ')}`], {
          encoding: 'utf8',
        });
        expect(said.split('\0').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 40 },
    );
  });
});

const SIDES = { base: 'a\nb\nc\n', ours: 'A\nb\nc\n', theirs: 'a\nb\nC\n' };
const MERGED = 'A\nb\nC\n';

/** What git substitutes for each word of the command. */
const WORDS = {
  '%O': 'base',
  '%A': 'ours',
  '%B': 'theirs',
  '%L': '9',
  '%P': 'experiments/tide.md',
  '%S': 'was',
  '%X': 'HEAD',
  '%Y': 'side',
};

type Merged = { readonly code: number | null; readonly text: string; readonly said: string; readonly asked: string };

/** Runs the command as git does, with a tool of these shell lines; undefined: the tool does not exist. */
function drive(tool: string | undefined, { theirs = SIDES.theirs }: { readonly theirs?: string } = {}): Merged {
  const folder = temporaryFolder();
  const place = (name: string): string => join(folder, name);
  for (const [name, text] of Object.entries({ ...SIDES, theirs })) writeFileSync(place(name), text);
  if (tool !== undefined) writeFileSync(place("a tool's"), `#!/bin/sh\nprintf '%s ' "$@" > asked\n${tool}\n`);
  if (tool !== undefined) chmodSync(place("a tool's"), 0o755);
  const words = new Map(Object.entries(WORDS));
  const command = driverCommand(`${forShell(place("a tool's"))} --quiet`).replaceAll(
    /%[A-Z]/gu,
    (word) => words.get(word) ?? word,
  );
  const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  const asked = tool === undefined ? '' : readFileSync(place('asked'), 'utf8');
  return { code: status, text: readFileSync(place('ours'), 'utf8'), said: stderr, asked };
}

const CLASH = 'X\nb\nc\n';
const GITS_CONFLICT = '<<<<<<<<< ours\nA\n=========\nX\n>>>>>>>>> theirs\nb\nc\n';
const OURS = '<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> side\n';

describe('the command that git runs', () => {
  it('asks the tool, with everything that git knows, and believes a clean yes', () => {
    expect(drive('echo whole > "$1"x; exit 0')).toEqual({
      code: 0,
      text: SIDES.ours,
      said: '',
      asked:
        '--quiet merge-driver --marker-size 9 --ancestor was --ours HEAD --theirs side -- base ours theirs experiments/tide.md ',
    });
  });

  it('believes a no that left markers', () => {
    expect(drive(`printf '${OURS.replaceAll('\n', '\\n')}' > ours; exit 1`)).toMatchObject({
      code: 1,
      text: OURS,
      said: '',
    });
  });

  it.each([
    ['is not there', undefined, ''],
    ['says no and left no markers', 'exit 1', '1'],
    ['breaks', 'exit 2', '2'],
    ['is broken like a shell', 'exit 127', '127'],
    ['is killed', 'kill -KILL $$', '137'],
  ])('lets git merge the lines if the tool %s', (_name, tool, code) => {
    const said = code === '' ? '' : `expctl merge-driver failed (${code}): git merges the lines`;
    const clean = drive(tool);
    expect(clean).toMatchObject({ code: 0, text: MERGED });
    expect(clean.said).toContain(said);
    if (code === '') expect(clean.said).toBe('');
    expect(drive(tool, { theirs: CLASH })).toMatchObject({ code: 1, text: GITS_CONFLICT });
  });

  it('says that nothing was merged if git cannot either', () => {
    expect(drive('rm theirs; exit 2').code).toBe(129);
  });
});
