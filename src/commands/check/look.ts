import type { DocumentFacts } from '../../lint/lint-collection.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** What a check made of one document. */
export type Judged =
  | { readonly as: 'passed over' }
  | {
      readonly as: 'of a kind' | 'kindless';
      readonly diagnostics: readonly Diagnostic[];
      readonly facts: DocumentFacts;
    };

/** What is known of one document: how it was judged when it was as it is, or how to keep that. */
export type Look = {
  readonly judged: Judged | undefined;
  /** The subject for the rules: what they ask of other files is noted. */
  readonly watched: (subject: DocumentSubject) => DocumentSubject;
  readonly keep: (judged: Judged) => void;
};

/** What documents came to: those of the collection rules among the diagnostics, and how many documents there were. */
export type Found = {
  readonly diagnostics: readonly Diagnostic[];
  readonly documents: number;
  /** Documents of no known kind: held against what needs no template. */
  readonly kindless: number;
  /** Files that are no experiments, passed over. */
  readonly skipped: number;
};

/** What earlier checks of the whole collection found. Only ever a cache: without it a check takes longer, and finds the same. */
export type CheckMemory = {
  /** What all documents came to, where each of them is as it was and there is no other. */
  readonly recall: () => Found | undefined;
  readonly look: (path: string) => Look;
  readonly save: (found: Found) => void;
};

/** Nothing is known of a document, and nothing is kept. */
export const UNKNOWN: Look = { judged: undefined, watched: (subject) => subject, keep: () => undefined };

/** Stands for a memory where none is wanted. */
export const NO_MEMORY: CheckMemory = { recall: () => undefined, look: () => UNKNOWN, save: () => undefined };
