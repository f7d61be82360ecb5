import { kindlessWords } from './of-no-kind.ts';

/** A document that was found and that a list or a report leaves out: why, and the way out. `message` names it. */
export type LeftOut = {
  readonly path: string;
  /** `kindless`: of no known kind, bears an id and may be something else; `another-configuration`: `path` is one with documents below it. */
  readonly reason: 'kindless' | 'unreadable' | 'unresolved-merge' | 'another-configuration';
  readonly message: string;
  readonly hint: string;
};

/** What is said of the documents that were left out, the same words wherever it is said: a sentence with the way out. */
export function leftOutWords(leftOut: readonly LeftOut[]): readonly string[] {
  const kindless = leftOut.filter(({ reason }) => reason === 'kindless');
  const others = leftOut.filter(({ reason }) => reason !== 'kindless');
  return [
    ...(kindless.length === 0
      ? []
      : [
          kindlessWords(
            kindless.map(({ path }) => path),
            'left out',
          ),
        ]),
    ...others.map(({ reason, message, hint }) =>
      reason === 'another-configuration' ? `${message} (${hint})` : `${message}; it is left out (${hint})`,
    ),
  ];
}
