import { lineAt } from '../../text/line-index.ts';
import type { Outcome } from '../../criteria/outcome.ts';
import type { DecidedRecord } from '../../report/render-decision.ts';

/** A decision as plain data for other programs. */
export function decisionData({ record, decision }: DecidedRecord): Readonly<Record<string, unknown>> {
  const outcomeData = ({ criterion, kind, because, statements }: Outcome): unknown => ({
    key: criterion.key,
    label: criterion.label,
    role: criterion.role,
    gate: criterion.gate,
    sentence: criterion.sentence,
    line: lineAt(record.document.lines, criterion.span.start),
    outcome: kind,
    because,
    statements: statements.map(({ place, problems, ...statement }) => ({
      expect: place.text,
      ...statement,
      problems: problems.map(({ severity, message, hint, span }) => ({
        severity,
        message,
        hint,
        line: lineAt(record.document.lines, span.start),
      })),
    })),
  });
  return {
    schemaVersion: 1,
    kind: 'decide',
    id: record.id?.text,
    path: record.document.source.path,
    verdict: decision.verdict,
    otherwise: decision.otherwise,
    exitCode: decision.exitCode,
    because: decision.because,
    invalid: decision.invalid,
    invalidBy: decision.invalidBy,
    unread: decision.unread,
    criteria: decision.outcomes.map(outcomeData),
    protocol: decision.protocol.map(outcomeData),
    hypotheses: decision.hypotheses.map(outcomeData),
    amended: decision.amended,
    notes: decision.notes,
  };
}
