/** One machine form for a plain sentence. */
export type Proposal = {
  /** What would stand behind `expect:`; it parses and type-checks against the record. */
  readonly statement: string;
  /** How the words were read: `“word error rate” is tuned_wer, “at most” is <=`. */
  readonly because: string;
  /** What a reader should look at before taking it: words that were left out, a reading that was chosen. */
  readonly note: string | undefined;
};

/** What a sentence may say in the language: one reading, several to choose from, or none and why. */
export type Suggestion = { readonly proposals: readonly Proposal[]; readonly reason: string | undefined };

/** No proposal, and why. */
export const noProposal = (reason: string): Suggestion => ({ proposals: [], reason });
