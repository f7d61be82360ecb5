import type { Operand } from '../numbers/operand.ts';
import type { RunRow } from '../world/run-row.ts';
import { runValue, scalarOperand } from './run-value.ts';
import type { World } from '../world/world.ts';

/** Folded names of columns that hold seeds. */
export const SEED_NAMES: readonly string[] = ['seed', 'random_seed', 'seeds'];

const HERE = { start: 0, end: 0 };

/** The seed of a run, for comparison: its column, else the record's seed or parameter, else the command's flag. */
export function seedOf(world: World, run: RunRow): string | undefined {
  const column = world.columns.find(({ name }) => SEED_NAMES.includes(name));
  const cell = column && plain(runValue(world, run, { kind: 'column', header: column.header, span: HERE }));
  const parameter = run.record?.parameters.get('seed');
  const given =
    run.record?.seed ??
    (parameter === undefined || parameter === null ? undefined : plain(scalarOperand(parameter, 'seed')));
  return cell ?? given ?? plain(runValue(world, run, { kind: 'flag', flag: 'seed', span: HERE }));
}

/** The text of a value; a number in one spelling (`42` and `42.0` are one seed). */
function plain(operand: Operand): string | undefined {
  if (operand.kind === 'lacking' || operand.kind === 'misfit') return undefined;
  return operand.kind === 'quantity' ? String(operand.low) : operand.plain;
}
