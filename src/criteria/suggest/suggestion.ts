/** One statement proposed for a plain sentence. */
export type Proposal = {
  /** The text to follow `expect:`; it parses and type-checks against the record. */
  readonly statement: string;
  /** How the words were read: `“word error rate” is tuned_wer, “at most” is <=`. */
  readonly because: string;
  /** What a reader should check before accepting it: words that were left out, a reading that was chosen. */
  readonly note: string | undefined;
};

/** What a sentence may mean in the criteria language: one reading, several to choose from, or none and why. */
export type Suggestion = { readonly proposals: readonly Proposal[]; readonly reason: string | undefined };

/** No proposal, with the reason. */
export const noProposal = (reason: string): Suggestion => ({ proposals: [], reason });
