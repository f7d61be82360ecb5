import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readConfig } from '../../src/project/read-config.ts';

const RULES = ['ragged-row', 'no-secret'];
const read = (text: string, path = 'expctl.yaml') => readConfig(text, { path, rules: RULES });

/** What is refused, with the hint. */
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

  it('is all defaults if it is empty', () => {
    expect(read('').documents).toBeUndefined();
    expect(read('# nothing yet\n').ignore).toEqual([]);
  });

  it.each([
    ['documnets: a.md\n', 'there is no key "documnets" — did you mean `documents`?'],
    ['plugins: [evil.js]\n', 'there is no key "plugins"'],
    ['extends: evil\n', 'there is no key "extends"'],
    [
      'kinds:\n  kite:\n    templat: a.md\n',
      'expctl.yaml:3: there is no key "templat" in `kinds.kite` — did you mean `template`?',
    ],
    ['rules:\n  raged-row: off\n', 'there is no rule "raged-row" — did you mean `ragged-row`?'],
    ['rules:\n  ragged-row: loud\n', 'expctl.yaml:2: `rules.ragged-row` is loud, expected one of: error, warning, off'],
    ['rules: {ragged-row: warn}\n', 'expected one of: error, warning, off — did you mean `warning`?'],
    ['rules:\n  ragged-row: false\n', 'is false, expected one of: error, warning, off — did you mean `off`?'],
    ['rules:\n  ragged-row: 2\n', 'is 2, expected one of: error, warning, off — did you mean `error`?'],
    ['rules:\n  ragged-row: errro\n', 'did you mean `error`?'],
    [
      'rules: [ragged-row]\n',
      'expctl.yaml:1: `rules` is [ragged-row], expected a map from names of rules to severities',
    ],
    ['ignore: x\nrules:\n', 'expctl.yaml:2: `rules` is empty, expected a map from names of rules to severities'],
    ['documents: 3\n', 'expctl.yaml:1: `documents` is 3, expected a text or a list of texts'],
    ['documents:\n  - a.md\n  - 3\n', 'expctl.yaml:1: `documents` is - a.md…, expected a text or a list of texts'],
    ['ignore: {a: b}\n', 'expctl.yaml:1: `ignore` is {a: b}, expected a text or a list of texts'],
    ['templates: true\n', 'expctl.yaml:1: `templates` is true, expected a text or a list of texts'],
    ['kinds: kite\n', 'expctl.yaml:1: `kinds` is kite, expected a map from names of kinds'],
    [
      'kinds:\n  kite: kites/*.md\n',
      'expctl.yaml:2: `kinds.kite` is kites/*.md, expected a map with some of the keys template, documents,',
    ],
    ['kinds:\n  kite:\n    template: [a.md]\n', 'expctl.yaml:3: `kinds.kite.template` is [a.md], expected a text'],
    ['kinds:\n  kite:\n    id: 7\n', '`kinds.kite.id` is 7, expected a text — a text of digits goes in quotes'],
    [
      'kinds:\n  kite:\n    columns:\n      Pull: {from: pull}\n',
      'expctl.yaml:4: `kinds.kite.columns.Pull` is {from: pull}, expected a text or a list of texts',
    ],
    ['columns:\n  Pull: 3\n', 'expctl.yaml:2: `columns.Pull` is 3, expected a text or a list of texts'],
    ['columns: pull\n', 'expctl.yaml:1: `columns` is pull, expected a map from column names to keys of run outputs'],
    ['log: refuse\n', 'expctl.yaml:1: `log` is refuse, expected a map with the key protocol'],
    ['log:\n  protocol: warning\n', 'expctl.yaml:2: `log.protocol` is warning, expected one of: warn, refuse'],
    ['log:\n  protocol: error\n', 'expected one of: warn, refuse — did you mean `refuse`?'],
    ['log:\n  protocoll: warn\n', 'expctl.yaml:2: there is no key "protocoll" in `log` — did you mean `protocol`?'],
    ['max-file-size: 1e999\n', 'expctl.yaml:1: `max-file-size` is 1e999, expected a whole number of bytes, 1 or more'],
    ['max-file-size: -1\n', '`max-file-size` is -1, expected a whole number of bytes, 1 or more'],
    ['max-file-size: 64 MB\n', '`max-file-size` is 64 MB, expected a whole number of bytes, 1 or more'],
    ['a: 1\na: 2\n', 'expctl.yaml:2: the key `a` is there twice'],
    ['a: *b\n', 'expctl.yaml:1: '],
    ['a: !!js/function x\n', 'expctl.yaml:1: '],
    ['- a\n', 'expctl.yaml'],
  ])('refuses %j', (text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('names the line in JSON and TOML as well', () => {
    expect(refusal('{\n  "rules": {\n    "ragged-row": "warn"\n  }\n}', 'expctl.json')).toBe(
      'expctl.json:3: `rules.ragged-row` is "warn", expected one of: error, warning, off — did you mean `warning`?',
    );
    expect(refusal('[tool.expctl.rules]\nragged-row = "warn" # for now\n', 'pyproject.toml')).toBe(
      'pyproject.toml:2: `rules.ragged-row` is "warn", expected one of: error, warning, off — did you mean `warning`?',
    );
    expect(refusal('[tool.expctl]\nrules.raged-row = "off"\n', 'pyproject.toml')).toBe(
      'pyproject.toml:2: there is no rule "raged-row" — did you mean `ragged-row`?',
    );
  });

  it('refuses invalid JSON, invalid TOML, and what is too large, by name', () => {
    expect(refusal('{', 'expctl.json')).toContain('expctl.json:1:2: this is not JSON');
    expect(refusal('{"a": 1 /* b */}', 'expctl.json')).toContain('expctl.json:1:9: this is not JSON');
    expect(refusal('{"rules": {},\n "rules": {}}', 'expctl.json')).toBe(
      'expctl.json:2: the key `rules` is there twice',
    );
    expect(refusal('[tool.expctl', 'pyproject.toml')).toContain('pyproject.toml:1:2: this is not TOML: ');
    const broken = '[project]\nname = "kettle"\nversion = \n';
    expect(refusal(broken, 'pyproject.toml')).toContain('pyproject.toml:3:11: this is not TOML: invalid value');
    expect(refusal('#'.repeat(70_000))).toContain('larger than 64 KiB');
  });

  it('treats keys of the prototype like any other', () => {
    expect(refusal('constructor: 1\n')).toContain('there is no key "constructor"');
    expect(refusal('rules:\n  toString: off\n')).toContain('there is no rule "toString"');
    for (const text of ['{"__proto__": {"documents": "a.md"}}', '{"kinds": {"__proto__": {"id": "P"}}}'])
      expect(refusal(text, 'expctl.json')).toBe('expctl.json: nothing can be called "__proto__" here');
    expect(refusal('kinds:\n  __proto__:\n    id: P\n')).toContain('nothing can be called "__proto__"');
    expect(({} as Readonly<Record<string, unknown>>)['id']).toBeUndefined();
  });
});
