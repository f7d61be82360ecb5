import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readConfig } from '../../src/project/read-config.ts';

const RULES = ['ragged-row', 'no-secret'];
const read = (text: string, path = 'expctl.yaml') => readConfig(text, { path, rules: RULES });

/** What is refused, with the way out. */
function refusal(text: string, path?: string): string {
  try {
    read(text, path);
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.hint].filter((part) => part !== undefined).join(' — ');
    throw error;
  }
  return 'taken';
}

describe('readConfig', () => {
  const WRITTEN = {
    yaml: 'documents: lab/*.md\nrules:\n  ragged-row: off\nkinds:\n  kite:\n    documents: [a.md, b.md]\n    id: K-{number:2}\n',
    json: '{"documents": "lab/*.md", "rules": {"ragged-row": "off"}, "kinds": {"kite": {"documents": ["a.md", "b.md"], "id": "K-{number:2}"}}}',
    toml: '[tool.other]\nx = 1\n[tool.expctl]\ndocuments = "lab/*.md"\n[tool.expctl.rules]\nragged-row = "off"\n[tool.expctl.kinds.kite]\ndocuments = ["a.md", "b.md"]\nid = "K-{number:2}"\n',
  };

  it.each([
    ['expctl.yaml', WRITTEN.yaml],
    ['expctl.json', WRITTEN.json],
    ['pyproject.toml', WRITTEN.toml],
  ])('reads %s', (path, text) => {
    const config = read(text, path);
    expect(config.documents).toEqual(['lab/*.md']);
    expect([...config.rules]).toEqual([['ragged-row', 'off']]);
    expect(config.kinds.get('kite')).toMatchObject({ documents: ['a.md', 'b.md'], id: 'K-{number:2}' });
    expect(config.maxFileSize).toBe(64 * 1024 * 1024);
  });

  it('is all defaults where nothing stands in it', () => {
    expect(read('').documents).toBeUndefined();
    expect(read('# nothing yet\n').ignore).toEqual([]);
  });

  it.each([
    ['documnets: a.md\n', 'there is no key "documnets" — did you mean `documents`?'],
    ['plugins: [evil.js]\n', 'there is no key "plugins"'],
    ['extends: evil\n', 'there is no key "extends"'],
    ['kinds:\n  kite:\n    templat: a.md\n', 'expctl.yaml at kinds.kite: there is no key "templat"'],
    ['rules:\n  raged-row: off\n', 'there is no rule "raged-row" — did you mean `ragged-row`?'],
    ['rules:\n  ragged-row: loud\n', 'expctl.yaml at rules.ragged-row'],
    ['documents: 3\n', 'expctl.yaml at documents'],
    ['max-file-size: 1e999\n', 'expctl.yaml at max-file-size'],
    ['a: 1\na: 2\n', 'expctl.yaml:2: the key `a` is there twice'],
    ['a: *b\n', 'expctl.yaml:1: '],
    ['a: !!js/function x\n', 'expctl.yaml:1: '],
    ['- a\n', 'expctl.yaml'],
  ])('refuses %j', (text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('refuses what is no JSON, no TOML, or too large, by name', () => {
    expect(refusal('{', 'expctl.json')).toContain('expctl.json:1:2: this is no JSON');
    expect(refusal('{"a": 1 /* b */}', 'expctl.json')).toContain('expctl.json:1:9: this is no JSON');
    expect(refusal('{"rules": {},\n "rules": {}}', 'expctl.json')).toBe(
      'expctl.json:2: the key `rules` is there twice',
    );
    expect(refusal('[tool.expctl', 'pyproject.toml')).toContain('pyproject.toml is no TOML');
    expect(refusal('#'.repeat(70_000))).toContain('larger than 64 KiB');
  });

  it('takes keys of the prototype for words like any other', () => {
    expect(refusal('constructor: 1\n')).toContain('there is no key "constructor"');
    expect(refusal('rules:\n  toString: off\n')).toContain('there is no rule "toString"');
    for (const text of ['{"__proto__": {"documents": "a.md"}}', '{"kinds": {"__proto__": {"id": "P"}}}'])
      expect(refusal(text, 'expctl.json')).toBe('expctl.json: nothing can be called "__proto__" here');
    expect(refusal('kinds:\n  __proto__:\n    id: P\n')).toContain('nothing can be called "__proto__"');
    expect(({} as Readonly<Record<string, unknown>>)['id']).toBeUndefined();
  });
});
