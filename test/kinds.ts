import { readFileSync } from 'node:fs';
import { readFrontMatter } from '../src/document/front-matter.ts';
import { parseDocument } from '../src/document/parse-document.ts';
import { lintDocument } from '../src/lint/lint-document.ts';
import { startCollectionLint } from '../src/lint/lint-collection.ts';
import { ruleSetOf } from '../src/lint/rule-set.ts';
import { readRecords } from '../src/records/read-records.ts';
import { RULES } from '../src/rules/rules.ts';
import { builtInKinds } from '../src/template/built-in-kinds.ts';
import type { ExperimentRecord } from '../src/records/record.ts';
import type { Kind } from '../src/template/kind.ts';
import type { MarkdownDocument } from '../src/document/markdown-document.ts';

/** The filled documents of the built-in kinds, by kind, under the paths that they would have. */
export const FILLED = {
  exp: 'experiments/EXP-017-binary-codes.md',
  'ml-exp': 'experiments/ML-EXP-003-distilled-vocoder.md',
  'tracking-log': 'experiments/exp-058-velocity-features.md',
  plan: 'experiments/children-read-aloud.md',
  'ml-issue': 'issues/stale-recommendations.md',
} as const satisfies Readonly<Record<string, string>>;

export type KindName = keyof typeof FILLED;

/** The built-in kind with a name. */
export function builtInKind(name: string): Kind {
  const kind = builtInKinds().find((each) => each.name === name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

/** The text of a kind's filled document. */
export const filledText = (name: KindName): string =>
  readFileSync(new URL(`fixtures/kinds/${name}.md`, import.meta.url), 'utf8');

/** A text at a path, with front matter. */
export const documentAt = (path: string, text: string): MarkdownDocument =>
  parseDocument({ path, text }, { frontMatter: readFrontMatter });

/** The only record of a text, read against a kind. */
export function recordAt(path: string, text: string, kind: Kind | undefined): ExperimentRecord {
  const [record, ...others] = readRecords(documentAt(path, text), kind);
  if (record === undefined || others.length > 0) throw new Error(`${path} holds ${others.length + 1} records`);
  return record;
}

/** The record of a kind's filled document. */
export const filledRecord = (name: KindName): ExperimentRecord =>
  recordAt(FILLED[name], filledText(name), builtInKind(name));

/** All findings of all rules on a record, as `line rule message`. */
export function findingsOf(record: ExperimentRecord): readonly string[] {
  const rules = ruleSetOf(RULES, new Map());
  const surroundings = { fileExists: () => undefined, runRecords: new Map(), brokenRunRecords: [] };
  const subject = { document: record.document, records: [record], surroundings };
  const collection = startCollectionLint(rules, 'the whole');
  collection.add(subject);
  return [...lintDocument(rules, subject), ...collection.finish()].map(
    ({ line, rule, message }) => `${line} ${rule} ${message}`,
  );
}
