import { lineAt } from '../../text/line-index.ts';
import { convert } from '../../values/units.ts';
import type { DecidingRun, Evidence } from '../outcome.ts';
import type { Claim } from '../language/syntax.ts';
import { rootsOf } from '../language/walk.ts';
import { chanceOf } from './chance.ts';
import type { ClaimResult } from './claim-result.ts';
import type { Sides } from '../holding/judgement.ts';
import type { RunResult } from './quantify.ts';
import { sourcesOf } from './sources-of.ts';
import type { LeftOutRun, World } from '../world/world.ts';

/** The evidence for a claim's result. */
export function evidenceOf(world: World, claim: Claim, result: ClaimResult): Evidence {
  const { selection, results, excluded, leftOut, scale, truth } = result;
  const holding =
    scale === 'run'
      ? results.filter(({ holds }) => holds.truth === 'yes').length
      : truth === 'yes'
        ? selection.length
        : 0;
  return {
    kind: kindOf(claim, result),
    runs: selection.map(({ run }) => run.id),
    selected: scale === 'run' ? results.length : selection.length,
    holding,
    excluded: excluded.map(({ run, reason }) => ({ run: run.id, reason })),
    leftOut: scale === 'none' ? [] : leftOutNames(world, leftOut),
    deciding: decidingRun(result),
    chance: claim.confidence === undefined ? chanceOf(result.world, claim, result) : undefined,
    sources: sourcesOf(result.world, rootsOf(claim), decidingResult(result)?.run),
    notes: [...new Set([...notesOf(result), ...unlikeOf(result)])],
    doubts: [...doubtsOf(result), ...unlikeOf(result)],
  };
}

/** The names of rows that were left out; a row without a name is given by its line. */
export const leftOutNames = ({ record }: World, rows: readonly LeftOutRun[]): Evidence['leftOut'] =>
  rows.map(({ run: { id, row }, as }) => {
    const line = row === undefined ? '' : `line ${lineAt(record.document.lines, row.row.span.start)}`;
    return { run: id === '' ? line : id, as };
  });

/**
 * With confidence, a claim about each run is based on its items; one about several runs on their values, unless it is a
 * single run with items.
 */
function kindOf({ confidence }: Claim, { scale, selection, results, judgement }: ClaimResult): Evidence['kind'] {
  if (scale === 'none' || selection.length === 0) return 'none';
  if (confidence === undefined) return 'point';
  return results[0]?.holds.basis ?? judgement?.basis ?? (scale === 'run' ? 'items' : 'replicates');
}

/**
 * The deciding result: the largest shortfall among those that fail, else the smallest margin among those that hold. For
 * a stop rule the opposite: the one nearest to the limit if it is not triggered, else the one farthest beyond it.
 */
export function decidingResult({ results, truth, isStop }: ClaimResult): RunResult | undefined {
  const failing = results.filter(({ holds }) => holds.truth === 'no');
  const holding = results.filter(({ holds }) => holds.truth === 'yes');
  const pool = truth === 'yes' || failing.length === 0 ? holding : failing;
  let deciding: RunResult | undefined;
  for (const result of pool) {
    const [one, other] = [result.holds.sides, deciding?.holds.sides];
    if (deciding === undefined || (isStop === true ? isTighter(other, one) : isTighter(one, other))) deciding = result;
  }
  return deciding;
}

/** By ratio if both have one, else by shortfall. */
function isTighter(a: Sides | undefined, b: Sides | undefined): boolean {
  if (a?.ratio !== undefined && b !== undefined) {
    if (b.ratio === undefined) return true;
    return isUpward(a.operator) ? a.ratio.value < b.ratio.value : a.ratio.value > b.ratio.value;
  }
  if (b?.ratio !== undefined) return false;
  return shortfallIn(a, b?.unit) > shortfallIn(b, b?.unit);
}

/** Runs may give one metric in several units: 0.9 s is further from 500 ms than 600 ms is. */
function shortfallIn(sides: Sides | undefined, unit: string | undefined): number {
  if (sides?.shortfall === undefined) return -Infinity;
  const told = sides.unit === undefined || unit === undefined ? undefined : convert(sides.shortfall, sides.unit, unit);
  return told ?? sides.shortfall;
}

/** Whether the comparison requires more rather than less. */
export const isUpward = (operator: string): boolean => operator.startsWith('>');

function decidingRun(result: ClaimResult): DecidingRun | undefined {
  const deciding = decidingResult(result);
  const sides = deciding?.holds.sides ?? result.judgement?.sides;
  if (sides === undefined) return undefined;
  const { left, right, operator, shortfall } = sides;
  return {
    run: deciding?.run.id ?? '',
    left,
    right,
    operator,
    margin: shortfall === undefined ? undefined : 0 - shortfall,
  };
}

/** How many notes of one kind are shown at most. */
const MOST_NOTES = 5;

const doubtsOf = ({ results, judgement }: ClaimResult): readonly string[] =>
  results.length === 0
    ? (judgement?.doubts ?? [])
    : results.flatMap(({ run, holds }) => holds.doubts.map((doubt) => `${run.name}: ${doubt}`)).slice(0, MOST_NOTES);

/** Notes on different data, one for each group. */
const unlikeOf = ({ groups }: ClaimResult): readonly string[] =>
  [...new Set(groups.flatMap(({ unlike }) => unlike))].slice(0, MOST_NOTES);

function notesOf({ results, judgement, compared }: ClaimResult): readonly string[] {
  const notes = results.flatMap(({ run, holds }) => holds.notes.map((note) => `${run.name}: ${note}`));
  const whole = results.length === 0 ? (judgement?.notes ?? []) : [];
  const more = notes.length > MOST_NOTES ? [`and ${notes.length - MOST_NOTES} more of the kind`] : [];
  const left = compared.map(({ id }) => id).join(', ');
  const without =
    left === ''
      ? []
      : [
          compared.length === 1
            ? `${left} is left out: the others are compared with it`
            : `${left} are left out: the others are compared with them`,
        ];
  return [...new Set([...without, ...notes.slice(0, MOST_NOTES), ...more, ...whole])];
}
