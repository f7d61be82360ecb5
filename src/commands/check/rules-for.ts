import { ruleSetOf } from '../../lint/rule-set.ts';
import { needsEvidence } from '../../rules/machine-forms.ts';
import { EVIDENCE_RULE_NAMES, QUICK_RULES } from '../../rules/quick-rules.ts';
import type { Severity } from '../../text/diagnostic.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { RuleSet } from '../../lint/rule-set.ts';

/** The rules of a check; those about criteria and run records are loaded for the first document that has any. */
export type CheckRules = { readonly quick: RuleSet; readonly all: () => Promise<RuleSet> };

/** The rules with the severities that a team configured. */
export function checkRules(severities: ReadonlyMap<string, Severity | 'off'>): CheckRules {
  const quick = ruleSetOf(QUICK_RULES, severities);
  let all: RuleSet | undefined;
  return {
    quick: { ...quick, names: new Set([...quick.names, ...EVIDENCE_RULE_NAMES]) },
    all: async () => (all ??= ruleSetOf((await import('../../rules/rules.ts')).RULES, severities)),
  };
}

/** The rules that may find something in a document. */
export const rulesFor = (rules: CheckRules, subject: DocumentSubject): RuleSet | Promise<RuleSet> =>
  needsEvidence(subject) ? rules.all() : rules.quick;
