import type { CellRecord, ColumnRecord } from '../../records/record.ts';
import { isChangeName } from '../../values/change-name.ts';
import { standingText } from '../../values/plain-text.ts';
import { convert, unitSymbol } from '../../values/units.ts';
import type { NumberValue, UncertainValue, Value } from '../../values/value.ts';
import { columnDirection } from '../holding/direction.ts';
import { parseStatement } from '../language/parse-statement.ts';
import { plainOf, printNumber, untyped, withUnit } from '../numbers/operand.ts';
import type { RefusedCell } from '../outcome.ts';
import { directionOfHeader } from '../../values/header-direction.ts';
import { isGeneric, knownDirection, wordsIn } from '../../values/metric-words.ts';
import { withoutRemark } from '../../document/label-remark.ts';
import type { World } from '../world/world.ts';
import { baselineAsk } from './baseline-ask.ts';
import type { BaselineAsk, Change } from './baseline-ask.ts';
import { changedLimits } from './changed-limits.ts';
import type { Baseline } from './changed-limits.ts';
import { meaningIn } from './metric-named.ts';
import { cellsOfMetric } from './threshold-cell.ts';

/** A limit of a row, with the cell that has the row's baseline. */
export type LimitBesideBaseline = {
  /** The limit in the notation of the criteria language. */
  readonly words: string;
  readonly label: string;
  readonly metric: string;
  readonly worlds: readonly World[];
  readonly own: { readonly cell: CellRecord; readonly column: ColumnRecord } | undefined;
};

/** `words`: the limit as a number; `text`: the whole statement. */
export type BaselineLimit =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'refused'; readonly refused: RefusedCell };

/** What a limit requires relative to the baseline of its row; undefined if it does not refer to it. */
export function baselineLimit(limit: LimitBesideBaseline): BaselineLimit | undefined {
  const ask = baselineAsk(limit.words);
  const { own, label, words } = limit;
  if (own === undefined) return ask?.kind === 'level' ? amongRuns(limit, ask) : undefined;
  const value = untyped(own.cell.value);
  if (ask === undefined) return isNumber(value) ? besideChange(limit, baselineOf(value, own.column)) : undefined;
  if (ask.kind === 'change' && isChangeName(label)) return undefined;
  if (!isNumber(value)) return refuse(...notTold(value, own.column.header));
  const baseline = baselineOf(value, own.column);
  const other = otherBaseline(limit, baseline);
  if (other !== undefined) return other;
  const measured = changeMeasured(limit, baseline);
  const asked = operatorOf(limit, ask);
  if (asked === undefined) return refuse(...whichWay(ask, words));
  if (measured !== undefined) return ofChange(limit, { ask, operator: asked, measured, baseline });
  return limitOf(limit, { ask, operator: asked, baseline });
}

type Told = NumberValue | (UncertainValue & { readonly number: number });

const isNumber = (value: Value): value is Told =>
  value.kind === 'number' || (value.kind === 'uncertain' && value.number !== undefined);

function baselineOf(value: Told, column: ColumnRecord): Baseline {
  const unit = value.unit ?? column.unit;
  const written = plainOf(value).replace(/\s*(?:[([±]|\+\/-).*$/u, '');
  const { statement } = parseStatement(`x < ${written}`);
  const right = statement?.kind === 'claim' && statement.condition.kind === 'compare' ? statement.condition.right : undefined; // prettier-ignore
  const isPlain = right?.kind === 'number' && right.number === value.number && right.unit === unit;
  return { number: value.number, unit, text: isPlain ? written : withUnit(printNumber(value.number), unit) };
}

const refuse = (message: string, hint: string): BaselineLimit => ({ kind: 'refused', refused: { message, hint } });

const notTold = (value: Value, header: string): [message: string, hint: string] =>
  value.kind === 'missing'
    ? [`${header} of the row says nothing`, 'write the number that the target is compared with']
    : [
        `${header} of the row says \`${plainOf(value)}\`, which is not a number by itself`,
        'write one number with its unit',
      ];

function whichWay(ask: BaselineAsk, words: string): [message: string, hint: string] {
  if (ask.kind === 'change')
    return [`\`${words}\` may be the least or the most`, `write \`≥ ${words}\` or \`≤ ${words}\``];
  return [`\`${words}\` does not say which way is better`, 'write `> baseline` or `< baseline`'];
}

/** The required operator; undefined if only a person knows which direction is better. */
function operatorOf({ label, metric, worlds }: LimitBesideBaseline, ask: BaselineAsk): string | undefined {
  if ((ask.kind === 'level' || ask.kind === 'change') && ask.operator !== undefined) return ask.operator;
  const better = betterOf(label, metric, worlds);
  if (better === undefined) return undefined;
  if (ask.kind === 'better') return better === 'lower' ? '<' : '>';
  const isFit = ask.kind !== 'change' || ask.change.sign > 0 === (better === 'higher');
  return isFit ? (better === 'lower' ? '<=' : '>=') : undefined;
}

/** Which direction is better for a metric: as declared, else as its label's arrow or its well-known words say. */
export function betterOf(label: string, metric: string, worlds: readonly World[]): 'lower' | 'higher' | undefined {
  for (const world of worlds) {
    const meaning = meaningIn(world, metric);
    const declared =
      meaning?.kind === 'column' ? columnDirection(world, meaning.column) : world.metrics.get(metric)?.better;
    if (declared !== undefined) return declared;
  }
  const said = directionOfHeader(label);
  if (said !== undefined) return said;
  const words = wordsIn(withoutRemark(label)).map(({ text }) => text);
  return knownDirection(words.filter((word) => !isGeneric(word)));
}

type Asked = { readonly ask: BaselineAsk; readonly operator: string; readonly baseline: Baseline };

function limitOf(limit: LimitBesideBaseline, { ask, operator, baseline }: Asked): BaselineLimit {
  const { words, label, worlds, metric } = limit;
  if (ask.kind === 'level' && ask.factor !== 1) {
    if (ask.change !== undefined)
      return refuse(`\`${words}\` is not a single number`, 'write the number that is meant');
    return { kind: 'words', words: `${operator} ${times(baseline, ask.factor)}` };
  }
  const change = ask.kind === 'level' || ask.kind === 'change' ? ask.change : undefined;
  if (change === undefined) return { kind: 'words', words: `${operator} ${baseline.text}` };
  const values = cellsOfMetric(worlds, metric)
    .map(({ cell, column }) => ({ value: untyped(cell.value), unit: column.unit }))
    .filter(({ value }) => value.kind !== 'missing');
  const limits = changedLimits({ baseline, change, label, operator, values });
  if (limits === undefined)
    return refuse(
      `\`${words}\` and ${baseline.text} are given in different units`,
      'write the number that it has to reach',
    );
  const [first, other] = limits;
  if (other === undefined) return { kind: 'words', words: `${operator} ${first}` };
  return refuse(
    `\`${words}\` of ${baseline.text} is ${first} or ${other}`,
    `write \`${operator} ${first}\` or \`${operator} ${other}\``,
  );
}

const times = ({ number, unit }: Baseline, factor: number): string =>
  withUnit(printNumber(Number((number * factor).toPrecision(12))), unit);

/** A number with a sign beside a baseline without one: `+2.5%` of 80%. */
function changeMeasured({ worlds, metric }: LimitBesideBaseline, { number }: Baseline): NumberValue | undefined {
  const cells = cellsOfMetric(worlds, metric);
  const value = cells.length === 1 && cells[0] !== undefined ? untyped(cells[0].cell.value) : undefined;
  return value?.kind === 'number' && value.signed && number > 0 ? value : undefined;
}

type OfChange = Asked & { readonly measured: NumberValue };

/** If a change was measured, it is compared with the required change, or with nothing. */
function ofChange(
  { metric, words }: LimitBesideBaseline,
  { ask, operator, measured, baseline }: OfChange,
): BaselineLimit {
  const isAny = ask.kind !== 'change' && !(ask.kind === 'level' && (ask.factor !== 1 || ask.change !== undefined));
  if (isAny) return { kind: 'read', text: `${metric} ${operator} 0` };
  const change = ask.kind === 'change' ? ask.change : undefined;
  if (change !== undefined && symbolOf(change) === measured.unit)
    return {
      kind: 'read',
      text: `${metric} ${operator} ${change.sign < 0 ? '-' : ''}${withUnit(String(change.amount), measured.unit)}`,
    };
  return refuse(
    `\`${plainOf(measured)}\` may be the change from ${baseline.text}, and \`${words}\` is given in another way`,
    'write what was measured itself',
  );
}

const symbolOf = ({ unit }: Change): string | undefined =>
  unit === undefined ? undefined : (unitSymbol(unit) ?? unit);

/** A limit in absolute terms beside a measured change: nobody meant to compare them. */
function besideChange(limit: LimitBesideBaseline, baseline: Baseline): BaselineLimit | undefined {
  const measured = changeMeasured(limit, baseline);
  const isChange = measured?.text.replace(/^[*_`]+/u, '').startsWith('+') === true;
  if (measured === undefined || !isChange || isChangeName(limit.label)) return undefined;
  return refuse(
    `\`${plainOf(measured)}\` may be the change from ${baseline.text}, and \`${limit.words}\` is none`,
    'write what was measured itself',
  );
}

/** The baseline among the runs, if it differs from the row's. */
function otherBaseline({ metric, worlds }: LimitBesideBaseline, baseline: Baseline): BaselineLimit | undefined {
  for (const world of worlds) {
    const meaning = meaningIn(world, metric);
    if (meaning?.kind !== 'column') continue;
    for (const { id, cells } of world.references) {
      const found = cells.get(meaning.column.name);
      const value = found && untyped(found.cell.value);
      if (found === undefined || value === undefined || !isNumber(value)) continue;
      if (isSame(baseline, { number: value.number, unit: value.unit ?? found.column.unit, text: '' }, value.precision))
        continue;
      const text = standingText(found.cell.text);
      return refuse(
        `Baseline of the row says ${baseline.text}, and "${id}" among the runs ${text}`,
        'write one baseline',
      );
    }
  }
  return undefined;
}

function isSame(a: Baseline, b: Baseline, precision = 0): boolean {
  const number = a.unit === undefined || b.unit === undefined ? a.number : convert(a.number, a.unit, b.unit);
  return number !== undefined && Math.abs(number - b.number) <= precision * 1.000001;
}

/** `< baseline` in a row without one, if the runs have one: `wer < baseline.wer`. */
function amongRuns(
  { metric, worlds }: LimitBesideBaseline,
  ask: Extract<BaselineAsk, { kind: 'level' }>,
): BaselineLimit | undefined {
  const isTold = worlds.some(({ references }) => references.length > 0);
  if (!isTold || ask.change !== undefined || !/^\w+$/u.test(metric)) return undefined;
  const factor = ask.factor === 1 ? '' : `${String(ask.factor)} * `;
  return { kind: 'read', text: `${metric} ${ask.operator} ${factor}baseline.${metric}` };
}
