import { SUPPRESSION } from './machine-rules.ts';
import { placeOf, stamp } from './stamp.ts';
import { suppressionsOf } from './suppressions.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { DocumentSubject } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

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
  for (const { rule, set } of rules.document)
    for (const finding of rule.check(subject)) {
      const place = placeOf(document, finding.span);
      if (suppressions.silences(rule.name, place.line)) continue;
      found.push(stamp(place, finding, { rule: rule.name, severity: set ?? finding.severity ?? rule.severity }));
    }
  return found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
