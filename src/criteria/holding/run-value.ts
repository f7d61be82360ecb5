import { foldName } from '../../text/fold-name.ts';
import { flagsOf } from '../../values/command-flags.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import { readValue } from '../../values/read-value.ts';
import { isPlain, memberOf } from '../language/syntax.ts';
import { lacking, operandOf, quantityOf, untyped } from '../numbers/operand.ts';
import { keyIn, meaningOf } from '../world/resolve.ts';
import { crashed, isMeasured } from '../world/crashed-run.ts';
import { exactBehind } from '../world/exact-behind.ts';
import { inUnit, isPercentUnit } from '../numbers/units-of.ts';
import { unknownName } from '../world/unknown-name.ts';
import { besideRuns } from '../world/told-meaning.ts';
import type { Scalar } from '../../runs/run-record.ts';
import type { Value } from '../../values/value.ts';
import type { Reference } from '../language/syntax.ts';
import type { Operand } from '../numbers/operand.ts';
import type { Meaning } from '../world/resolve.ts';
import type { RunCell, RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';

/** The value of a plain reference or a command's flag in one run. */
export function runValue(world: World, run: RunRow, reference: Reference): Operand {
  if (reference.kind === 'flag') return flagValue(world, run, reference.flag);
  const meaning = meaningOf(world, reference);
  if (meaning === undefined)
    return isPlain(reference) ? unknownName(world, reference, wordsOf(reference)) : lacking('there is no such value');
  return meaningValue(world, run, besideRuns(world, meaning));
}

/** What a reference names, folded: a column, or the value of it in some rows. */
export const nameOfReference = (reference: Reference): string => foldName(wordsOf(memberOf(reference)));

/** A reference as text for people. */
export function wordsOf(reference: Reference): string {
  switch (reference.kind) {
    case 'name':
      return reference.name;
    case 'column':
      return reference.header;
    case 'metric':
      return reference.metric;
    case 'flag':
      return `command.${reference.flag}`;
    case 'row':
      return `row(…).${wordsOf(reference.of)}`;
    case 'baseline':
      return `baseline.${wordsOf(reference.of)}`;
    case 'document':
      return `doc("${reference.id}").${wordsOf(reference.of)}`;
  }
}

function meaningValue(world: World, run: RunRow, meaning: Meaning): Operand {
  switch (meaning.kind) {
    case 'column': {
      const cell = run.cells.get(meaning.column.name);
      if (cell === undefined) return metricValue(world, run, meaning.column.name);
      return cellValue(run, cell, world.metrics.get(meaning.column.name)?.unit);
    }
    case 'metric':
      return metricValue(world, run, meaning.name);
    case 'parameter':
      return parameterValue(run, meaning.name);
    case 'collision':
      return collided(meaning.headers);
    case 'several':
      return disagreeing(meaning);
    default:
      return fieldValue(world, meaning);
  }
}

/** Several places of one name with different values, or one that may not count: none of them is preferred. */
export const disagreeing = ({ places, doubted }: Extract<Meaning, { kind: 'several' }>): Operand =>
  doubted === undefined
    ? lacking(
        `it is not said which is meant: ${places.join(', ')}`,
        'say which, behind the statement: `under "…"` with its heading, or `row("…").` with its row',
      )
    : lacking(
        `${places.join(', ')}: ${doubted.because}`,
        'a value among the results, or `under "…"` with its heading behind the statement',
      );

/** Several things of one name: none of them is preferred. */
export const collided = (labels: readonly string[]): Operand => ({
  kind: 'misfit',
  message: `${labels.join(' and ')} have one name`,
  hint: `write col("${labels[0] ?? ''}")`,
});

/**
 * A cell in its column's unit, in the full precision of its run record if that agrees with the row; `< 0.1`, too, then
 * becomes the number behind it. In a column of intervals the interval is the value.
 */
export function cellValue(run: RunRow, place: RunCell, declaredUnit?: string): Operand {
  const unit = place.column.unit ?? declaredUnit;
  const operand = inColumnUnit(exactValue(run, place, unit), unit);
  const lost = crashed(run);
  const isValue = operand.kind === 'quantity' || place.column.type === 'mark';
  return lost !== undefined && isValue && isMeasured(run, place.column.name) ? lost : operand;
}

function exactValue(run: RunRow, { cell, column }: RunCell, unit: string | undefined): Operand {
  const operand = operandOf(cell.value, { name: `${column.name} of ${run.name}`, unit, of: column.name });
  if (operand.kind !== 'quantity' || run.record === undefined || run.contradicted.length > 0) return operand;
  const exact = exactBehind(cell.value, column, run.record);
  if (exact === undefined || column.type === 'interval') return operand;
  const text = exact.text === operand.text ? operand.text : `${exact.text} (cell ${operand.text})`;
  return { ...operand, low: exact.number, high: exact.number, lowOpen: false, highOpen: false, precision: 0, text };
}

/**
 * `900 ms` in a column of seconds is 0.9; a percentage stays a percentage, because how to read it is a separate
 * question.
 */
function inColumnUnit(operand: Operand, unit: string | undefined): Operand {
  if (unit === undefined || operand.kind !== 'quantity' || operand.unit === undefined || operand.unit === unit)
    return operand;
  return isPercentUnit(unit) || isPercentUnit(operand.unit)
    ? operand
    : (inUnit(operand, operand.unit, unit) ?? operand);
}

/** A metric in the run record for which the table has no column. */
function metricValue({ metrics }: World, run: RunRow, name: string): Operand {
  const { name: called, record, contradicted } = run;
  const key = keyIn(record?.metrics, name);
  if (record === undefined || key === undefined) {
    const column = run.cells.get(foldName(name))?.column.header;
    const more = column === undefined ? '' : ` in its run record, or \`col("${column}")\` for the column`;
    return lacking(`${name} of ${called} is missing`, `a value of ${name} for ${called}${more}`);
  }
  if (contradicted.length > 0)
    return lacking(`the row ${called} contradicts its run record`, 'a row that agrees with its record');
  const decimal = record.metrics.get(key) ?? '';
  const number = Number(decimal);
  if (!Number.isFinite(number) || decimal === '')
    return lacking(`${name} of ${called} is ${String(decimal)}`, `a number for ${name}`);
  return (
    crashed(run) ??
    quantityOf(number, {
      unit: record.units.get(key) ?? metrics.get(foldName(name))?.unit,
      text: String(decimal),
      plain: String(decimal),
      of: name,
    })
  );
}

function parameterValue({ name: run, record }: RunRow, name: string): Operand {
  const key = keyIn(record?.parameters, name);
  const value = key === undefined ? undefined : record?.parameters.get(key);
  if (value === undefined || value === null)
    return lacking(`parameter ${name} of ${run} is missing`, `the parameter ${name}`);
  return scalarOperand(value, `${name} of ${run}`);
}

/** A parameter's value as an operand. */
export function scalarOperand(value: Exclude<Scalar, null>, name: string): Operand {
  if (typeof value === 'number') return quantityOf(value, { text: String(value), plain: String(value) });
  if (typeof value === 'boolean')
    return { kind: 'word', plain: String(value), text: String(value), mark: value ? 'pass' : 'fail' };
  return operandOf(readValue(value), { name, unit: undefined });
}

/**
 * `command.FLAG`: from the row's command, else the record's. The last of several counts; one without a value is `true`.
 */
function flagValue(world: World, run: RunRow, flag: string): Operand {
  const command = commandOf(world, run);
  if (command === undefined) return lacking(`${run.name} has no command`, 'the command that was run');
  const value = flagsOf(command).get(flag)?.at(-1);
  if (value === undefined)
    return lacking(`the command of ${run.name} has no --${flag.replaceAll('_', '-')}`, undefined);
  if (value === '') return { kind: 'word', plain: 'true', text: 'true', mark: 'pass' };
  return operandOf(readValue(value), { name: `--${flag.replaceAll('_', '-')} of ${run.name}`, unit: undefined });
}

function commandOf(world: World, run: RunRow): string | undefined {
  const cell = run.cells.get('command')?.cell.text.trim();
  return (cell === '' ? undefined : cell) ?? run.record?.command ?? world.fields.get('command')?.[0]?.value.text;
}

/** A field, or a cell named by its row's label: the same for every run. */
export function fieldValue(
  { metrics }: World,
  meaning: Extract<Meaning, { kind: 'field' | 'labelled' | 'several' }>,
): Operand {
  if (meaning.kind === 'several') return disagreeing(meaning);
  if (meaning.kind === 'labelled') {
    const { cell, column, label, name } = meaning.cell;
    return operandOf(cell.value, {
      name: label,
      unit: labelUnit(label, cell.value) ?? column.unit ?? metrics.get(name)?.unit,
    });
  }
  const [first] = meaning.fields;
  const texts = new Set(meaning.fields.map(({ value }) => value.text));
  if (first === undefined || texts.size > 1)
    return lacking(
      `the field ${first?.field.label ?? ''} is there ${texts.size} times with different values`,
      'one value',
    );
  if (first.filling !== 'filled')
    return lacking(`${first.field.label} is not filled in`, `a value of ${first.field.label}`);
  return operandOf(first.value, {
    name: first.field.label,
    unit: first.spec?.unit ?? metrics.get(first.field.name)?.unit,
  });
}

/** The unit in a row's label: `Latency (ms)`. A rate of at most one with `(%)` may be a share, and gets no unit. */
function labelUnit(label: string, cell: Value): string | undefined {
  const unit = unitOfHeader(label);
  const value = untyped(cell);
  const isShare = 'number' in value && value.number !== undefined && Math.abs(value.number) <= 1;
  return unit !== undefined && isPercentUnit(unit) && isShare ? undefined : unit;
}
