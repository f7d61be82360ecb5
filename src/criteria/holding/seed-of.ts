import { foldName } from '../../text/fold-name.ts';
import { isSeedColumn, isSeedName, SEED_NAMES } from '../../values/seed-names.ts';
import { keysOf } from '../../runs/key-path.ts';
import type { Operand } from '../numbers/operand.ts';
import type { RunRow } from '../world/run-row.ts';
import { runValue, scalarOperand } from './run-value.ts';
import type { RunRecord, Scalar } from '../../runs/run-record.ts';
import type { World } from '../world/world.ts';

const HERE = { start: 0, end: 0 };

/** The seed of a run, for comparison: a number in its column, else the record's seed or parameter, else the command's flag, else what the column says. */
export function seedOf(world: World, run: RunRow): string | undefined {
  const column = world.columns.find(({ name }) => isSeedColumn(name));
  const cell = column && runValue(world, run, { kind: 'column', header: column.header, span: HERE });
  if (cell?.kind === 'quantity') return plain(cell);
  const recorded = run.record?.seed ?? seedAmong(run.record?.parameters ?? new Map()) ?? flagOf(world, run);
  return recorded ?? (cell && plain(cell));
}

/** The parameter `seed`, else the one that all parameters called so agree on. */
function seedAmong(parameters: RunRecord['parameters']): string | undefined {
  const textOf = (value: Scalar | undefined): string | undefined =>
    value === undefined || value === null ? undefined : plain(scalarOperand(value, 'seed'));
  const called = [...parameters].filter(([path]) => isSeedName(foldName(keysOf(path).at(-1) ?? '')));
  const [seed, ...others] = new Set(called.flatMap(([, value]) => textOf(value) ?? []));
  return textOf(parameters.get('seed')) ?? (others.length === 0 ? seed : undefined);
}

function flagOf(world: World, run: RunRow): string | undefined {
  for (const flag of SEED_NAMES) {
    const seed = plain(runValue(world, run, { kind: 'flag', flag, span: HERE }));
    if (seed !== undefined) return seed;
  }
  return undefined;
}

/** The text of a value; a number in one spelling (`42` and `42.0` are one seed). */
function plain(operand: Operand): string | undefined {
  if (operand.kind === 'lacking' || operand.kind === 'misfit') return undefined;
  return operand.kind === 'quantity' ? String(operand.low) : operand.plain;
}
