import { outcomeWords } from '../criteria/outcome-words.ts';
import { placeOf, stamp } from '../lint/stamp.ts';
import { atWorkspace, printAnnotations } from './github-annotation.ts';
import type { Outcome } from '../criteria/outcome.ts';
import type { Host } from '../host.ts';
import type { Finding } from '../lint/rule.ts';
import type { DecidedRecord } from '../report/render-decision.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';

/**
 * Decisions as workflow annotations: an error for each must (and protocol item) that is unmet and for whatever makes
 * the runs incomparable; a warning for each must that is undetermined or awaiting, for each should that is unmet, and
 * for what could not be read.
 */
export const decisionAnnotations = (host: Host, decided: readonly DecidedRecord[]): string =>
  printAnnotations(decided.flatMap(findingsOf).map((diagnostic) => atWorkspace(host, diagnostic)));

function findingsOf({ record, decision }: DecidedRecord): readonly Diagnostic[] {
  const { outcomes, protocol, hypotheses, invalidBy, unread } = decision;
  const broken = [...outcomes, ...protocol, ...hypotheses].flatMap(({ statements }) =>
    statements.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error')),
  );
  const reported = [...outcomes, ...protocol].flatMap((outcome) => findingOf(outcome));
  // An unmet protocol item is reported at its own line.
  const beside = invalidBy.filter(({ kind }) => kind !== 'protocol');
  const top = record.root.heading?.span ??
    record.title?.span ?? { start: record.root.span.start, end: record.root.span.start };
  const findings: readonly Finding[] = [
    ...beside.map(({ because, wayOut }): Finding => {
      return {
        message: `INVALID: ${because}`,
        span: top,
        severity: 'error',
        ...(wayOut === undefined ? {} : { hint: wayOut }),
      };
    }),
    ...unread.map((message): Finding => ({ message, span: top, severity: 'warning' })),
    ...broken.map(({ message, hint, span }): Finding => {
      return { message, span, severity: 'error', ...(hint === undefined ? {} : { hint }) };
    }),
    ...reported,
  ];
  return findings.map((finding) =>
    stamp(placeOf(record.document, finding.span), finding, { rule: 'decide', severity: finding.severity ?? 'error' }),
  );
}

function findingOf({ criterion, kind, because, statements }: Outcome): readonly Finding[] {
  const severity = severityOf(criterion.role === 'protocol' ? 'must' : criterion.gate, kind);
  const isBroken = statements.some(({ problems }) => problems.some((problem) => problem.severity === 'error'));
  if (severity === undefined || isBroken) return [];
  const settle = statements.find((statement) => statement.kind === 'undetermined')?.settle;
  return [
    {
      message: outcomeWords(kind, because, { ...criterion, label: `"${criterion.label}"` }),
      span: criterion.span,
      severity,
      ...(settle === undefined ? {} : { hint: `to settle it: ${settle}` }),
    },
  ];
}

function severityOf(gate: 'must' | 'should', kind: Outcome['kind']): Severity | undefined {
  if (kind === 'met') return undefined;
  if (kind === 'unmet') return gate === 'must' ? 'error' : 'warning';
  return gate === 'must' ? 'warning' : undefined;
}
