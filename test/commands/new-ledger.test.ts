import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const TEMPLATE = `# Ablations

What is left out, and what that costs.

## ABL-XXX: [what]

- **Date:** YYYY-MM-DD
- **Status:** PLANNED | DONE

**Result:**
- val_loss: 0.0
`;

const LEDGER = `# Ablations

## ABL-002: no bias

- **Date:** 2026-03-02
- **Status:** DONE

**Result:**
- val_loss: 0.31

## ABL-001: heads

- **Date:** 2026-03-01
- **Status:** DONE

**Result:**
- val_loss: 0.34
`;

const ablations = (template = TEMPLATE): ProjectFolder =>
  projectFolder({ 'templates/ledger.md': template, 'experiments/l.md': LEDGER });

describe('a section that an entry of a ledger lacks', () => {
  const template = `# Kilns

## KILN-XXX: [what]

- **Status:** PLANNED | DONE

### Setup (REQUIRED)

### Conclusion (REQUIRED)

---
`;
  const entry = (id: string, behind: string): string =>
    `## ${id}: clay\n\n- **Status:** DONE\n\n### Setup\n\nWet clay.\n\n${behind}`;

  it('goes before the rule that ends the entry, however many there are', async () => {
    const text = `# Kilns\n\n${entry('KILN-001', '---\n\n')}${entry('KILN-002', '---\n\n***\n\n')}${entry('KILN-003', '')}`;
    const folder = projectFolder({ 'templates/kiln.md': template, 'experiments/k.md': text });
    await folder.expctl('check', '--fix');
    const whole = 'Wet clay.\n\n### Conclusion (REQUIRED)\n\n';
    expect(folder.read('experiments/k.md')).toBe(
      `# Kilns\n\n${entry('KILN-001', '---\n\n')}${entry('KILN-002', '---\n\n***\n\n')}${entry('KILN-003', '')}`
        .replaceAll('Wet clay.\n\n', whole)
        .trimEnd()
        .concat('\n'),
    );
    expect((await folder.expctl('check')).stdout).not.toContain('is missing');
  });
});

describe('a ledger whose headings end in a choice', () => {
  const choice = '[DONE | RUNNING | PLANNED]';
  const files = {
    'templates/ledger.md': TEMPLATE.replace('[what]', `[what] — ${choice}`),
    'experiments/l.md': LEDGER.replace('no bias', 'no bias — DONE').replace(': heads', ': heads — RUNNING'),
  };

  it('is recognised, and the choice is not part of a title', async () => {
    const { stdout, stderr } = await projectFolder(files).expctl('list', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).experiments).toMatchObject([
      { id: 'ABL-001', title: 'heads', documentKind: 'ledger' },
      { id: 'ABL-002', title: 'no bias', documentKind: 'ledger' },
    ]);
  });

  it('takes a title, and leaves the choice to a person', async () => {
    const folder = projectFolder(files);
    expect((await folder.expctl('new', 'ledger', 'Foo bar')).stdout).toBe('experiments/ABL-003-foo-bar.md\n');
    expect(folder.read('experiments/ABL-003-foo-bar.md')).toContain(`## ABL-003: Foo bar — ${choice}\n`);
    expect((await folder.expctl('show', 'ABL-003')).stdout).toContain('ABL-003  Foo bar\n');
    expect((await folder.expctl('check', 'experiments/ABL-003-foo-bar.md')).stdout).toContain(
      `"${choice}" is the template's placeholder`,
    );
  });
});

describe('a template whose title has more than one place', () => {
  it.each(['ABL-XXX: [model] on [data]', 'ABL-XXX: [Name] (draft)'])('is filled at the place %s', async (title) => {
    const folder = ablations(TEMPLATE.replace('ABL-XXX: [what]', title));
    expect((await folder.expctl('new', 'ledger', 'Foo bar')).code).toBe(0);
  });

  it('says where the title comes from if it cannot be read back', async () => {
    const folder = ablations(`---\nexpctl:\n  title: '{id}: {title} {title}'\n---\n\n${TEMPLATE}`);
    const { code, stderr } = await folder.expctl('new', 'ledger', 'Foo bar');
    expect([code, stderr]).toEqual([
      2,
      'expctl: the title would be read as "Foo bar Foo bar"\n  hint: give it in plain words, or say `title:` under `expctl:` in templates/ledger.md: its line 10 is read as "{id}: {title} {title}"\n',
    ]);
  });
});

describe('a ledger template', () => {
  it('has no heading as a required section of each record', async () => {
    const folder = ablations();
    const { code, stdout } = await folder.expctl('check', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [] });
    await folder.expctl('check', '--fix');
    expect(folder.read('experiments/l.md')).toBe(LEDGER);
  });

  const yard = {
    'templates/kiln.md': `# Firings of [yard]

Keeper: [name]
Chimney height (m): 12

## Firings

### FIRE-XXX: [what]

- Status: PLANNED | DONE
- Clay:

## Safety criteria

- Nobody stands behind the door.
`,
    'experiments/yard.md': `# Firings of the upper yard

Keeper: Ada
Chimney height (m): 14

## Firings

### FIRE-001: white glaze

- Status: DONE
- Clay: red

### FIRE-002: no glaze

- Status: DONE
- Clay:

## Safety criteria

- Nobody stands behind the door.
`,
  };

  it('asks no record for what stands above and behind the records', async () => {
    const folder = projectFolder(yard);
    const { diagnostics } = JSON.parse((await folder.expctl('check', '--format', 'json')).stdout);
    expect(diagnostics).toMatchObject([
      { rule: 'require-field', line: 16, message: expect.stringContaining('"Clay" is not filled in yet') },
    ]);
    expect((await folder.expctl('schema', 'kiln')).stdout).toMatch(
      /field +keeper, may be missing: not part of a record/u,
    );
  });

  it('makes a file that has what stands above and behind the record', async () => {
    const folder = projectFolder(yard);
    expect((await folder.expctl('new', 'kiln', 'ash glaze')).stdout).toBe('experiments/FIRE-003-ash-glaze.md\n');
    const text = folder.read('experiments/FIRE-003-ash-glaze.md');
    expect(text).toContain('Chimney height (m):\n\n## Firings\n\n### FIRE-003: ash glaze\n');
    expect(text).toContain('## Safety criteria\n\n- Nobody stands behind the door.\n');
  });

  it('is what its records are checked against', async () => {
    const { stdout } = await ablations().expctl('show', 'experiments/l.md#ABL-001', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'ABL-001',
      kind: 'ledger',
      status: { stage: 'concluded' },
      fields: { date: { value: { kind: 'date' } }, status: { chosen: ['DONE'] } },
    });
  });

  it('is recognised with any number of records in it', async () => {
    const folder = ablations();
    const record = (at: number): string =>
      LEDGER.slice(LEDGER.indexOf('## ABL-001')).replace('001: heads', `${at}: word${at}`);
    folder.write(
      'experiments/l.md',
      `# Ablations\n\n${Array.from({ length: 60 }, (_, at) => record(100 + at)).join('\n')}`,
    );
    const { code, stdout } = await folder.expctl('check', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [] });
  });

  it('says how its ids are numbered', async () => {
    const { stdout } = await ablations().expctl('schema', 'ledger');
    expect(stdout).toContain('ids ABL-{number:3}, titles {id}: {title}');
    expect(stdout).toContain('field      date, date, filled by new: date');
  });

  it('makes a file with one record, under the next free id', async () => {
    const folder = ablations();
    const { code, stdout } = await folder.expctl('new', 'ledger', 'my title');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'experiments/ABL-003-my-title.md\n' });
    const text = folder.read('experiments/ABL-003-my-title.md');
    expect(text).toContain('# Ablations\n\nWhat is left out, and what that costs.\n\n## ABL-003: my title\n');
    expect(text).not.toContain('XXX');
    const named = await folder.expctl('new', 'ledger', 'other', '--id', 'ABL-007', '--stdout');
    expect(named.stdout).toContain('## ABL-007: other\n');
  });

  it.each([
    ['a depth that it states', `---\nexpctl:\n  depth: 2\n---\n${TEMPLATE}`],
    ['a first record that is numbered', TEMPLATE.replace('ABL-XXX', 'ABL-001')],
  ])('is recognised by %s, too', async (_, template) => {
    const { code, stdout } = await ablations(template).expctl('check', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [] });
  });

  it('is not recognised if numbers are below a title of their own, or beside the sections of one experiment', async () => {
    const folder = projectFolder({
      'templates/one.md':
        '# EXP-XXX: [Name]\n\n## Objective\n\n[What]\n\n## RUN-001: [Name]\n\n- Seed: 7\n\n## Results\n\n- Loss: 0.1\n',
      'templates/three.md': '# Trial of [Name]\n\n- Owner: [Name]\n\n## RUN-001: [Name]\n\n- Seed: 7\n',
      'templates/two.md': '# Trial of [Name]\n\n## Objective\n\n[What]\n\n## STEP-001: [Name]\n\n- Seed: 7\n',
    });
    expect((await folder.expctl('schema', 'one')).stdout).toContain('ids EXP-{number:3}');
    expect((await folder.expctl('schema', 'two')).stdout).not.toContain('ids STEP');
    expect((await folder.expctl('schema', 'three')).stdout).not.toContain('ids RUN');
  });
});
