import { MACHINE_RULES } from './machine-rules.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { CollectionRule, DocumentRule, Rule } from './rule.ts';

/** The rules with the severities that a team configured; rules that are off are left out. */
export type RuleSet = {
  readonly document: readonly Weighed<DocumentRule>[];
  readonly collection: readonly Weighed<CollectionRule>[];
  /** The rule names that a suppression may name. */
  readonly names: ReadonlySet<string>;
  /** Returns a diagnostic from expctl itself with its configured severity; undefined if that is off. */
  readonly weigh: (diagnostic: Diagnostic) => Diagnostic | undefined;
};

/** A rule and the severity that was configured for it. */
export type Weighed<R extends Rule> = { readonly rule: R; readonly set: Severity | undefined };

/** Applies configured severities to the rules; `known` lists all existing rules, where these are only some of them. */
export function ruleSetOf(
  rules: readonly Rule[],
  severities: ReadonlyMap<string, Severity | 'off'>,
  known: readonly string[] = rules.map(({ name }) => name),
): RuleSet {
  const document: Weighed<DocumentRule>[] = [];
  const collection: Weighed<CollectionRule>[] = [];
  for (const rule of rules) {
    const set = severities.get(rule.name);
    if (set === 'off') continue;
    if (rule.scope === 'document') document.push({ rule, set });
    else collection.push({ rule, set });
  }
  const names = new Set([...known, ...MACHINE_RULES.map(({ name }) => name)]);
  return { document, collection, names, weigh: (diagnostic) => weighed(diagnostic, severities) };
}

function weighed(diagnostic: Diagnostic, severities: ReadonlyMap<string, Severity | 'off'>): Diagnostic | undefined {
  const set = severities.get(diagnostic.rule);
  if (set === 'off') return undefined;
  return set === undefined ? diagnostic : { ...diagnostic, severity: set };
}
