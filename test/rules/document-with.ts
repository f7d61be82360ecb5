import { readFrontMatter } from '../../src/document/front-matter.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { lintDocument } from '../../src/lint/lint-document.ts';
import { ruleSetOf } from '../../src/lint/rule-set.ts';
import type { Surroundings } from '../../src/lint/rule.ts';
import { readRecords } from '../../src/records/read-records.ts';
import { RULES } from '../../src/rules/rules.ts';
import { applyEdits } from '../../src/text/edit.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import type { Kind } from '../../src/template/kind.ts';
import { builtInKind } from '../kinds.ts';

/** How a document is checked: with a kind, by some rules only, in some surroundings. */
export type Looking = {
  /** A kind, or the name of a built-in one. */
  readonly kind?: string | Kind;
  readonly rules?: readonly string[];
  readonly path?: string;
  readonly surroundings?: Partial<Surroundings>;
};

/** The findings of the rules in a text. */
export function findingsIn(text: string, { kind, rules, path, surroundings }: Looking = {}): readonly Diagnostic[] {
  const document = parseDocument({ path: path ?? 'pears.md', text }, { frontMatter: readFrontMatter });
  const chosen = RULES.filter(({ name }) => rules === undefined || rules.includes(name));
  const set = ruleSetOf(chosen, new Map());
  return lintDocument(set, {
    document,
    records: readRecords(document, typeof kind === 'string' ? builtInKind(kind) : kind),
    surroundings: { fileExists: () => undefined, runRecords: new Map(), brokenRunRecords: [], ...surroundings },
  });
}

/** The findings as `line rule message`. */
export const brief = (found: readonly Diagnostic[]): readonly string[] =>
  found.map(({ line, rule, message }) => `${line} ${rule} ${message}`);

/** A text with all fixes of one check applied. */
export const fixed = (text: string, looking: Looking = {}): string =>
  applyEdits(
    text,
    findingsIn(text, looking).flatMap(({ fix }) => fix ?? []),
  );
