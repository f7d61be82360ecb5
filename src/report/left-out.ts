import { kindlessWords } from './of-no-kind.ts';

/** A document that was found but is left out of a list or a report: why, and how to fix it. `message` names it. */
export type LeftOut = {
  readonly path: string;
  /**
   * `kindless`: of no known kind; it has an id, but may be something else; `another-configuration`: `path` is a
   * configuration with documents below it.
   */
  readonly reason: 'kindless' | 'unreadable' | 'unresolved-merge' | 'another-configuration';
  readonly message: string;
  readonly hint: string;
};

/** The sentences about documents that were left out, the same wherever they are shown: each with how to fix it. */
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
