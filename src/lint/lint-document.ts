import { SUPPRESSION } from './machine-rules.ts';
import { placeOf, stamp } from './stamp.ts';
import { suppressionsOf } from './suppressions.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { DocumentSubject } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

/** Nobody reads more of one rule in one document, and a hostile one has a million. */
const MOST = 1000;
const NO_MORE = 'more of this rule are not told';

/** All that the document rules find in one document, in the order of the text. */
export function lintDocument(rules: RuleSet, subject: DocumentSubject): readonly Diagnostic[] {
  const { document } = subject;
  const suppressions = suppressionsOf(document, rules.names);
  const found: Diagnostic[] = suppressions.findings.flatMap(
    (finding) =>
      rules.weigh(
        stamp(placeOf(document, finding.span), finding, { rule: SUPPRESSION.name, severity: SUPPRESSION.severity }),
      ) ?? [],
  );
  for (const { rule, set } of rules.document) {
    let told = 0;
    for (const finding of rule.check(subject)) {
      const place = placeOf(document, finding.span);
      if (suppressions.silences(rule.name, place.line)) continue;
      const last = ++told === MOST;
      const severity = set ?? finding.severity ?? rule.severity;
      found.push(
        stamp(place, last ? { ...finding, message: `${finding.message}; ${NO_MORE}` } : finding, {
          rule: rule.name,
          severity,
        }),
      );
      if (last) break;
    }
  }
  return found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
