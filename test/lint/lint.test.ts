import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { collectionRule } from '../../src/lint/rule.ts';
import type { CollectionRule, DocumentRule, DocumentSubject } from '../../src/lint/rule.ts';
import { startCollectionLint } from '../../src/lint/lint-collection.ts';
import { lintDocument } from '../../src/lint/lint-document.ts';
import { ruleSetOf } from '../../src/lint/rule-set.ts';
import type { Diagnostic, Severity } from '../../src/text/diagnostic.ts';

const SURROUNDINGS = { fileExists: () => undefined, runRecords: new Map(), brokenRunRecords: [] };

const subject = (text: string, path = 'pears.md'): DocumentSubject => ({
  document: parseDocument({ path, text }),
  records: [],
  surroundings: SURROUNDINGS,
});

/** Finds a word, backwards, so that there is something to sort. */
const finds = (name: string, word: string, severity: Severity = 'error'): DocumentRule => ({
  name,
  scope: 'document',
  severity,
  summary: `Disallow ${word}.`,
  *check({ document: { source } }) {
    for (let at = source.text.lastIndexOf(word); at !== -1; at = at === 0 ? -1 : source.text.lastIndexOf(word, at - 1))
      yield { message: `${word} at ${at}`, span: { start: at, end: at + word.length } };
  },
});

const brief = ({ rule, severity, line, column, endColumn, message }: Diagnostic): string =>
  `${line}:${column}-${endColumn} ${severity} ${rule} ${message}`;

const off = new Map<string, Severity | 'off'>();

describe('lintDocument', () => {
  it('adds place, rule and severity to the findings of rules, in the order of the text', () => {
    const rules = ruleSetOf([finds('no-fig', 'fig'), finds('no-pear', 'pear', 'warning')], off);
    expect(lintDocument(rules, subject('pear fig\r\n\nfig 🍐 pear\n')).map(brief)).toEqual([
      '1:1-5 warning no-pear pear at 0',
      '1:6-9 error no-fig fig at 5',
      '3:1-4 error no-fig fig at 11',
      '3:8-12 warning no-pear pear at 18',
    ]);
  });

  it("lets a team's severity override the finding's, and that the rule's", () => {
    const soft: DocumentRule = {
      ...finds('soft', 'fig'),
      *check() {
        yield { message: 'soft', span: { start: 0, end: 0 }, severity: 'warning' };
      },
    };
    const severities = (set: Severity | 'off' | undefined): readonly Severity[] =>
      lintDocument(ruleSetOf([soft], new Map(set === undefined ? [] : [['soft', set]])), subject('fig')).map(
        ({ severity }) => severity,
      );
    expect(severities(undefined)).toEqual(['warning']);
    expect(severities('error')).toEqual(['error']);
    expect(severities('off')).toEqual([]);
  });
});

describe('a suppression', () => {
  const rules = ruleSetOf([finds('ripeness', 'fig'), finds('bruises', 'pear')], off);
  const found = (text: string): readonly string[] =>
    lintDocument(rules, subject(text)).map(({ line, rule, message }) => `${line} ${rule} ${message}`);

  it('silences the rules it names on the next line, and only there', () => {
    expect(found('<!-- expctl-disable-next-line ripeness: they are ripe -->\nfig pear\n\nfig\n')).toEqual([
      '2 bruises pear at 62',
      '4 ripeness fig at 68',
    ]);
    expect(found('<!-- expctl-disable-next-line ripeness, bruises: both are ripe -->\nfig pear\n')).toEqual([]);
  });

  it('counts from the end of a comment of several lines', () => {
    expect(found('<!-- expctl-disable-next-line ripeness:\n they are ripe -->\nfig\n')).toEqual([]);
  });

  const table = (words: string, gap = ''): string =>
    `<!-- expctl-disable-next-line ${words} -->\n${gap}| Run | Is |\n| - | - |\n| a: 1 | fig |\n| b | fig |\n\nfig\n`;

  it.each([
    ['ripeness: copied', '', ['7']],
    ['ripeness: copied', '\n', ['8']],
    ['bruises: copied', '', ['4', '5', '7']],
    ['ripeness "b": copied', '', ['4', '7']],
    ['ripeness "a: 1" "b": copied', '', ['7']],
    ['ripeness "fig": in no first cell', '', ['1', '7']],
    ['ripeness "c": copied', '', ['1', '4', '5', '7']],
    ['ripeness "b" copied', '', ['1', '4', '5', '7']],
  ])('above a table applies to its rows or those it names: %s', (words, gap, lines) => {
    expect(found(table(words, gap)).map((line) => line.split(' ')[0])).toEqual(lines);
  });

  it('applies to a table below others', () => {
    const text = table('ripeness "b": smudged').replace(
      /^/u,
      '<!-- expctl-disable-next-line ripeness "a: 1": torn -->\n\n<!-- expctl-disable-next-line bruises: all of them -->\n',
    );
    expect(found(text).map((line) => line.split(' ')[0])).toEqual(['10']);
  });

  it('can name rows only above a table', () => {
    expect(found('<!-- expctl-disable-next-line ripeness "b": copied -->\nfig\n')).toEqual([
      '1 suppression this comment names a row, and no table is right below it',
      '2 ripeness fig at 55',
    ]);
    expect(found(table('ripeness "c": copied'))[0]).toBe('1 suppression no row of the table below is called "c"');
  });

  it('has no effect in code', () => {
    expect(found('```\n<!-- expctl-disable-next-line ripeness: no -->\n```\nfig\n')).toHaveLength(1);
  });

  it.each([
    ['ripeness', 'this comment gives no reason for disabling a rule'],
    ['ripeness:', 'this comment gives no reason for disabling a rule'],
    [': because', 'this comment names no rule to disable'],
    ['ripenes: because', 'there is no rule "ripenes" to disable (did you mean ripeness?)'],
    ['__proto__: because', 'there is no rule "__proto__" to disable'],
  ])('with the words "%s" silences nothing, and is a finding', (words, message) => {
    const text = `<!-- expctl-disable-next-line ${words} -->\npear\n`;
    expect(found(text)).toEqual([`1 suppression ${message}`, `2 bruises pear at ${text.indexOf('pear')}`]);
  });

  it('that is invalid has a severity like any rule', () => {
    const weighed = (set: Severity | 'off'): readonly string[] =>
      lintDocument(ruleSetOf([], new Map([['suppression', set]])), subject('<!-- expctl-disable-next-line -->\n')).map(
        ({ severity }) => severity,
      );
    expect(weighed('error')).toEqual(['error']);
    expect(weighed('off')).toEqual([]);
  });
});

describe('startCollectionLint', () => {
  const twice = (name: string, sound: CollectionRule['sound']): CollectionRule =>
    collectionRule<string>({
      name,
      scope: 'collection',
      severity: 'error',
      summary: 'Disallow the same first word twice.',
      sound,
      *collect({ document: { source } }) {
        const word = source.text.split(/\s/u)[0] ?? '';
        yield { fact: word, span: { start: 0, end: word.length } };
      },
      *check(facts) {
        for (const [at, about] of facts.entries())
          if (facts.slice(0, at).some(({ fact }) => fact === about.fact)) yield { about, message: about.fact };
      },
    });

  const found = (
    rules: readonly CollectionRule[],
    looksAt: 'a part' | 'the whole',
    texts: readonly string[],
  ): readonly string[] => {
    const lint = startCollectionLint(ruleSetOf(rules, off), looksAt);
    texts.forEach((text, at) => lint.add(subject(text, `${9 - at}.md`)));
    return lint.finish().map(({ path, line, rule }) => `${path}:${line} ${rule}`);
  };

  it('reports on all documents together, in the order of paths', () => {
    expect(found([twice('twice', 'on a part')], 'the whole', ['fig', 'pear', 'fig', 'pear'])).toEqual([
      '6.md:1 twice',
      '7.md:1 twice',
    ]);
  });

  it('leaves to the whole collection what only that shows', () => {
    const rules = [twice('twice', 'on a part'), twice('whole', 'on the whole')];
    expect(found(rules, 'a part', ['fig', 'fig'])).toEqual(['8.md:1 twice']);
    expect(found(rules, 'the whole', ['fig', 'fig'])).toEqual(['8.md:1 twice', '8.md:1 whole']);
  });

  it('ignores a suppressed fact', () => {
    const rule = twice('twice', 'on a part');
    const offset: CollectionRule = {
      ...rule,
      *collect({ document }) {
        const at = document.source.text.lastIndexOf('fig');
        yield { fact: 'fig', span: { start: at, end: at + 3 } };
      },
    };
    expect(found([offset], 'the whole', ['fig', '<!-- expctl-disable-next-line twice: a copy -->\nfig'])).toEqual([]);
  });
});
