import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathFor } from '../../../src/commands/new/path-for.ts';
import { DEFAULT_CONFIG } from '../../../src/config.ts';
import { UserError } from '../../../src/errors.ts';
import { slugOf } from '../../../src/records/ids/slug.ts';
import { projectAt } from '../../../src/project/open-project.ts';
import { fakeHost } from '../../fake-host.ts';
import type { Kind } from '../../../src/template/kind.ts';

const host = fakeHost({ files: { 'experiments/EXP-001-here.md': '# EXP-001: Here\n' } });
const project = await projectAt(host, '/work', DEFAULT_CONFIG);

function kindWith(fileName: string, directory = 'experiments'): Kind {
  const kind = project.kinds.find(({ name }) => name === 'exp');
  if (kind === undefined) throw new Error('there is no kind exp');
  return { ...kind, identity: { ...kind.identity, fileName, directory } };
}

const naming = { id: 'EXP-007', slug: 'reeds', date: '2026-05-02' };

describe('pathFor', () => {
  it.each([
    ['{id}-{slug}.md', 'EXP-007-reeds.md'],
    ['{id}/README.md', 'EXP-007/README.md'],
    ['{id}/README', 'EXP-007/README.md'],
    ['{date}/{id}-{slug}/plan.md', '2026-05-02/EXP-007-reeds/plan.md'],
    ['a\\{id}.md', 'a-EXP-007.md'],
  ])('reads the file name %s as %s', (fileName, path) => {
    expect(pathFor(project, kindWith(fileName), naming)).toBe(`/work/experiments/${path}`);
  });

  it.each([
    '../{id}.md',
    '../../{id}/README.md',
    'a/../../{id}.md',
    '/etc/{id}.md',
    '{id}//README.md',
    '{id}/',
    './{id}.md',
    '.hidden/{id}.md',
    'node_modules/{id}.md',
    '{id}.runs/README.md',
    '..',
    '',
  ])('refuses the file name %j, with which no document would be found', (fileName) => {
    expect(() => pathFor(project, kindWith(fileName), naming)).toThrow(UserError);
  });

  it('stays inside the directory with any id, title or file name', () => {
    const part = fc.constantFrom('{id}', '{slug}', '{date}', 'README', '..', '.', '', '~', 'a', '\\', '{x}');
    const fileName = fc
      .array(
        fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
        { minLength: 1, maxLength: 4 },
      )
      .map((names) => `${names.join('/')}.md`);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('..', '.', '/', '\\', '../..', '/etc/passwd', 'C:\\x', 'con', '%2E%2E', '{id}', ' '),
    );
    fc.assert(
      fc.property(fileName, text, text, (pattern, id, title) => {
        let path: string;
        try {
          path = pathFor(project, kindWith(pattern), { id, slug: slugOf(title), date: '2026-05-02' });
        } catch (error) {
          if (error instanceof UserError) return;
          throw error;
        }
        expect(path.startsWith('/work/experiments/')).toBe(true);
        const names = path.slice('/work/experiments/'.length).split('/');
        expect(names).toHaveLength(pattern.split('/').length);
        expect(names.some((name) => name === '' || name === '.' || name === '..')).toBe(false);
      }),
    );
  });
});
