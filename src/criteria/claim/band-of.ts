import type { Bands, BandVerdict, Operator } from '../language/syntax.ts';
import { scaleOf } from '../language/walk.ts';
import { literalQuantity } from '../numbers/arithmetic.ts';
import { comparedRows } from './compared-rows.ts';
import { compareOperands } from '../holding/compare.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { printQuantity } from '../numbers/operand.ts';
import type { Operand } from '../numbers/operand.ts';
import { rateLimit } from '../problems/rate-limit.ts';
import { isOfRun } from '../world/resolve.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';

export type BandResult = {
  /** Undefined if it cannot be determined. */
  readonly verdict: BandVerdict | undefined;
  readonly because: string;
  readonly settle: string | undefined;
  readonly runs: readonly RunRow[];
  /** The run that fell into the worst band. */
  readonly run: RunRow | undefined;
  readonly value: string;
};

/** From the worst verdict to the best. */
const ORDER: readonly BandVerdict[] = ['NO-GO', 'INCONCLUSIVE', 'CONDITIONAL GO', 'GO'];

/** The band of a value; for a value that differs between runs, the worst band of all runs. */
export function bandOf(world: World, bands: Bands, isBound: (run: RunRow) => boolean): BandResult {
  const compared = comparedRows(world, bands.of);
  const runs = world.runs.filter((run) => !compared.includes(run) && isBound(run));
  const scope = { world, run: undefined, selection: runs, judge: judgeCondition };
  const levels = bands.bands.flatMap(({ limit }) => (limit.unit === undefined ? [limit.number] : []));
  const open = levels.flatMap((number) => rateLimit(world, { number, levels }, bands.of) ?? [])[0];
  if (open !== undefined)
    return { verdict: undefined, because: open.because, settle: open.settle, runs, run: undefined, value: '' };
  const scale = scaleOf(bands.of, isOfRun(world));
  if (scale !== 'run')
    return {
      ...bandOfValue(bands, expressionValue(scope, bands.of)),
      runs: scale === 'none' ? [] : runs,
      run: undefined,
    };
  if (runs.length === 0)
    return { verdict: undefined, because: 'no run is selected', settle: 'a run', runs, run: undefined, value: '' };
  const each = runs.map((run) => ({ run, ...bandOfValue(bands, expressionValue({ ...scope, run }, bands.of)) }));
  const worst = each.toSorted((a, b) => rank(a.verdict) - rank(b.verdict))[0];
  const unknown = each.find(({ verdict }) => verdict === undefined);
  const shown = worst?.verdict === 'NO-GO' ? worst : (unknown ?? worst);
  if (shown === undefined)
    return { verdict: undefined, because: '', settle: undefined, runs, run: undefined, value: '' };
  return { ...shown, because: `${shown.run.name}: ${shown.because}`, runs };
}

const rank = (verdict: BandVerdict | undefined): number => (verdict === undefined ? 0.5 : ORDER.indexOf(verdict));

type OfValue = Pick<BandResult, 'verdict' | 'because' | 'settle' | 'value'>;

function bandOfValue({ bands, otherwise }: Bands, value: Operand): OfValue {
  const text = value.kind === 'quantity' ? (value.text === '' ? printQuantity(value) : value.text) : '';
  for (const { operator, limit, verdict } of bands) {
    const judged = compareOperands(operator, value, literalQuantity(limit.number, limit.unit, limit.text));
    if (judged.truth === 'unknown')
      return { verdict: undefined, because: judged.because ?? '', settle: judged.settle, value: text };
    if (judged.truth === 'yes')
      return { verdict, because: bandWords(text, operator, limit.text, verdict), settle: undefined, value: text };
  }
  return { verdict: otherwise, because: `${text} lies in no other band: ${otherwise}`, settle: undefined, value: text };
}

const bandWords = (value: string, operator: Operator, limit: string, verdict: BandVerdict): string =>
  `${value} ${operator} ${limit}: ${verdict}`;
