import type { CellRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import { standingText } from '../../values/plain-text.ts';
import { directionOf } from '../holding/direction.ts';
import { directionOfHeader } from '../../values/header-direction.ts';
import { parseStatement } from '../language/parse-statement.ts';
import { untyped } from '../numbers/operand.ts';
import type { RefusedCell } from '../outcome.ts';
import type { World } from '../world/world.ts';
import { isThreshold } from './threshold-cell.ts';

/** A limit in a row, with the other limits of the row and the metric that they are for. */
export type RowLimit = {
  readonly table: TableRecord;
  readonly row: RowRecord;
  readonly limit: LimitColumn;
  readonly limits: readonly LimitColumn[];
  readonly worlds: readonly World[];
  readonly metric: string;
  readonly label: string;
};

type Better = 'lower' | 'higher';

const OPERATORS = { lower: '<=', higher: '>=' } as const satisfies Record<Better, string>;

/**
 * How a bare number (`0.9`, `200 ms`) is compared: by the better direction that the document declares for its metric,
 * or as its columns say (`Max`; a `Stretch` beyond what is required). Undefined: nothing says how, so a person decides;
 * refused: they contradict each other.
 */
export function bareOperator(place: RowLimit): string | RefusedCell | undefined {
  const { row, limit, limits, table, metric } = place;
  const cell = row.cells[limit.at];
  // For a stop rule it is never certain whether `20%` is the maximum or the minimum.
  if (limit.level === 'stop' || cell === undefined || bareNumber(cell) === undefined) return undefined;
  const isRange = limits.some(({ side }) => side === 'least') && limits.some(({ side }) => side === 'most');
  if (isRange && limit.side !== undefined) return limit.side === 'most' ? '<=' : '>=';
  const declared = declaredDirection(place) ?? labelDirection(place, cell);
  const said = limit.side === 'most' ? 'lower' : directionOfLevels(row, limits);
  const better = declared ?? said;
  if (declared === undefined || said === undefined || declared === said) return better && OPERATORS[better];
  return {
    message: `\`${standingText(cell.text)}\` under ${table.columns[limit.at]?.header ?? ''} reads as ${OPERATORS[said]}, and ${metric} is declared as better=${declared}`,
    hint: `write the comparison: \`${OPERATORS[declared]} ${standingText(cell.text)}\` or \`${OPERATORS[said]} ${standingText(cell.text)}\``,
  };
}

/** `FID ↓ | 20`; with a percentage the arrow may ask for a change: `CTR ↑ | 2%`. */
const labelDirection = ({ label }: RowLimit, cell: CellRecord): Better | undefined =>
  bareNumber(cell)?.unit === '%' ? undefined : directionOfHeader(label);

function declaredDirection({ worlds, metric }: RowLimit): Better | undefined {
  const { statement } = parseStatement(`${metric} == 0`);
  if (statement?.kind !== 'claim' || statement.condition.kind !== 'compare') return undefined;
  const { left } = statement.condition;
  const declared = new Set(worlds.flatMap((world) => directionOf(world, left) ?? []));
  return declared.size === 1 ? [...declared][0] : undefined;
}

/** An optional goal lies beyond the required one, so together they show which direction is better. */
function directionOfLevels({ cells }: RowRecord, limits: readonly LimitColumn[]): Better | undefined {
  const numberAt = (limit: LimitColumn | undefined) => limit && cells[limit.at] && bareNumber(cells[limit.at]);
  const needed = numberAt(limits.find(({ level }) => level !== 'should' && level !== 'stop'));
  const welcome = numberAt(limits.find(({ level }) => level === 'should'));
  if (needed === undefined || welcome === undefined || needed.unit !== welcome.unit) return undefined;
  if (needed.number === welcome.number) return undefined;
  return needed.number < welcome.number ? 'higher' : 'lower';
}

function bareNumber(
  cell: CellRecord | undefined,
): { readonly number: number; readonly unit: string | undefined } | undefined {
  const words = standingText(cell?.text ?? '');
  const value = cell && untyped(cell.value);
  if (value?.kind !== 'number' || !/^[\d.]/.test(words) || isThreshold(words)) return undefined;
  return { number: value.number, unit: value.unit };
}
