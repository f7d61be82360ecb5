import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/text/edit.ts';
import { editYamlKey } from '../../src/yaml/edit-yaml-key.ts';
import type { YamlChange } from '../../src/yaml/edit-yaml-key.ts';
import { readYaml } from '../../src/yaml/read-yaml.ts';
import { toPlain } from '../../src/yaml/to-plain.ts';

const edited = (text: string, key: string, value: YamlChange['value']): string | undefined => {
  const edit = editYamlKey(text, { start: 0, end: text.length }, { key, value });
  return edit === undefined ? undefined : applyEdits(text, [edit]);
};

describe('editYamlKey', () => {
  it('changes the value and nothing else', () => {
    const text = '# ours\nstatus:   PENDING   # for now\nseed: 0042\n';
    expect(edited(text, 'status', 'PASSED')).toBe('# ours\nstatus:   PASSED   # for now\nseed: 0042\n');
  });

  it('keeps the quotes that were there', () => {
    expect(edited("a: 'x'\n", 'a', "it's")).toBe("a: 'it''s'\n");
    expect(edited('a: "x"\n', 'a', 'y')).toBe('a: "y"\n');
  });

  it('quotes what some reader would retype', () => {
    for (const word of [
      'no',
      'on',
      'Yes',
      '1:30',
      '0042',
      '1e-3',
      'null',
      '~',
      '',
      ' a',
      'a: b',
      'a #b',
      '- a',
      '*a',
      '1_000',
    ]) {
      expect(edited('a: x', 'a', word)).toBe(`a: ${JSON.stringify(word)}`);
    }
    expect(edited('a: x', 'a', '2026-01-02')).toBe('a: 2026-01-02');
    expect(edited('a: x', 'a', 'two words')).toBe('a: two words');
    expect(edited('a: x', 'a', 'sha256:0f')).toBe('a: sha256:0f');
  });

  it('keeps the spelling of a number that is given literally', () => {
    expect(edited('lr: 1', 'lr', { literal: '1e-3' })).toBe('lr: 1e-3');
  });

  it('fills an empty value before its comment', () => {
    expect(edited('a:\nb: 1\n', 'a', 'x')).toBe('a: x\nb: 1\n');
    expect(edited('a: # later\nb: 1\n', 'a', 'x')).toBe('a: x # later\nb: 1\n');
    expect(edited('a:  # later\nb: 1\n', 'a', 'x')).toBe('a: x  # later\nb: 1\n');
  });

  it('adds a missing key as the last line, with the line ending that is in use', () => {
    expect(edited('a: 1\r\n', 'b', 'x')).toBe('a: 1\r\nb: x\r\n');
    expect(edited('a: 1', 'b', 'x')).toBe('a: 1\nb: x');
    expect(edited('', 'b', 'x')).toBe('b: x');
  });

  it('adds a key between bare fences', () => {
    const text = '---\n---\n# Title\n';
    const edit = editYamlKey(text, { start: 4, end: 4 }, { key: 'a', value: 1 });
    expect(applyEdits(text, edit === undefined ? [] : [edit])).toBe('---\na: 1\n---\n# Title\n');
  });

  it('touches nothing in YAML that has problems', () => {
    expect(edited('a: &x 1\n', 'a', 2)).toBeUndefined();
    expect(edited('- a\n', 'a', 2)).toBeUndefined();
  });

  it('reads back as asked, and no other byte changes (P10)', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '# a remark',
        '',
        "quoted: 'one'",
        'double: "two"',
        'list: [1, 2]',
        'deep:\n  a: 1\n  b: 2',
        'text: |\n  x\n  y',
      ),
      fc.constantFrom('target: old', 'target:', "target: 'old'   # why", 'target: "old" # why', 'target:   0042  '),
    );
    const document = fc.tuple(
      fc.uniqueArray(line, { selector: (x) => x.split(':')[0], maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ maxLength: 8 }),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(document, value, ([lines, ending], wanted) => {
        const text = lines.join('\n').replaceAll('\n', ending) + ending;
        const result = edited(text, 'target', wanted) ?? '';
        const before = readYaml(text).data;
        const after = readYaml(result);
        expect(after.problems).toEqual([]);
        const expected = new Map(before === undefined ? [] : (toPlain(before) as Map<string, unknown>)).set(
          'target',
          wanted,
        );
        expect(after.data === undefined ? undefined : toPlain(after.data)).toEqual(expected);
        const others = (source: string): string[] =>
          source.split(/\r?\n/).filter((one) => one !== '' && !one.startsWith('target'));
        expect(others(result)).toEqual(others(text));
      }),
      { numRuns: 2000 },
    );
  });
});
