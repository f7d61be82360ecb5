import { isChangeRow } from '../../records/tables/beside-runs.ts';
import type { RefusedCell } from '../outcome.ts';
import { remarkOf } from '../../document/label-remark.ts';
import type { World } from '../world/world.ts';
import { meaningIn } from './metric-named.ts';

/** Text such as `of 3 seeds`, `over seeds`, `across folds`. */
const OF = '(?:_(?:of|over|across|per)_.{1,40}|_\\d{1,4}_(?:seeds|runs|folds))?';
/** Statistics for which the language has a function, by their usual names. */
const FUNCTIONS: readonly (readonly [name: string, called: RegExp])[] = [
  ['mean', new RegExp(`^(?:\\d{1,4}_(?:seed|run|fold)s?_)?(?:mean|avg|average)${OF}$`, 'u')],
  ['median', new RegExp(`^(?:\\d{1,4}_(?:seed|run|fold)s?_)?median${OF}$`, 'u')],
  ['sd', new RegExp(`^(?:std|stdev|std_dev|sd|standard_deviation)${OF}$`, 'u')],
  ['min', new RegExp(`^min(?:imum)?${OF}$`, 'u')],
  ['max', new RegExp(`^max(?:imum)?${OF}$`, 'u')],
  ['p50', new RegExp(`^p50${OF}$`, 'u')],
  ['p90', new RegExp(`^p90${OF}$`, 'u')],
  ['p95', new RegExp(`^p95${OF}$`, 'u')],
  ['p99', new RegExp(`^p99${OF}$`, 'u')],
];
const WITHOUT_FUNCTION =
  /^(?:(?:best|worst)(?:_.{1,40})?|relative|(?:\d{2}_)?(?:ci|confidence_interval)(?:_.{1,40})?|(?:lower|upper)_(?:bound|limit)|sem|std_?err|standard_error|variance|var|iqr|range)$/u;

export type Asked = { readonly label: string; readonly metric: string; readonly limit: string };

/**
 * Why a row cannot be decided by the metric in its label: the brackets ask for a statistic over the runs (`Accuracy
 * (mean over seeds)`), or for a change. A single number in the results may well be that mean.
 */
export function statisticAsked(worlds: readonly World[], { label, metric, limit }: Asked): RefusedCell | undefined {
  const remark = remarkOf(label);
  if (remark === '' || metric.includes('(')) return undefined;
  const refuse = (hint: string): RefusedCell => ({
    message: `\`${label}\` asks for more than ${metric} of a run`,
    hint,
  });
  const [name] = FUNCTIONS.find(([, called]) => called.test(remark)) ?? [];
  const isOfRuns = worlds.some((world) => meaningIn(world, metric)?.kind === 'column');
  if (name !== undefined)
    return isOfRuns || (name !== 'mean' && name !== 'median')
      ? refuse(`write \`expect: ${name}(${metric}) ${limit}\` in the row, or a column of that name`)
      : undefined;
  if (isChangeRow(remark))
    return refuse(`write a span such as \`expect: ${metric} - baseline.${metric} >= 0.01\` or \`expect: ${metric} > baseline.${metric} by 5%\``); // prettier-ignore
  return WITHOUT_FUNCTION.test(remark)
    ? refuse('write what is asked as a span (`expect: …`), or a column of that name')
    : undefined;
}
