import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const KITE =
  '# KITE-XXX: [Name]\n\n**Date**: YYYY-MM-DD\n**Owner**: [Name]\n\n## Objective\n\n[Why]\n\n## Results\n\n[What]\n';

describe('a configuration that names what does not exist', () => {
  const refusals = async (config: string, files: Readonly<Record<string, string>> = {}, name = 'expctl.yaml') => {
    const { expctl } = projectFolder({ [name]: config, 'experiments/a.md': '# A\n', ...files });
    const { code, stdout, stderr } = await expctl('check');
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  it('is refused for a kind, with the nearest one', async () => {
    expect(await refusals('documents: experiments/*.md\nkinds:\n  exxp:\n    documents: experiments/*.md\n')).toBe(
      'expctl: expctl.yaml:3: there is no kind "exxp"\n  hint: did you mean `exp`?\n',
    );
    expect(await refusals('kinds:\n  sailplane:\n    id: S-{number:2}\n')).toBe(
      'expctl: expctl.yaml:2: there is no kind "sailplane"\n' +
        '  hint: it has no `template`, and the kinds are: exp, ml-exp, ml-issue, plan, tracking-log\n',
    );
    expect(await refusals('{"kinds": {\n  "exxp": {}}}', {}, 'expctl.json')).toContain(
      'expctl.json:2: there is no kind',
    );
    expect(await refusals('[tool.expctl.kinds.exxp]\nid = "E-1"\n', {}, 'pyproject.toml')).toContain(
      'pyproject.toml:1: there is no kind "exxp"',
    );
  });

  it('is refused for a template, with the nearest file', async () => {
    expect(await refusals('kinds:\n  kite:\n    template: lab/kites.md\n', { 'lab/kite.md': KITE })).toBe(
      'expctl: expctl.yaml:3: the template `lab/kites.md` is not there\n  hint: did you mean `lab/kite.md`?\n',
    );
    expect(await refusals('kinds:\n  kite:\n    template: lab\n', { 'lab/kite.md': KITE })).toContain(
      'expctl.yaml:3: the template `lab` is not a file',
    );
    expect(await refusals('templates: lab/templates\n')).toBe(
      'expctl: expctl.yaml:1: the templates `lab/templates` are not there\n' +
        '  hint: paths are read from the folder of the configuration; make it, or take the line away\n',
    );
    expect(await refusals('templates:\n  - lab\n  - labb/\n', { 'lab/kite.md': KITE })).toBe(
      'expctl: expctl.yaml:1: the templates `labb/` are not there\n  hint: did you mean `lab`?\n',
    );
  });

  it('is refused if the template gives its kind another name', async () => {
    const files = { 'lab/kite.md': `---\nexpctl:\n  kind: glider\n---\n\n${KITE}` };
    expect(await refusals('kinds:\n  kite:\n    template: lab/kite.md\n    id: K-{number:2}\n', files)).toBe(
      'expctl: expctl.yaml:2: the template lab/kite.md is of kind "glider"\n' +
        '  hint: write `glider:` here, or `kind: kite` under `expctl:` in the template\n',
    );
  });

  it('is accepted for the default folder, and for a kind with a template', async () => {
    const { expctl, write } = projectFolder({ 'expctl.yaml': 'templates: templates\n', 'lab/kite.md': KITE });
    expect((await expctl('check')).code).toBe(0);
    write('expctl.yaml', 'kinds:\n  kite:\n    template: lab/kite.md\n  exp:\n    id: E-{number:2}\n');
    expect((await expctl('check')).code).toBe(0);
  });
});

describe('a pattern that matches no document', () => {
  const notes = async (config: string, files: Readonly<Record<string, string>> = {}) => {
    const { expctl } = projectFolder({ 'expctl.yaml': config, ...files });
    const { code, stderr } = await expctl('check');
    expect(code).toBe(0);
    return stderr.split('\n').filter((line) => line.startsWith('expctl: '));
  };
  const A = { 'experiments/EXP-001.md': '# EXP-001: Kites\n' };

  it.each([
    ['experiments', 'it is a folder; `experiments/**/*.md` is what lies in it'],
    ['experiments/', 'it is a folder; `experiments/**/*.md` is what lies in it'],
    ['experiments/*.txt', 'documents end in .md, .markdown or .qmd'],
    ['/experiments/*.md', 'patterns are read from the folder of the configuration, and lead to nothing outside'],
    ['../experiments/*.md', 'patterns are read from the folder of the configuration, and lead to nothing outside'],
    ['experimnets/*.md', 'there is no folder experimnets; did you mean `experiments`?'],
    ['lab/kites/*.md', 'there is no folder lab/kites'],
  ])('is reported if it is certainly a mistake: %s', async (pattern, because) => {
    expect(await notes(`rules: {}\ndocuments: '${pattern}'\n`, A)).toEqual([
      `expctl: expctl.yaml:2: \`${pattern}\` matches no document: ${because}`,
    ]);
  });

  it('is reported for a configuration given by name that is beside its documents', async () => {
    const { expctl } = projectFolder({
      'lab/expctl.yaml': 'documents: experiments/*.md\n',
      'lab/experiments/a.md': '# A\n',
    });
    expect((await expctl('check', '--config', 'lab/expctl.yaml')).stderr).toContain(
      'expctl: lab/expctl.yaml:1: `experiments/*.md` matches no document: a configuration that is named is read from ., and there is no folder experiments; call expctl in lab\n',
    );
  });

  it('is reported for a kind by its own line', async () => {
    const config = 'documents: experiments/*.md\nkinds:\n  exp:\n    documents: [experiment/*.md]\n';
    expect(await notes(config, A)).toEqual([
      'expctl: expctl.yaml:4: `experiment/*.md` matches no document: there is no folder experiment; did you mean `experiments`?',
    ]);
  });

  it('is accepted if its folder is empty so far', async () => {
    const config = 'documents: experiments/**/*.md\nkinds:\n  plan:\n    documents: [experiments/PLAN-*.md]\n';
    expect(await notes(config, { 'experiments/.gitkeep': '' })).toEqual([]);
    expect(await notes(config)).toEqual([]);
    expect(await notes("documents: ['*.md', '**/*.qmd', 'experiments/*.m?', 'experiments/{a,b}*']\n", A)).toEqual([]);
  });
});
