import { parseDecimal, printDecimal, trimDecimal } from '../../values/decimal-text.ts';
import { isSeedColumn, SEED_NAMES } from '../../values/seed-names.ts';
import { seedAmong } from '../../runs/seed-among.ts';
import type { Operand } from '../numbers/operand.ts';
import type { RunRow } from '../world/run-row.ts';
import { runValue, scalarOperand } from './run-value.ts';
import type { RunRecord, Scalar } from '../../runs/run-record.ts';
import type { World } from '../world/world.ts';

const HERE = { start: 0, end: 0 };

/**
 * The seed of a run, for comparison: a number in its column, else the record's seed or parameter, else the command's
 * flag, else the text of the column.
 */
export function seedOf(world: World, run: RunRow): string | undefined {
  const column = world.columns.find(({ name }) => isSeedColumn(name));
  const cell = column && runValue(world, run, { kind: 'column', header: column.header, span: HERE });
  if (cell?.kind === 'quantity') return plain(cell);
  const told = run.record?.seed;
  return (
    (told === undefined ? undefined : spelled(told)) ??
    seedOfParameters(run.record?.parameters ?? new Map()) ??
    flagOf(world, run) ??
    (cell && plain(cell))
  );
}

function seedOfParameters(parameters: RunRecord['parameters']): string | undefined {
  const textOf = (value: Scalar): string | undefined =>
    value === null ? undefined : plain(scalarOperand(value, 'seed'));
  return seedAmong([...parameters].map(([path, value]) => [path, textOf(value)]));
}

const flagOf = (world: World, run: RunRow): string | undefined =>
  seedAmong(SEED_NAMES.map((flag) => [flag, plain(runValue(world, run, { kind: 'flag', flag, span: HERE }))]));

/** The text of a value, with numbers in one spelling. */
function plain(operand: Operand): string | undefined {
  if (operand.kind === 'lacking' || operand.kind === 'misfit') return undefined;
  if (operand.kind === 'quantity') return spelled(operand.plain, operand.low);
  return NUMBERED.exec(operand.plain)?.[1] ?? operand.plain;
}

/** `seed 42`, `s42`, `#42`, `042`: the number alone is the seed. */
const NUMBERED = /^(?:(?:rng|random)?[\s_-]?seed|s|#)?[\s_:=#-]?0*(\d{1,30})$/iu;

/**
 * `42` and `42.0` are the same seed, and all digits of a long one count: a double would hold only the first of them.
 */
function spelled(text: string, number?: number): string {
  const decimal = parseDecimal(text);
  if (decimal !== undefined) return printDecimal(trimDecimal(decimal));
  return number === undefined ? text : String(number);
}
