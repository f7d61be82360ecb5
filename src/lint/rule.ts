import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { ItemsResolver } from '../runs/items/items-resolver.ts';
import type { RunRecord } from '../runs/run-record.ts';
import type { Severity, TemplatePlace } from '../text/diagnostic.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** One thing a rule found; expctl adds path, line, column, rule and severity. */
export type Finding = {
  /** One sentence without a full stop: what is wrong, in the words of the document. */
  readonly message: string;
  readonly span: Span;
  /** How to fix it. */
  readonly hint?: string;
  /** Lines to show below the message: the place with a caret under it. */
  readonly excerpt?: string;
  readonly template?: TemplatePlace;
  readonly fix?: readonly Edit[];
  /** The severity, where it differs from the rule's own. */
  readonly severity?: Severity;
  /**
   * Readers see a different document from the one that was written. As an error, this holds back what other rules find
   * in the document.
   */
  readonly misread?: true;
};

/** What a rule needs to know beyond the document. The caller provides the answers; nothing is read here. */
export type Surroundings = {
  /**
   * Whether a path as written in the document (relative to it, or to the project's root) names a file or folder;
   * undefined if this is not known.
   */
  readonly fileExists: (path: string) => boolean | undefined;
  /** Whether a file that is not in the index is in the work tree; absent where it is not the index that is checked. */
  readonly isUnstaged?: (path: string) => boolean;
  /** Run records beside the document, by run id; empty if there are none. */
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  /** The items that run records name; without it, criteria that need them are undetermined. */
  readonly items?: ItemsResolver;
  /** What is wrong with run records that could not be read: path and reason. */
  readonly brokenRunRecords: readonly string[];
  /** What the project's `.gitattributes` files set for the document: the deciding entry for each attribute. */
  readonly attributes?: readonly GitAttribute[];
  /** Changes to rows that merges made though no side had asked for them; without it, merges are not checked. */
  readonly mergedRows?: readonly MergedRow[];
  /** Returns a text's SHA-256 in hexadecimal digits; without it, changes to criteria are not reported. */
  readonly sha256?: (text: string) => string;
};

/** A row that a merge changed from how a side had it: which merge, and which parent had it differently. */
export type MergedRow = {
  readonly kind: 'lost' | 'reverted' | 'resurrected' | 'doubled';
  readonly id: string;
  /** `the merge 1f2e3d4`. */
  readonly merge: string;
  /** `its second parent 9ab12cd`. */
  readonly parent: string;
  /** The command that shows the parent's version. */
  readonly shownBy: string;
  /** The header of the table that the row belongs to, if that table still exists. */
  readonly header: Span | undefined;
  readonly row: Span | undefined;
};

/** One attribute as git sees it (`true` set, `false` unset), and where it is written. */
export type GitAttribute = {
  readonly name: string;
  readonly value: string | boolean;
  /** As written: `-diff`, `merge=union`, `binary`. */
  readonly written: string;
  readonly path: string;
  readonly line: number;
};

/** A document as rules see it; `records` is empty for a document of no kind. */
export type DocumentSubject = {
  readonly document: MarkdownDocument;
  readonly records: readonly ExperimentRecord[];
  readonly surroundings: Surroundings;
};

type RuleFacts = {
  readonly name: string;
  readonly severity: Severity;
  /** `Require …` or `Disallow …`, with a full stop at the end. */
  readonly summary: string;
};

/** A rule that looks at one document at a time. */
export type DocumentRule = RuleFacts & {
  readonly scope: 'document';
  /**
   * The rule looks only at the text, so it also reports on a document that readers do not see as its author meant it.
   */
  readonly regardless?: true;
  readonly check: (subject: DocumentSubject) => Iterable<Finding>;
};

/** A rule that collects small facts from each document, and then looks at all of them together. */
export type CollectionRule<Fact = unknown> = RuleFacts & {
  readonly scope: 'collection';
  /** Whether findings among some of the documents are valid, or only those of the whole collection. */
  readonly sound: 'on a part' | 'on the whole';
  readonly collect: (subject: DocumentSubject) => Iterable<{ readonly fact: Fact; readonly span: Span }>;
  readonly check: (facts: readonly Collected<Fact>[]) => Iterable<CollectedFinding<Fact>>;
};

/** A fact with the place where it was found. */
export type Collected<Fact> = { readonly fact: Fact; readonly place: Place };

/** A finding about one of the collected facts. */
export type CollectedFinding<Fact> = Omit<Finding, 'span' | 'fix'> & { readonly about: Collected<Fact> };

/** A place that can be kept after its document is gone: path, offsets, and lines and columns from 1. */
export type Place = {
  readonly path: string;
  readonly span: Span;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
};

/** Any rule. Only a collection rule knows the type of its facts: the linter just hands them back to it. */
export type Rule = DocumentRule | CollectionRule;

/** Hides the type of a collection rule's facts from the linter, which never looks at them. */
export function collectionRule<Fact>(rule: CollectionRule<Fact>): CollectionRule {
  return {
    ...rule,
    check: (facts) => rule.check(facts as readonly Collected<Fact>[]) as Iterable<CollectedFinding<unknown>>,
  };
}
