import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-041-nest.md';
const TABLE = ['| Run | Acc |', '|---|---|', '| base | 0.91 |'];

/** A table behind these prefixes, the first of which is before its header. */
const within = (first: string, next: string): string =>
  TABLE.map((line, index) => `${index === 0 ? first : next}${line}\n`).join('');

const PLACES: readonly (readonly [string, string, string])[] = [
  ['an item', `- First\n\n${within('  ', '  ')}`, '  | zz | 0.93 |'],
  ['an item that begins with it', within('- ', '  '), '  | zz | 0.93 |'],
  ['a numbered item, with one behind it', `1. First\n\n${within('   ', '   ')}\n2. Second\n`, '   | zz | 0.93 |'],
  ['a task', `- [x] First\n\n${within('  ', '  ')}`, '  | zz | 0.93 |'],
  ['an item of an item', `- First\n  - Second\n\n${within('    ', '    ')}\n- Third\n`, '    | zz | 0.93 |'],
  ['a quote', within('> ', '> '), '> | zz | 0.93 |'],
  ['a quote in an item', `- First\n\n${within('  > ', '  > ')}`, '  > | zz | 0.93 |'],
  ['an item in a quote', `> - First\n>\n${within('>   ', '>   ')}`, '>   | zz | 0.93 |'],
];

const documentWith = (place: string): string => `# EXP-041: Nest\n\n## Results\n\n${place}\nBehind.\n`;

describe('expctl log, into a table inside', () => {
  const cases = PLACES.flatMap(([name, place, row]) =>
    ['\n', '\r\n'].map((ending) => [`${name}, lines ending in ${JSON.stringify(ending)}`, place, row, ending] as const),
  );
  it.each(cases)('%s', async (_, place, row, ending) => {
    const text = documentWith(place).replaceAll('\n', ending);
    const folder = projectFolder({ [DOCUMENT]: text, 'out/m.json': '{"acc": 0.93}' });
    const first = await folder.expctl('log', 'EXP-041', 'out/m.json', '--run-id', 'zz');
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(folder.read(DOCUMENT)).toBe(text.replace(/(\| base \| 0\.91 \|)(\r?\n)/, `$1$2${row}$2`));
    const again = await folder.expctl('log', 'EXP-041', 'out/m.json', '--run-id', 'zz');
    expect(again.stdout).toContain('already');
  });

  it('an item, widened by a column, and with a blank row to fill', async () => {
    const place = `- First\n\n${within('  ', '  ')}  |  |  |\n`;
    const folder = projectFolder({ [DOCUMENT]: documentWith(place), 'out/m.json': '{"acc": 0.93, "f1": 0.5}' });
    const { stderr } = await folder.expctl('log', 'EXP-041', 'out/m.json', '--run-id', 'zz', '--add-column', 'F1');
    expect(stderr).toBe('');
    expect(folder.read(DOCUMENT)).toBe(
      documentWith('- First\n\n  | Run | Acc | F1 |\n  |---|---|---|\n  | base | 0.91 |  |\n  | zz | 0.93 | 0.5 |\n'),
    );
  });

  it('an item, from run and from import', async () => {
    const folder = projectFolder({
      [DOCUMENT]: documentWith(`- First\n\n${within('  ', '  ')}`),
      'runs/one/metrics.json': '{"acc": 0.92}',
      'runs/two/metrics.json': '{"acc": 0.93}',
    });
    const imported = await folder.expctl('import', 'runs/one', 'runs/two', '--into', 'EXP-041');
    expect(imported.stderr).toBe('experiments/EXP-041-nest.md: 2 runs imported\n');
    const run = await folder.expctl(
      'run',
      'EXP-041',
      '--run-id',
      'zz',
      // Files made within one clock tick before its start look like the run's own, too.
      '--output',
      'metrics.json',
      '--',
      'sh',
      '-c',
      'echo \'{"acc": 0.95}\' > metrics.json',
    );
    expect(run.code).toBe(0);
    expect(folder.read(DOCUMENT)).toContain(
      '  | base | 0.91 |\n  | one | 0.92 |\n  | two | 0.93 |\n  | zz | 0.95 |\n\nBehind.\n',
    );
  });

  it('any of these, nested, adding one line and changing no other', async () => {
    const nesting = fc.array(fc.constantFrom('- ', '1. ', '> '), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(nesting, async (marks) => {
        const next = marks.map((mark) => (mark === '> ' ? mark : ' '.repeat(mark.length))).join('');
        const text = documentWith(within(marks.join(''), next));
        const folder = projectFolder({ [DOCUMENT]: text, 'out/m.json': '{"acc": 0.93}' }, { git: false });
        const { code } = await folder.expctl('log', DOCUMENT, 'out/m.json', '--run-id', 'zz');
        expect(code).toBe(0);
        expect(folder.read(DOCUMENT)).toBe(text.replace('0.91 |\n', `0.91 |\n${next}| zz | 0.93 |\n`));
      }),
      { numRuns: 25 },
    );
  });
});
