import { SUPPRESSION } from './machine-rules.ts';
import { placeOf, stamp } from './stamp.ts';
import { suppressionsOf } from './suppressions.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { DocumentSubject } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * The most findings that one rule reports in one document: nobody reads more, and a hostile document could have a
 * million.
 */
const MOST = 1000;
const NO_MORE = 'further findings of this rule are left out';

/** `evenMisread`: report all findings even if readers do not see the document as its author meant it. */
export type LintOptions = { readonly evenMisread?: boolean };

/** Runs the document rules on one document and returns everything they find, in the order of the text. */
export function lintDocument(
  rules: RuleSet,
  subject: DocumentSubject,
  { evenMisread = false }: LintOptions = {},
): readonly Diagnostic[] {
  const { document } = subject;
  const suppressions = suppressionsOf(document, rules.names);
  const found: Diagnostic[] = suppressions.findings.flatMap(
    (finding) =>
      rules.weigh(
        stamp(placeOf(document, finding.span), finding, { rule: SUPPRESSION.name, severity: SUPPRESSION.severity }),
      ) ?? [],
  );
  const resting: Diagnostic[] = [];
  let isMisread = false;
  for (const { rule, set } of rules.document) {
    const told = rule.regardless === true ? found : resting;
    let count = 0;
    for (const finding of rule.check(subject)) {
      const place = placeOf(document, finding.span);
      if (suppressions.silences(rule.name, place.line)) continue;
      const last = ++count === MOST;
      const severity = set ?? finding.severity ?? rule.severity;
      isMisread ||= finding.misread === true && severity === 'error';
      told.push(
        stamp(place, last ? { ...finding, message: `${finding.message}; ${NO_MORE}` } : finding, {
          rule: rule.name,
          severity,
        }),
      );
      if (last) break;
    }
  }
  if (!isMisread || evenMisread) for (const diagnostic of resting) found.push(diagnostic);
  return found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
