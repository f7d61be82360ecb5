import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const TEMPLATE = `---
status: planned # planned, running, done
participants: 24
share: 0.5
ethics_approved: false
authors: []
lab: [Where it is done]
code:
---

# {title}

## Objective

[What is asked]
`;

const survey = (): ProjectFolder =>
  projectFolder({
    'templates/survey.md': TEMPLATE,
    'expctl.yaml': 'kinds:\n  survey:\n    template: templates/survey.md\n    documents: experiments/*.md\n',
  });

const made = async (...sets: readonly string[]) =>
  survey().expctl('new', 'survey', 'Sleep', ...sets.map((set) => `--set=${set}`), '--stdout');

describe('--set in front matter', () => {
  it.each([
    ['participants=30', 'participants: 30\n'],
    ['share=0.25', 'share: 0.25\n'],
    ['share=1e-3', 'share: 1e-3\n'],
    ['ethics_approved=true', 'ethics_approved: true\n'],
    ['authors=[Ada, "Bea: the second"]', 'authors: [Ada, "Bea: the second"]\n'],
    ['lab=Room 7: the cellar', 'lab: "Room 7: the cellar"\n'],
    ['code=0030', 'code: "0030"\n'],
    ['status=running', 'status: running # planned, running, done\n'],
  ])('writes %s with the type of the field', async (set, line) => {
    const { code, stdout, stderr } = await made(set);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(line);
  });

  it.each([
    ['participants=viele', '"viele" is not of the type integer, and "participants" is one'],
    ['participants=2.5', '"2.5" is not of the type integer, and "participants" is one'],
    ['share=half', '"half" is not of the type number, and "share" is one'],
    ['ethics_approved=maybe', '"maybe" is not of the type boolean, and "ethics_approved" is one'],
    ['authors=Ada', '"Ada" is not of the type list, and "authors" is one'],
    ['authors=[Ada', '"[Ada" is not of the type list, and "authors" is one'],
    ['status=finnished', '"finnished" is no choice of "status"'],
  ])('refuses %s, which has another type', async (set, message) => {
    const { code, stdout, stderr } = await made(set);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('reads back what it wrote', async () => {
    const folder = survey();
    const { code } = await folder.expctl('new', 'survey', 'Sleep', '--set=participants=30', '--set=authors=[Ada]');
    expect(code).toBe(0);
    const { stdout } = await folder.expctl('show', 'experiments/sleep.md', '--json');
    const shown: { readonly fields: Readonly<Record<string, { readonly value: object }>> } = JSON.parse(stdout);
    expect(shown.fields['participants']?.value).toMatchObject({ kind: 'number', number: 30 });
    expect(shown.fields['authors']?.value).toMatchObject({ kind: 'list' });
  });
});

describe('a choice that a comment lists', () => {
  it('accepts no other word: a misspelt status is reported', async () => {
    const folder = survey();
    await folder.expctl('new', 'survey', 'Sleep');
    const path = 'experiments/sleep.md';
    folder.write(path, folder.read(path).replace('status: planned', 'status: finnished'));
    const { code, stdout } = await folder.expctl('check', path);
    expect(code).toBe(1);
    expect(stdout).toContain('status is "finnished", expected one of: planned, running, done');
  });
});

describe('a title in braces', () => {
  it('is filled in', async () => {
    expect((await made()).stdout).toContain('\n# Sleep\n');
  });

  it('may be two, with words before them', async () => {
    const folder = projectFolder({
      'templates/nap.md': '# Nap: {{ title }}\n\n- Place: [Where]\n- Hours: 8\n\n## Objective\n\n[What is asked]\n',
    });
    const { stdout } = await folder.expctl('new', 'nap', 'Noon', '--stdout');
    expect(stdout).toContain('# Nap: Noon\n');
  });
});

describe('lists and quotes in front matter', () => {
  const template = [
    '---',
    'kind: fm',
    'title: "[Title]"',
    'topics: [nlp, speech]',
    'reviewers: [who reads it, who signs it off]',
    'owner: "[name]"',
    '---',
    '',
    '## Objective',
    '',
    '[What is asked]',
    '',
  ].join('\n');

  const made = async (): Promise<readonly [ProjectFolder, string]> => {
    const folder = projectFolder({ 'templates/fm.md': template });
    const { stdout, stderr } = await folder.expctl('new', 'fm', 'Falcon: the eval card', '--set=topics=[asr, tts]');
    expect(stderr).toContain('next: ');
    return [folder, stdout.trim()];
  };

  it('are lists of words, to be set as lists, not phrases in brackets', async () => {
    const [folder, path] = await made();
    expect(folder.read(path)).toContain('topics: [asr, tts]\n');
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain('the field "reviewers" is not filled in yet');
    expect(stdout).not.toContain('topics');
    folder.write(path, folder.read(path).replace('[asr, tts]', '[nlp, speech]'));
    expect((await folder.expctl('check')).stdout).not.toContain('topics');
  });

  it('are also read with one item per line', async () => {
    const [folder, path] = await made();
    folder.write(path, folder.read(path).replace('topics: [asr, tts]', 'topics:\n  - asr\n  - "tts: all"'));
    expect((await folder.expctl('show', path)).stdout).toMatch(/topics +\[asr, tts: all\] +list/u);
  });

  it('are shown without the quotes that YAML needs', async () => {
    const [folder, path] = await made();
    expect(folder.read(path)).toContain('title: "Falcon: the eval card"\n');
    folder.write(path, folder.read(path).replace('owner: "[name]"', 'owner: "Ada: of B"'));
    expect((await folder.expctl('list')).stdout).toContain('  Falcon: the eval card');
    const { stdout } = await folder.expctl('show', path);
    expect(stdout).toMatch(/owner +Ada: of B/u);
    expect((await folder.expctl('check')).stdout).not.toContain('owner');
  });
});

describe('lists of one item, and maps, in front matter', () => {
  const template = [
    '---',
    'tags: [asr]',
    'topics:',
    '  - speech',
    'owner: [name]',
    'datasets: ["pond"]',
    'model:',
    '  name: "[which one]"',
    '  size: 12',
    '  licence: MIT',
    '  head: {kind: "[which kind]", width: 8}',
    '---',
    '',
    '# ASR-XXX: [Title]',
    '',
    '## Objective',
    '',
    '[What is asked]',
    '',
  ].join('\n');

  type Shown = { readonly fields: Readonly<Record<string, { readonly value: Readonly<Record<string, unknown>> }>> };

  const PATH = 'experiments/ASR-001-noon.md';

  const folderWith = async (...sets: readonly string[]): Promise<ProjectFolder> => {
    const folder = projectFolder({ 'templates/asr.md': template });
    const made = await folder.expctl('new', 'asr', 'Noon', ...sets.map((set) => `--set=${set}`));
    expect([made.code, made.stdout]).toEqual([0, `${PATH}\n`]);
    return folder;
  };

  const shownIn = async (folder: ProjectFolder): Promise<Shown['fields']> => {
    const shown: Shown = JSON.parse((await folder.expctl('show', PATH, '--json')).stdout);
    return shown.fields;
  };

  it("are written in the template's notation", async () => {
    const folder = await folderWith('tags=a,b c', 'topics=x: y, z', 'datasets=[lake]', 'owner=Ada');
    const text = folder.read(PATH);
    expect(text).toContain('tags: [a, b c]\n');
    expect(text).toContain('topics:\n  - "x: y"\n  - z\n');
    expect(text).toContain('datasets: [lake]\n');
    expect(text).toContain('owner: Ada\n');
  });

  it('stay unchanged if nothing is given', async () => {
    const text = (await folderWith()).read(PATH);
    expect(text).toContain('tags: [asr]\ntopics:\n  - speech\nowner: [name]\n');
    expect(text).toContain('  licence: MIT\n');
  });

  it('are lists, however many items they have', async () => {
    const fields = await shownIn(await folderWith('topics=[tts]'));
    for (const [key, item] of [
      ['tags', 'asr'],
      ['topics', 'tts'],
    ] as const)
      expect(fields[key]?.value).toMatchObject({ kind: 'list', items: [{ kind: 'text', plain: item }] });
    expect(fields['owner']?.value).toMatchObject({ kind: 'text' });
  });

  it('are fields of their own: they are set, shown and required by the names of both', async () => {
    const folder = await folderWith('model.name=crane', 'model.size=3', 'model.head.kind=a, b');
    expect(folder.read(PATH)).toContain(
      'model:\n  name: crane\n  size: 3\n  licence: MIT\n  head: {kind: "a, b", width: }\n',
    );
    const fields = await shownIn(folder);
    expect(Object.keys(fields)).not.toContain('model');
    expect(fields['model.name']?.value).toMatchObject({ kind: 'text', plain: 'crane' });
    expect(fields['model.size']?.value).toMatchObject({ kind: 'number', number: 3 });
    expect((await folder.expctl('check')).stdout).toContain('the field "model.head.width" is not filled in yet');
    folder.write(PATH, folder.read(PATH).replace('  name: crane\n', ''));
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain('the field "model.name" is missing');
    folder.write(PATH, folder.read(PATH).replace('owner: [name]', 'owner: Ada\nmodel.name: crane'));
    expect((await folder.expctl('check')).stdout).not.toContain('model.name');
  });

  it('are required if a key has a placeholder below it', async () => {
    const { stdout } = await (await folderWith()).expctl('check');
    expect(stdout).toContain('the field "model.name" is not filled in yet: "[which one]" is the template\'s');
  });

  it('refuse values of another type', async () => {
    const folder = projectFolder({ 'templates/asr.md': template });
    const { code, stderr } = await folder.expctl('new', 'asr', 'Noon', '--set=model.size=large');
    expect(code).toBe(2);
    expect(stderr).toContain('"large" is not of the type integer, and "model.size" is one');
  });

  it('stay a key with nested keys if the template requires it as one', async () => {
    const folder = projectFolder({
      'templates/asr.md': '---\nmodel:\n---\n\n# ASR-XXX: [Title]\n\n## Objective\n\n[What is asked]\n',
      'experiments/ASR-001-noon.md':
        '---\nmodel:\n  name: crane\n---\n\n# ASR-001: Noon\n\n## Objective\n\nWhat is it?\n',
    });
    expect(await folder.expctl('check')).toMatchObject({ code: 0, stdout: '' });
    expect(Object.keys(await shownIn(folder))).toEqual(['model', 'model.name']);
  });
});
