import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { ItemsResolver } from '../runs/items/items-resolver.ts';
import type { RunRecord } from '../runs/run-record.ts';
import type { Severity, TemplatePlace } from '../text/diagnostic.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** One thing a rule found; the machine stamps path, line, column, rule and severity on it. */
export type Finding = {
  /** One sentence, no full stop at the end: what is wrong, with the words of the document. */
  readonly message: string;
  readonly span: Span;
  /** The way out. */
  readonly hint?: string;
  /** Lines to show below the message: the place with a caret under it. */
  readonly excerpt?: string;
  readonly template?: TemplatePlace;
  readonly fix?: readonly Edit[];
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** Readers see another document than was written: as an error it holds back what other rules find in that one. */
  readonly misread?: true;
};

/** What a rule knows of the world beside the document: answered by the caller, nothing is read here. */
export type Surroundings = {
  /** Whether a path as written in the document (relative to it, or to the project's root) names a file or folder; undefined: not known. */
  readonly fileExists: (path: string) => boolean | undefined;
  /** Whether a file that is not there in the index lies in the work tree; absent where the index is not what is judged. */
  readonly isUnstaged?: (path: string) => boolean;
  /** Run records beside the document, by run id; empty where there are none. */
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  /** The items that run records name; without it criteria that want them are undetermined. */
  readonly items?: ItemsResolver;
  /** What is wrong with run records that could not be read: path and reason. */
  readonly brokenRunRecords: readonly string[];
  /** What `.gitattributes` files of the project set for the document, the deciding entry of each attribute. */
  readonly attributes?: readonly GitAttribute[];
  /** What merges did to rows that no side had asked for; without it nothing is said of merges. */
  readonly mergedRows?: readonly MergedRow[];
  /** SHA-256 in hexadecimal digits; without it nothing is said of criteria that changed. */
  readonly sha256?: (text: string) => string;
};

/** A row that came out of a merge otherwise than its sides had it: which merge, and which parent had it how. */
export type MergedRow = {
  readonly kind: 'lost' | 'reverted' | 'resurrected' | 'doubled';
  readonly id: string;
  /** `the merge 1f2e3d4`. */
  readonly merge: string;
  /** `its second parent 9ab12cd`. */
  readonly parent: string;
  /** What shows the parent's version. */
  readonly shownBy: string;
  /** Of the table it belongs to, where that is there. */
  readonly header: Span | undefined;
  readonly row: Span | undefined;
};

/** One attribute as git sees it (`true` set, `false` unset), and where it stands. */
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
  /** `Require …` or `Disallow …`, ends with a full stop. */
  readonly summary: string;
};

/** Looks at one document at a time. */
export type DocumentRule = RuleFacts & {
  readonly scope: 'document';
  /** It looks at no more than the text, and so speaks of a document too that is not read as it was meant. */
  readonly regardless?: true;
  readonly check: (subject: DocumentSubject) => Iterable<Finding>;
};

/** Remembers small facts of each document, and looks at all of them together. */
export type CollectionRule<Fact = unknown> = RuleFacts & {
  readonly scope: 'collection';
  /** Whether what it finds among some documents holds of them, or only the whole collection tells. */
  readonly sound: 'on a part' | 'on the whole';
  readonly collect: (subject: DocumentSubject) => Iterable<{ readonly fact: Fact; readonly span: Span }>;
  readonly check: (facts: readonly Collected<Fact>[]) => Iterable<CollectedFinding<Fact>>;
};

/** A fact with the place it was found at. */
export type Collected<Fact> = { readonly fact: Fact; readonly place: Place };

/** A finding about one of the collected facts. */
export type CollectedFinding<Fact> = Omit<Finding, 'span' | 'fix'> & { readonly about: Collected<Fact> };

/** A place that outlives its document: path, offsets, lines and columns from 1. */
export type Place = {
  readonly path: string;
  readonly span: Span;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
};

/** Any rule. A collection rule's facts are its own affair: the machine only hands back what it was given. */
export type Rule = DocumentRule | CollectionRule;

/** Hides the type of a collection rule's facts from the machine, which never looks at them. */
export function collectionRule<Fact>(rule: CollectionRule<Fact>): CollectionRule {
  return {
    ...rule,
    check: (facts) => rule.check(facts as readonly Collected<Fact>[]) as Iterable<CollectedFinding<unknown>>,
  };
}
