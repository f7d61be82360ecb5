/** Why nothing was planned: a sentence, and how to fix it. */
export type LogProblem = { readonly message: string; readonly hint: string };
