import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { namesIn, pond, treeOf } from './pond.ts';

describe('values', () => {
  const OWN: readonly (readonly [string, string])[] = [
    ['Keeper', 'Ada | Bea'],
    ['Keeper', '`Ada`'],
    ['Keeper', '# Ada'],
    ['Keeper', '---'],
    ['Keeper', '- [x] Ada'],
    ['Keeper', 'Ada\nBea'],
    ['Keeper', '{{7*7}} $& $1'],
    ['Food', 'leaves | worms'],
    ['Food', 'leaves\n| worms |'],
    ['Food', '`leaves | worms`'],
    ['Food', 'worms \\'],
    ['Keeper', 'Ada **Mood**: wild'],
    ['Remarks', 'quiet\n\n# loud'],
    ['Recipe', 'stir\n\nwait'],
    ['Recipe', '# stir'],
    ['Recipe', '---'],
  ];

  it.each(OWN)('of %s: %j are put where they belong', async (label, value) => {
    const folder = pond();
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts', `--set=${label}=${value}`);
    expect({ code, stderr: stderr.slice(0, 5) }).toEqual({ code: 0, stderr: 'next:' });
    const data: Shown = JSON.parse((await folder.expctl('show', 'POND-001', '--json')).stdout);
    const field = Object.values(data.fields).find((each) => each.label === label);
    const bare = (text = ''): string => text.replace(/\s+/gu, ' ').replaceAll('\\|', '|');
    expect(bare(field?.value.text)).toContain(bare(value));
    expect(Object.keys(data.tables)).toEqual(['care', 'results']);
    expect(data.sections.map(({ key }) => key)).toEqual(['goal', 'care', 'results']);
  });

  const BREAKING: readonly (readonly [string, string])[] = [
    ['Keeper', 'Ada <!-- expctl: optional -->'],
    ['Recipe', 'stir\n```\n\n# POND-009: Mine'],
    ['Recipe', '```\n## Mine'],
    ['Remarks', '- quiet\n\n## Results\n'],
  ];

  it.each(BREAKING)('of %s: %j that would break the document are refused', async (label, value) => {
    const folder = pond();
    const before = treeOf(folder);
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts', `--set=${label}=${value}`);
    expect({ code, stderr: stderr.slice(0, 8) }).toEqual({ code: 2, stderr: 'expctl: ' });
    expect(stderr).not.toContain('bug');
    expect(treeOf(folder)).toBe(before);
  });
});

describe('a value on the line below its label', () => {
  it.each(['---', '# Mine', '===', '<!--'])('is refused if it would become something else: %j', async (value) => {
    const folder = projectFolder();
    const { code, stdout, stderr } = await folder.expctl('new', 'ml-exp', 'Try', `--set=Baseline reference=${value}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toContain('bug');
    expect(namesIn(folder)).toEqual([]);
  });

  it.each([
    ['model 4, of May', 'model 4, of May'],
    ['one\n# two', 'one # two'],
    ['| a |\n|---|', '| a | |---|'],
  ])('is one line: %j', async (value, line) => {
    const folder = projectFolder();
    await folder.expctl('new', 'ml-exp', 'Try', `--set=Baseline reference=${value}`);
    expect(folder.read('experiments/ML-EXP-001-try.md')).toContain(`**Baseline reference:**  \n${line}\n\n---\n`);
  });
});

type Shown = {
  readonly fields: Readonly<Record<string, { readonly label: string; readonly value: { readonly text: string } }>>;
  readonly tables: object;
  readonly sections: readonly { readonly key: string }[];
};
