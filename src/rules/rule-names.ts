import { MACHINE_RULES } from '../lint/machine-rules.ts';
import { EVIDENCE_RULE_NAMES, QUICK_RULES } from './quick-rules.ts';

/** The names that a configuration may give severities to. */
export const RULE_NAMES: readonly string[] = [
  ...[...QUICK_RULES, ...MACHINE_RULES].map(({ name }) => name),
  ...EVIDENCE_RULE_NAMES,
].toSorted();
