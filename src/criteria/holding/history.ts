import type { History as Curve } from '../../runs/run-record.ts';
import { median } from '../../stats/descriptive.ts';
import type { History, Reference } from '../language/syntax.ts';
import { decided, unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { lacking, printNumber, quantityOf } from '../numbers/operand.ts';
import type { Operand } from '../numbers/operand.ts';
import { foldName } from '../../text/fold-name.ts';
import { difference } from '../../values/difference.ts';
import { crashed } from '../world/crashed-run.ts';
import { keyIn } from '../world/resolve.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';
import { unitOfSide } from './unit-of-side.ts';
import { wordsOf } from './run-value.ts';

/** Fewer points than this show no trend. */
const LEAST_POINTS = 10;

/** A metric's history in a run record, by its name as written or folded, and the name that it has there. */
function historyOf(run: RunRow, metric: Reference): { readonly key: string; readonly curve: Curve } | undefined {
  const words = wordsOf(metric);
  const key = keyIn(run.record?.history, words) ?? keyIn(run.record?.history, foldName(words));
  const curve = key === undefined ? undefined : run.record?.history.get(key);
  return key === undefined || curve === undefined ? undefined : { key, curve };
}

/** Whether the median of the last tenth of the points is below that of the first tenth. */
export function judgeDecrease(run: RunRow, metric: Reference): Judgement {
  const name = wordsOf(metric);
  const history = historyOf(run, metric)?.curve;
  if (history === undefined)
    return unknown(`${run.name} has no history of ${name}`, `a run record with the history of ${name}`);
  const values = history.values.filter((value) => value !== null);
  if (values.length < history.values.length)
    return unknown(`the history of ${name} of ${run.name} has points without a value`, 'a complete history');
  if (values.length < LEAST_POINTS)
    return unknown(
      `the history of ${name} of ${run.name} has ${values.length} points, ${LEAST_POINTS} are needed`,
      'a longer history',
    );
  const crash = crashed(run);
  if (crash !== undefined) return unknown(crash.because, crash.settle);
  const tenth = Math.floor(values.length / 10);
  const [first, last] = [median(values.slice(0, tenth)) ?? 0, median(values.slice(-tenth)) ?? 0];
  const sides = {
    left: printNumber(last),
    right: printNumber(first),
    operator: '<',
    shortfall: difference(last, first),
    ratio: undefined,
  };
  return decided(last < first, { sides, because: `${name} goes from ${printNumber(first)} to ${printNumber(last)}` });
}

/** `at`, `lowest`, `highest`, `final` and `slope` (least squares, per step) of a metric's history. */
export function historyValue(world: World, run: RunRow, node: History): Operand {
  const name = wordsOf(node.metric);
  const found = historyOf(run, node.metric);
  if (found === undefined)
    return lacking(`${run.name} has no history of ${name}`, `a run record with the history of ${name}`);
  const number = readHistory(found.curve, node);
  if (number === undefined)
    return lacking(`${node.name} of ${name} of ${run.name} is not known`, 'a history with that point');
  // If the record gives no unit, the numbers are in that of the column, or of the metric as declared.
  const unit = run.record?.units.get(found.key) ?? unitOfSide(world, node.metric);
  return crashed(run) ?? quantityOf(number, { unit, text: printNumber(number) });
}

function readHistory({ steps, values }: Curve, { name, step }: History): number | undefined {
  if (name === 'at') return values[steps.lastIndexOf(step ?? NaN)] ?? undefined;
  if (name === 'final') return values.at(-1) ?? undefined;
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || known.length < values.length) return undefined;
  if (name === 'lowest') return known.reduce((least, value) => Math.min(least, value));
  if (name === 'highest') return known.reduce((most, value) => Math.max(most, value));
  return slopeOf(steps, known);
}

function slopeOf(steps: readonly number[], values: readonly number[]): number | undefined {
  const meanStep = steps.reduce((total, step) => total + step, 0) / steps.length;
  const meanValue = values.reduce((total, value) => total + value, 0) / values.length;
  let [above, below] = [0, 0];
  steps.forEach((step, at) => {
    above += (step - meanStep) * ((values[at] ?? 0) - meanValue);
    below += (step - meanStep) ** 2;
  });
  return below > 0 && Number.isFinite(above / below) ? above / below : undefined;
}
