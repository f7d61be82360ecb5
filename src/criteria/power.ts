import { hasStatement } from './has-statement.ts';
import type { ExperimentRecord } from '../records/record.ts';
import { criteriaOf } from './criteria-of.ts';
import { worldsOf } from './world/world.ts';
import type { World } from './world/world.ts';
import { isOfRun } from './world/resolve.ts';
import { foregoneOf } from './foregone.ts';
import { parseStatement } from './language/parse-statement.ts';
import type { Claim } from './language/syntax.ts';
import { scaleOf } from './language/walk.ts';
import type { Gate } from './outcome.ts';
import { claimPower } from './planning/claim-power.ts';
import { luckOf } from './planning/luck-of.ts';
import { tooFewPlanned } from './planning/planned-groups.ts';

/** What is planned before anything is trained. */
export type PlannedRuns = {
  readonly seeds: number | undefined;
  readonly items: number | undefined;
  readonly clusters: number | undefined;
  /** Standard deviation of the difference of one seed, one item, or one cluster, in the metric's unit. */
  readonly sd: number | undefined;
};

/** What one statement can show; `undefined` if it depends on something not planned yet. */
export type StatementPower = {
  readonly statement: string;
  readonly canBeMet: boolean | undefined;
  readonly canFail: boolean;
  /** One sentence each. */
  readonly says: readonly string[];
};

export type CriterionPower = {
  readonly label: string;
  readonly gate: Gate;
  readonly role: 'criterion' | 'protocol' | 'kill' | 'hypothesis';
  readonly statements: readonly StatementPower[];
};

/** What each written criterion can detect with the plan, whether it can ever be met, and whether it can ever fail. */
export function powerOf(record: ExperimentRecord, planned: PlannedRuns): readonly CriterionPower[] {
  const [world] = worldsOf(record, { runRecords: new Map() });
  if (world === undefined) return [];
  return criteriaOf(record)
    .filter(hasStatement)
    .map(({ label, gate, role, statements }) => ({
      label,
      gate,
      role,
      statements: statements.map(({ text }) => statementPower(world, text, planned)),
    }));
}

function statementPower(world: World, text: string, planned: PlannedRuns): StatementPower {
  const { statement, problem } = parseStatement(text);
  if (statement === undefined)
    return { statement: text, canBeMet: false, canFail: true, says: [`it cannot be read: ${problem.message}`] };
  const foregone = foregoneOf(statement);
  if (foregone !== undefined) {
    const canBeMet = foregone.kind !== 'never met';
    return { statement: text, canBeMet, canFail: !canBeMet, says: [foregone.because] };
  }
  if (statement.kind === 'bands') return plain(text, 'a point: what the runs say decides, whatever their number');
  const lacking = tooFewPlanned(world, statement, planned.seeds);
  if (lacking !== undefined) return { statement: text, canBeMet: false, canFail: true, says: [lacking] };
  if (statement.confidence !== undefined)
    return { statement: text, canFail: true, ...claimPower(world, statement, planned) };
  return plain(text, ...pointWords(world, statement, planned));
}

const plain = (statement: string, ...says: readonly string[]): StatementPower => ({
  statement,
  canBeMet: true,
  canFail: true,
  says,
});

/**
 * Without confidence nothing is detected: all that can be given is the probability that a change without effect would
 * do as well.
 */
function pointWords(world: World, claim: Claim, planned: PlannedRuns): readonly string[] {
  const point = 'a point: bare numbers decide, and it detects nothing';
  if (scaleOf(claim.condition, isOfRun(world)) !== 'run') return [point];
  return [point, ...luckOf(world, claim, planned.seeds)];
}
