/** What the caller did wrong (a word on the command line, a file that is not there): a sentence and the way out. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  /** 2 unless the command says otherwise. */
  readonly exitCode: number;

  constructor(message: string, options: { readonly hint?: string; readonly exitCode?: number } = {}) {
    super(message);
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 2;
  }
}
