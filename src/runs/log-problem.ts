/** Why nothing was planned: a sentence and the way out. */
export type LogProblem = { readonly message: string; readonly hint: string };
