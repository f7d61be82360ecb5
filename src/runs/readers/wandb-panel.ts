import { isJsonNumber } from '../json/json-value.ts';
import { groupBy } from '../../text/group-by.ts';
import { pathOf } from '../key-path.ts';
import { historyOf } from '../reading/history-of-rows.ts';
import { isPartName } from '../../values/data-parts.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';

type Table = { readonly names: readonly string[]; readonly rows: readonly JsonObject[] };

/** A line in a panel: which metric of a run it shows, and its column. */
type Line = { readonly run: string; readonly metric: string; readonly name: string };

const ENDS = ['__MIN', '__MAX'] as const;

/** W&B's own counter; it is added to a panel over something else. */
const COUNTER = '_step';

/**
 * The runs of a table that was downloaded from a panel of W&B (`gull-3 - val/loss`, with its `__MIN` and `__MAX`), each with what
 * is drawn of it; undefined for any other table. Without these columns, several runs of one metric over `Step` are a panel, too.
 */
export function panelRuns({ names, rows }: Table): readonly Run[] | undefined {
  const [count = '', ...others] = names;
  const known = new Set(others);
  const lines = others.filter((name) => !ENDS.some((end) => name.endsWith(end))).map(lineOf);
  const isWhole = ({ name }: Line): boolean => ENDS.every((end) => known.has(name + end));
  const drawn = lines.filter((line) => line !== undefined);
  if (drawn.length === 0 || drawn.length !== lines.length) return undefined;
  const isBounded = others.length === 3 * drawn.length && drawn.every(isWhole);
  if (!isBounded && !(others.length === drawn.length && areRuns(count, drawn))) return undefined;
  return [...groupBy(drawn, ({ run }) => run)].map(([id, own]) => ({
    ...EMPTY_RUN,
    id,
    history: new Map(
      own.flatMap((line) => (line.metric === COUNTER ? [] : [[pathOf([line.metric]), historyIn(rows, count, line)]])),
    ),
    notes: [...(isBounded ? [] : [UNBOUNDED]), ...(own.some((line) => isSpread(rows, line)) ? [SPREAD] : [])],
  }));
}

/** Whether lines without their bounds are runs all the same: several over W&B's own count, one metric, and none called after a part of the data. */
const areRuns = (count: string, lines: readonly Line[]): boolean =>
  count === 'Step' &&
  new Set(lines.map(({ run }) => run)).size > 1 &&
  new Set(lines.map(({ metric }) => metric)).size === 1 &&
  !lines.some(({ run }) => isPartName(run));

const UNBOUNDED = 'read as a panel of W&B: a run for each column `RUN - METRIC`';

const SPREAD =
  'where its __MIN and __MAX differ, the panel drew the middle of several measurements, of one run or of a group of runs';

/** The text after the last ` - ` is the metric: names of groups may contain others. */
function lineOf(name: string): Line | undefined {
  const at = name.lastIndexOf(' - ');
  return at <= 0 ? undefined : { run: name.slice(0, at), metric: name.slice(at + 3), name };
}

function historyIn(rows: readonly JsonObject[], count: string, { name }: Line) {
  const points = rows.flatMap((row): [number, number | null][] => {
    const [step, value] = [row.get(count), row.get(name)];
    if (!isJsonNumber(step) || value === null || value === '') return [];
    return [[step.number, isJsonNumber(value) ? value.number : null]];
  });
  return historyOf(new Map(points.toSorted(([left], [right]) => left - right)));
}

const isSpread = (rows: readonly JsonObject[], { name, metric }: Line): boolean =>
  metric !== COUNTER &&
  rows.some((row) => {
    const [low, high] = ENDS.map((end) => row.get(name + end));
    return isJsonNumber(low) && isJsonNumber(high) && low.number !== high.number;
  });
