import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MACHINE_RULES } from '../../src/lint/machine-rules.ts';
import { EVIDENCE_RULE_NAMES, QUICK_RULES } from '../../src/rules/quick-rules.ts';
import { RULE_NAMES } from '../../src/rules/rule-names.ts';
import { RULES } from '../../src/rules/rules.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { checkExample, printed, printedBy, rulePages } from './examples.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ALL = [...RULES, ...MACHINE_RULES];
const pages = rulePages();

/** What a file in a fence cannot show; it is covered by the rules' own tests. */
const NOT_SHOWN = new Set(['merged-rows', 'nearest-configuration', 'readable', 'record-history', 'too-complex']);

const kebab = (camel: string): string => camel.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

describe('every rule', () => {
  it('is documented under its name, and nothing else is', () => {
    expect(pages.map(({ name }) => name).toSorted()).toEqual(ALL.map(({ name }) => name).toSorted());
  });

  it.each(ALL.map(({ name, summary }) => [name, summary] as const))(
    '%s begins its page with name and summary',
    (name, summary) => {
      const page = pages.find((each) => each.name === name);
      expect(page?.title).toBe(`# ${name}`);
      expect(page?.summary).toBe(summary);
    },
  );

  it.each(ALL.map(({ name, summary }) => [name, summary] as const))(
    '%s has a summary of one sentence',
    (_, summary) => {
      expect(summary).toMatch(/^(?:Require|Disallow) [^.]*(?:\.[^.\s][^.]*)*\.$/u);
    },
  );

  it('is in a file with its name, is exported under its name, and is registered', async () => {
    const files = readdirSync(resolve(ROOT, 'src/rules'));
    const found: string[] = [];
    for (const file of files) {
      const module = (await import(`../../src/rules/${file}`)) as Readonly<Record<string, unknown>>;
      for (const [exported, value] of Object.entries(module))
        if (isRule(value)) {
          expect(`${value.name}.ts`).toBe(file);
          expect(kebab(exported)).toBe(value.name);
          found.push(value.name);
        }
    }
    expect(found.toSorted()).toEqual(RULES.map(({ name }) => name).toSorted());
  });

  it('is known to the configuration, in alphabetical order', () => {
    expect(RULE_NAMES).toEqual(ALL.map(({ name }) => name).toSorted());
    expect(RULES.map(({ name }) => name)).toEqual(RULES.map(({ name }) => name).toSorted());
    expect([...QUICK_RULES.map(({ name }) => name), ...EVIDENCE_RULE_NAMES].toSorted()).toEqual(
      RULES.map(({ name }) => name),
    );
  });

  it('is linked once in the table of contents, with its summary', () => {
    const contents = readFileSync(resolve(ROOT, 'docs/rules/README.md'), 'utf8');
    const rows = [...contents.matchAll(/^\| \[[\w-]+\]\(.*$/gmu)].map(([row]) => row);
    expect(rows.toSorted()).toEqual(
      ALL.map(({ name, summary }) => `| [${name}](${name}.md) | ${summary} |`).toSorted(),
    );
  });
});

const isRule = (value: unknown): value is Rule =>
  typeof value === 'object' && value !== null && 'scope' in value && 'summary' in value;

const shown = pages.filter(({ name }) => !NOT_SHOWN.has(name));

describe('the examples of', () => {
  it.each(shown.map((page) => [page.name, page] as const))(
    '%s: the wrong one prints what the page says',
    async (name, page) => {
      const found = (await checkExample(page.wrong)).filter(({ rule }) => rule === name);
      expect(found).not.toEqual([]);
      expect(printed(found)).toBe(printedBy(page.wrong));
      for (const { message } of found) expect(message).not.toMatch(/\.$/u);
    },
  );

  it.each(shown.map((page) => [page.name, page] as const))(
    '%s: the right one does not print it',
    async (name, page) => {
      expect(page.right).not.toEqual([]);
      expect(printed((await checkExample(page.right)).filter(({ rule }) => rule === name))).toBe('');
    },
  );
});
