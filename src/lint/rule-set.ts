import type { Severity } from '../text/diagnostic.ts';
import type { CollectionRule, DocumentRule, Rule } from './rule.ts';

/** The rules with the severities a team set; rules that are off are left out. */
export type RuleSet = {
  readonly document: readonly Weighed<DocumentRule>[];
  readonly collection: readonly Weighed<CollectionRule>[];
  readonly names: ReadonlySet<string>;
};

/** A rule, and the severity that was configured for it. */
export type Weighed<R extends Rule> = { readonly rule: R; readonly set: Severity | undefined };

/** The name under which a wrong suppression is reported. */
export const SUPPRESSION_RULE = 'suppression';

/** Applies configured severities to the rules. */
export function ruleSetOf(rules: readonly Rule[], severities: ReadonlyMap<string, Severity | 'off'>): RuleSet {
  const document: Weighed<DocumentRule>[] = [];
  const collection: Weighed<CollectionRule>[] = [];
  for (const rule of rules) {
    const set = severities.get(rule.name);
    if (set === 'off') continue;
    if (rule.scope === 'document') document.push({ rule, set });
    else collection.push({ rule, set });
  }
  return { document, collection, names: new Set([...rules.map(({ name }) => name), SUPPRESSION_RULE]) };
}
