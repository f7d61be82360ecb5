import { MACHINE_RULES } from '../lint/machine-rules.ts';
import { CRITERIA_RULE_NAMES, QUICK_RULES } from './quick-rules.ts';

/** The names that a configuration may give severities to. */
export const RULE_NAMES: readonly string[] = [
  ...[...QUICK_RULES, ...MACHINE_RULES].map(({ name }) => name),
  ...CRITERIA_RULE_NAMES,
].toSorted();
