/** A mistake of the caller (a word on the command line, a missing file): a sentence, and how to fix it. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  /** 2 unless the command sets another. */
  readonly exitCode: number;

  constructor(message: string, options: { readonly hint?: string; readonly exitCode?: number } = {}) {
    super(message);
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 2;
  }
}
