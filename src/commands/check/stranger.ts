import type { LoadedDocument } from '../../project/load-document.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** A file that was named, and that no kind recognises, is a finding: nothing else could be said of it. */
export function strangerDiagnostic({ source, detection }: Extract<LoadedDocument, { kind: 'loaded' }>): Diagnostic {
  return {
    rule: 'known-kind',
    severity: 'warning',
    message: `no kind recognises this document (${detection.because})`,
    path: source.path,
    span: { start: 0, end: 0 },
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    hint: 'give its path to a kind under `kinds:` in expctl.yaml, or put its template into templates/',
  };
}
