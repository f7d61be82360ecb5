import type { DocumentFacts } from '../../lint/lint-collection.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** The result of checking one document. */
export type Judged =
  | { readonly as: 'passed over' }
  | {
      readonly as: 'of a kind' | 'kindless';
      readonly diagnostics: readonly Diagnostic[];
      readonly facts: DocumentFacts;
    };

/** What is known about one document: its result if it is unchanged, or how to store a new one. */
export type Look = {
  readonly judged: Judged | undefined;
  /** The subject for the rules: their questions about other files are recorded. */
  readonly watched: (subject: DocumentSubject) => DocumentSubject;
  readonly keep: (judged: Judged) => void;
};

/**
 * The results for documents: the diagnostics, including those of the collection rules, and how many documents there
 * were.
 */
export type Found = {
  readonly diagnostics: readonly Diagnostic[];
  readonly documents: number;
  /** Documents of no known kind: checked by rules that need no template. */
  readonly kindless: number;
  /** Files that are not experiments, which were skipped. */
  readonly skipped: number;
};

/**
 * The findings of earlier checks of the whole collection. Only a cache: without it a check takes longer, but finds the
 * same.
 */
export type CheckMemory = {
  /** The result for all documents, if each of them is unchanged and there is no other. */
  readonly recall: () => Found | undefined;
  readonly look: (path: string) => Look;
  readonly save: (found: Found) => void;
};

/** For a document about which nothing is known and nothing is stored. */
export const UNKNOWN: Look = { judged: undefined, watched: (subject) => subject, keep: () => undefined };

/** Used instead of a memory if none is wanted. */
export const NO_MEMORY: CheckMemory = { recall: () => undefined, look: () => UNKNOWN, save: () => undefined };
