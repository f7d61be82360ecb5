import { RULES } from './rules.ts';

/** The names that a configuration may give severities to. */
export const RULE_NAMES: readonly string[] = RULES.map(({ name }) => name);
