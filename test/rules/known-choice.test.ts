import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusMeaning } from '../../src/records/status/status-meaning.ts';
import { isSlip } from '../../src/rules/slip.ts';
import { projectFolder } from '../project-folder.ts';

const TEMPLATE = [
  '# BREW-000: [Title]',
  '',
  '**Status**: [proposed | planned | paused | done | approved | superseded by BREW-XXXX]',
  '**Verdict**: [GO | NO-GO]',
  '**Pot**: [cast iron | enamel | v1]',
  '',
  '## Hypothesis',
  '',
  '[What?]',
  '',
].join('\n');

const brew = (status: string, verdict = 'GO', pot = 'enamel'): string =>
  `# BREW-001: Stout\n\n**Status**: ${status}\n**Verdict**: ${verdict}\n**Pot**: ${pot}\n\n## Hypothesis\n\nIt foams.\n`;

const checked = async (text: string): Promise<{ readonly out: string; readonly after: string }> => {
  const folder = projectFolder({ 'templates/brew.md': TEMPLATE, 'experiments/BREW-001-stout.md': text });
  const { stdout } = await folder.expctl('check', '--fix');
  return { out: stdout, after: folder.read('experiments/BREW-001-stout.md') };
};

describe('known-choice', () => {
  it('accepts any text in a place that the template leaves open in a choice', async () => {
    const text = brew('superseded by BREW-0002');
    const { out, after } = await checked(text);
    expect(out).not.toContain('known-choice');
    expect(after).toBe(text);
  });

  it.each([
    ['undone', 'GO', 'enamel'],
    ['unplanned', 'GO', 'enamel'],
    ['disproved', 'GO', 'enamel'],
    ['passed', 'GO', 'enamel'],
    ['done', 'GO?', 'enamel'],
    ['done', 'NO', 'enamel'],
    ['done', 'GO pending privacy', 'enamel'],
    ['done', 'GO', 'v2'],
  ])('finds %s, %s, %s and keeps the words', async (status, verdict, pot) => {
    const text = brew(status, verdict, pot);
    const { out, after } = await checked(text);
    expect(out).toContain('known-choice');
    expect(after).toBe(text);
  });

  it.each([
    [brew('plannned'), brew('planned')],
    [brew('aproved'), brew('approved')],
    [brew('done', 'GO', 'casst iron'), brew('done', 'GO', 'cast iron')],
  ])('fixes a misspelling', async (text, mended) => {
    expect((await checked(text)).after).toBe(mended);
  });
});

describe('a status', () => {
  const stageOf = async (
    template: string,
    written: string,
  ): Promise<{ readonly stage: string; readonly out: string }> => {
    const folder = projectFolder({
      'templates/brew.md': TEMPLATE.replace(/(?<=\*\*Status\*\*: ).*/u, template),
      'experiments/BREW-001-stout.md': brew(written),
    });
    const { experiments } = JSON.parse((await folder.expctl('list', '--json')).stdout) as {
      experiments: { stage: string }[];
    };
    return { stage: experiments[0]?.stage ?? '', out: (await folder.expctl('check')).stdout };
  };

  it.each([
    ['[borrador | en curso | finalizado | cancelado]', 'finalizado', 'concluded'],
    ['[Draft | Approved | In progress | Completed]', 'Approved', 'planned'],
    ['[proposed | approved | rejected]', 'approved', 'concluded'],
    ['[planned | running | done]', 'planned → running', 'running'],
    ['', 'Completed <!-- Draft | Approved | In progress | Completed | Aborted -->', 'concluded'],
    ['', 'Aborted <!-- Draft | Approved | In progress | Completed | Aborted -->', 'cancelled'],
    ['', 'planned -> running -> done', 'concluded'],
    ['', '<!-- Draft | Approved | Completed -->', 'planned'],
  ])('in a template with "%s" that is "%s" is %s', async (template, written, stage) => {
    const read = await stageOf(template, written);
    expect(read.stage).toBe(stage);
    expect(read.out).not.toContain('known-choice');
  });

  it.each([
    ['[simmering | bottled]', 'bottled'],
    ['', 'Completd'],
    ['', 'not done'],
    ['', 'done soon'],
  ])('in a template with "%s" that is "%s" gives no stage, which is reported', async (template, written) => {
    const { stage, out } = await stageOf(template, written);
    expect(stage).toBe('planned');
    expect(out).toContain(
      `warning known-choice  Status is "${written}", which says no stage: the experiment is read as planned`,
    );
  });

  it('is listed as ambiguous if a choice gives no stage', async () => {
    const folder = projectFolder({ 'templates/brew.md': TEMPLATE.replace('proposed', 'simmering') });
    expect((await folder.expctl('schema', 'brew')).stdout).toContain(
      'the status "simmering" says no stage: read as planned',
    );
  });
});

describe('isSlip', () => {
  const words = fc.constantFrom(
    ...'planned pending running paused passed done undone failed approved disproved accepted rejected go no-go'.split(
      ' ',
    ),
    ...'completed incomplete confirmed inconclusive cancelled canceled supported unsupported stopped dropped'.split(
      ' ',
    ),
  );

  it('never confuses a decisive word with one that decides otherwise', () => {
    fc.assert(
      fc.property(words, words, (written, meant) => {
        const [said, other] = [statusMeaning(written), statusMeaning(meant)];
        fc.pre(said.stage !== undefined && (said.stage !== other.stage || said.result !== other.result));
        expect(isSlip(written, meant)).toBe(false);
      }),
    );
  });
});

describe('a list with one item to be chosen', () => {
  const told = async (lead: string, ticked: readonly string[]): Promise<string> => {
    const list = (marked: readonly string[]): string =>
      ['Low', 'Medium', 'High'].map((option) => `- [${marked.includes(option) ? 'x' : ' '}] ${option}\n`).join('');
    const text = (title: string, marked: readonly string[]): string =>
      `# ${title}\n\n**Status**: running\n\n## Heat\n\n${lead}\n\n${list(marked)}`;
    const folder = projectFolder({
      'templates/oven.md': text('OVEN-000: [Title]', []).replace('running', 'planned | running | done'),
      'experiments/OVEN-001-loaf.md': text('OVEN-001: Loaf', ticked),
    });
    return (await folder.expctl('check', '--format', 'text')).stdout
      .split('\n')
      .filter((line) => line.includes('known-choice'))
      .join('\n');
  };

  it.each(['Select one:', 'Choose exactly one:', '**Pick only one**:', 'Tick one of these:'])('%s', async (lead) => {
    expect(await told(lead, ['High'])).toBe('');
    expect(await told(lead, [])).toBe('');
    expect(await told(lead, ['Low', 'High'])).toContain(
      'experiments/OVEN-001-loaf.md:11:1: warning known-choice  2 of the options are ticked where one is to be chosen: Low, High',
    );
  });

  it.each(['Select all that apply:', 'Select one or more:', 'Tick at least one:'])('not %s', async (lead) => {
    expect(await told(lead, ['Low', 'High'])).toBe('');
  });
});

describe('known-choice below a heading', () => {
  const CHOICES = [
    '# BREW-000: [Title]',
    '',
    '## Status',
    '',
    'Draft / Running / Done',
    '',
    '## Results',
    '',
    '[What?]',
    '',
  ];
  const below = async (status: string) => {
    const folder = projectFolder({
      'templates/brew.md': CHOICES.join('\n'),
      'experiments/BREW-001.md': `# BREW-001: Stout\n\n## Status\n\n${status}\n\n## Results\n\n[What?]\n`,
    });
    const { stdout } = await folder.expctl('check', '--json');
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly message: string }[] };
    return diagnostics.map(({ message }) => message);
  };
  const OPEN = 'the section "Results" is not filled in yet';

  it.each([
    ['Running', []],
    ['Done', [OPEN]],
    ['Done, it foams', [OPEN]],
    ['Done\n\nIt foamed on Monday.', [OPEN]],
    ['Dnoe', ['Status is "Dnoe", expected one of: Draft, Running, Done (did you mean Done?)']],
    ['Draft / Running / Done', ['the field "Status" is not filled in yet: choose one of Draft, Running, Done']],
    ['TBD', ['the field "Status" is not filled in yet']],
  ])('uses the choices of the template for "%s"', async (status, messages) => {
    expect(await below(status)).toEqual(messages);
  });
});
