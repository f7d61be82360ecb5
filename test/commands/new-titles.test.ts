import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const REST = [
  '',
  '**Status**: planned / running / done',
  '**Owner**: [name]',
  '',
  '## Goal',
  '',
  '[Why?]',
  '',
  '## Conclusion',
  '',
  '[What came out?]',
  '',
].join('\n');

const folderWith = (heading: string, front = ''): ProjectFolder =>
  projectFolder({ 'templates/tt.md': `${front}# ${heading}\n${REST}` });

const headingOf = (text: string): string => /^# (.*)$/mu.exec(text)?.[1] ?? '';

const made = async (
  folder: ProjectFolder,
  ...words: readonly string[]
): Promise<readonly [path: string, text: string]> => {
  const { stdout, stderr } = await folder.expctl('new', 'tt', ...words);
  const path = stdout.trim();
  if (path === '') throw new Error(stderr);
  return [path, folder.read(path)];
};

describe('the title of a new document', () => {
  it.each([
    ['NT-000: Title', 'NT-001: Alpha beta'],
    ['NT-000: Experiment title', 'NT-001: Alpha beta'],
    ['NT-000: (title)', 'NT-001: Alpha beta'],
    ['NT-000: "Title"', 'NT-001: Alpha beta'],
    ['NT-000: _title_', 'NT-001: Alpha beta'],
    ['NT-000: *[Paper title]* ([Authors], [Year])', 'NT-001: *Alpha beta* ([Authors], [Year])'],
    ['NT-000: **[Title]**', 'NT-001: **Alpha beta**'],
    ['Study of newts NT-{{ number }}', 'Study of newts NT-001: Alpha beta'],
    ['NT-000: %TITLE%', 'NT-001: Alpha beta'],
    ['NT-000: …', 'NT-001: Alpha beta'],
    ['NT-000: ...', 'NT-001: Alpha beta'],
    ['NT-000: TBD', 'NT-001: Alpha beta'],
    ['NT-000: ___', 'NT-001: Alpha beta'],
    ['NT-000 – $title', 'NT-001 – Alpha beta'],
    ['NT-000 Untitled', 'NT-001 Alpha beta'],
    ['NT-000：【名称】', 'NT-001：Alpha beta'],
    ['[Title] (NT-000)', 'Alpha beta (NT-001)'],
    ['[NT-000] [Title]', '[NT-001] Alpha beta'],
    ['NT-000', 'NT-001: Alpha beta'],
    ['Experiment NT-XXX: [Title]', 'Experiment NT-001: Alpha beta'],
    ['Versuch NT-000: [Titel]', 'Versuch NT-001: Alpha beta'],
    ['试验 NT-000：[名称]', '试验 NT-001：Alpha beta'],
    ['Ablation Study NT-000: [Title]', 'Ablation Study NT-001: Alpha beta'],
    ['Experiment NT-000', 'Experiment NT-001: Alpha beta'],
    ['NT-1: [Title]', 'NT-1: Alpha beta'],
    ['NT000: [Title]', 'NT001: Alpha beta'],
    ['NT-nnn: [Title]', 'NT-001: Alpha beta'],
    ['NT-[NUMBER]: [Title]', 'NT-001: Alpha beta'],
    ['NT-<id>: [Title]', 'NT-001: Alpha beta'],
  ])('is where "# %s" has it', async (heading, written) => {
    const folder = folderWith(heading);
    const [path, text] = await made(folder, 'Alpha beta');
    expect(headingOf(text)).toBe(written);
    const { stdout } = await folder.expctl('list', '--json');
    const [listed] = (JSON.parse(stdout) as { experiments: readonly { id: string; title: string }[] }).experiments;
    expect(listed).toMatchObject({ id: /NT-?\d+/u.exec(written)?.[0], title: 'Alpha beta' });
    expect(path).toBe(`experiments/${listed?.id ?? ''}-alpha-beta.md`);
  });

  it('is put into a document whose template has its form in the settings', async () => {
    const folder = folderWith(
      'Experiment',
      '---\nexpctl:\n  id: "NT-{number:3}"\n  title: "Experiment {id}: {title}"\n---\n',
    );
    expect(headingOf((await made(folder, 'Alpha beta'))[1])).toBe('Experiment NT-001: Alpha beta');
  });

  it('is reported if the template has no place for it', async () => {
    const folder = folderWith('Report of one try');
    const { stderr } = await folder.expctl('new', 'tt', 'Alpha beta');
    expect(stderr).toContain(`the title "Alpha beta" is in the file's name alone: templates/tt.md has no place for it`);
  });

  it('goes into a front matter field of that name', async () => {
    const folder = folderWith('Informe', '---\ntitulo: ""\n---\n');
    const [, text] = await made(folder, 'Alpha beta');
    expect(text).toContain('titulo: Alpha beta\n');
  });

  it("counts as not filled in while it is the template's own", async () => {
    const folder = folderWith('NT-000: Title');
    const [path, text] = await made(folder, 'Alpha beta');
    folder.write(path, text.replace('Alpha beta', 'Title'));
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain(`the title is not filled in yet: "Title" is the template's placeholder`);
    folder.write(path, text.replace('Alpha beta', 'Titles in the wild'));
    expect((await folder.expctl('check')).stdout).not.toContain('the title is not filled in');
  });
});

describe('an id with a year', () => {
  const thisYear = String(new Date().getFullYear());

  it.each(['WL-YYYY-NNN', 'WL-2020-001', 'WL-JJJJ-000'])('is numbered by year (%s)', async (id) => {
    const folder = folderWith(`${id}: [Assay]`);
    const [path] = await made(folder, 'Alpha beta');
    expect(path).toBe(`experiments/WL-${thisYear}-001-alpha-beta.md`);
    folder.write('experiments/WL-2019-007-old.md', `# WL-2019-007: Old\n${REST}`);
    folder.write('experiments/WL-2019-007-older.md', `# WL-2019-007: Older\n${REST}`);
    expect((await made(folder, 'Gamma'))[0]).toBe(`experiments/WL-${thisYear}-002-gamma.md`);
    expect((await folder.expctl('show', `WL-${thisYear}-001`)).stdout).toContain('Alpha beta');
    expect((await folder.expctl('check')).stdout).toContain('duplicate-experiment-id');
  });

  it('may be in front matter, and may be given', async () => {
    const folder = folderWith('Notes', '---\nid: EXP-2025-000\nkind: tt\n---\n');
    const [path, text] = await made(folder, 'Alpha beta');
    expect(path).toBe(`experiments/EXP-${thisYear}-001-alpha-beta.md`);
    expect(text).toContain(`id: EXP-${thisYear}-001\n`);
    expect((await made(folder, 'Gamma', '--id', 'EXP-2024-009'))[1]).toContain('id: EXP-2024-009\n');
  });
});

describe('an id pattern with an unknown word', () => {
  it.each(['PR-{num:3}', 'PR-{Number:3}'])('is refused with the known ones (%s)', async (pattern) => {
    const folder = folderWith('PR-000: [Title]', `---\nexpctl:\n  id: "${pattern}"\n---\n`);
    const { code, stderr } = await folder.expctl('new', 'tt', 'Alpha beta');
    expect(code).not.toBe(0);
    expect(stderr).toContain(`in the id pattern ${pattern}`);
    expect(stderr).toContain('{number:3}, {date}, {day}, {year}, {month}, {slug}');
  });

  it('is listed if the title has an id whose number is not left open', async () => {
    const folder = folderWith('Notes on EXP-042 [Title]');
    expect((await folder.expctl('schema', 'tt')).stdout).toContain(
      '"EXP-042" in the title is read as words of every title',
    );
  });
});

describe('a date in the title', () => {
  const TODAY = /\d{4}-\d{2}-\d{2}/u;
  const titled = async (folder: ProjectFolder): Promise<string | undefined> => {
    const { stdout } = await folder.expctl('list', '--json');
    return (JSON.parse(stdout) as { experiments: readonly { title: string }[] }).experiments[0]?.title;
  };

  it.each([
    ['YYYY-MM-DD — [Title]', 'DAY — Dry reeds'],
    ['Postmortem: [Incident title] ([date])', 'Postmortem: Dry reeds (DAY)'],
    ['NT-XXX: [what] (YYYY-MM-DD)', 'NT-001: Dry reeds (DAY)'],
    ['NT-XXX YYYY-MM-DD: Title', 'NT-001 DAY: Dry reeds'],
  ])('is the current date where "# %s" leaves it open', async (heading, written) => {
    const folder = folderWith(heading);
    const [path, text] = await made(folder, 'Dry reeds');
    expect(headingOf(text).replace(TODAY, 'DAY')).toBe(written);
    expect(await titled(folder)).toBe('Dry reeds');
    expect((await folder.expctl('check', path)).stdout).not.toContain('the title');
  });

  it('is filled in if no title is given', async () => {
    const folder = folderWith('NT-XXX: [what] (YYYY-MM-DD)');
    const [path, text] = await made(folder);
    expect(headingOf(text).replace(TODAY, 'DAY')).toBe('NT-001: [what] (DAY)');
    expect((await folder.expctl('check', path)).stdout).toContain('the title is not filled in yet: "[what]"');
  });

  it('is filled in for the record of a ledger', async () => {
    const folder = projectFolder({
      'templates/tt.md': `# Ponds\n\n## NT-XXX: [what] (YYYY-MM-DD)\n${REST.replaceAll('## ', '### ')}`,
    });
    const [, text] = await made(folder, 'Dry reeds');
    expect(/^## (.*)$/mu.exec(text)?.[1]?.replace(TODAY, 'DAY')).toBe('NT-001: Dry reeds (DAY)');
    expect(await titled(folder)).toBe('Dry reeds');
  });

  it.each([
    ['NT-XXX: [what] (YYYY-MM-DD)', 'NT-001: Dry reeds (YYYY-MM-DD)', '"YYYY-MM-DD"'],
    ['{{date}}: {{title}}', '{{date}}: Dry reeds', '"{{date}}"'],
  ])('is reported while it is open', async (heading, written, found) => {
    const folder = folderWith(heading);
    folder.write('experiments/NT-001.md', `# ${written}\n${REST}`);
    expect((await folder.expctl('check')).stdout).toContain(`the title is not filled in yet: ${found}`);
  });

  it.each([
    ['Postmortem: [Incident title] ([date])', 'NaN on Friday (2026-11-20)', 'NaN on Friday'],
    ['Postmortem: [Incident title] ([date])', 'Postmortem: Dry on 2026-11-19 (2026-11-20)', 'Dry on 2026-11-19'],
    ['Log ([Title])', 'Reeds (tall)', 'Reeds (tall)'],
    ['Log ([Title])', 'Log (Reeds (tall))', 'Reeds (tall)'],
  ])('is not part of the title: # %s, # %s', async (heading, written, title) => {
    const folder = folderWith(heading);
    folder.write('experiments/reeds.md', `# ${written}\n${REST}`);
    expect(await titled(folder)).toBe(title);
  });
});
