import { criterionForm } from './criterion-form.ts';
import { foregoneCriterion } from './foregone-criterion.ts';
import { frozenCriteria } from './frozen-criteria.ts';
import { protocolHeld } from './protocol-held.ts';
import { QUICK_RULES } from './quick-rules.ts';
import { rowRecord } from './row-record.ts';
import { statusOutcome } from './status-outcome.ts';
import { tickOutcome } from './tick-outcome.ts';
import type { Rule } from '../lint/rule.ts';

/** The rules about criteria and run records; each must also be named in `EVIDENCE_RULE_NAMES`. */
const EVIDENCE_RULES: readonly Rule[] = [
  criterionForm,
  foregoneCriterion,
  frozenCriteria,
  protocolHeld,
  rowRecord,
  statusOutcome,
  tickOutcome,
];

/** All rules, sorted by name. */
export const RULES: readonly Rule[] = [...QUICK_RULES, ...EVIDENCE_RULES].toSorted((a, b) =>
  a.name < b.name ? -1 : 1,
);
