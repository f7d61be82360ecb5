import { KNOWN_KIND } from '../../lint/machine-rules.ts';
import { kindHint } from '../../report/of-no-kind.ts';
import { FILE_START } from '../../text/diagnostic.ts';
import type { Detection } from '../../template/detect-kind.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** The diagnostic for a file that was named but that no kind recognises: it cannot be checked any further. */
export function strangerDiagnostic({ source, detection }: Extract<LoadedDocument, { kind: 'loaded' }>): Diagnostic {
  return {
    rule: KNOWN_KIND.name,
    severity: KNOWN_KIND.severity,
    message: `no kind recognises this document${nearestKind(detection)}`,
    path: source.path,
    ...FILE_START,
    hint: kindHint('its path'),
  };
}

/** Below this likeness, nobody had the nearest kind in mind. */
const TELLING = 0.1;

function nearestKind(detection: Detection): string {
  if (detection.kind !== undefined) return '';
  const { nearest, because } = detection;
  return nearest !== undefined && nearest.likeness < TELLING ? '' : ` (${because})`;
}
