import { MACHINE_RULES } from '../lint/machine-rules.ts';
import { EVIDENCE_RULE_NAMES, QUICK_RULES } from './quick-rules.ts';

/** The names for which a configuration may set severities. */
export const RULE_NAMES: readonly string[] = [
  ...[...QUICK_RULES, ...MACHINE_RULES].map(({ name }) => name),
  ...EVIDENCE_RULE_NAMES,
].toSorted();
