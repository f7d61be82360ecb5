import { rememberFor } from '../text/remember.ts';
import type { ExperimentRecord } from '../records/record.ts';
import { counted } from '../text/counted.ts';
import { lineAt } from '../text/line-index.ts';
import { plainText } from '../values/plain-text.ts';
import { runValue } from './holding/run-value.ts';
import { isPlain, isReference } from './language/syntax.ts';
import type { Claim, PlainReference } from './language/syntax.ts';
import { walk } from './language/walk.ts';
import { operandOf } from './numbers/operand.ts';
import type { Quantity } from './numbers/operand.ts';
import { inOneUnit } from './numbers/units-of.ts';
import type { StatementPlace } from './outcome.ts';
import { answeredFields } from './world/loose-fields.ts';
import type { LabelledCell } from './world/loose-fields.ts';
import { isOfRun } from './world/resolve.ts';
import type { RunRow } from './world/run-row.ts';
import type { World } from './world/world.ts';

/** Notes that a row gives another measured value than the runs that decided its criterion; undefined if they agree. */
export function ownMeasuredNote(
  world: World,
  claim: Claim,
  { row }: StatementPlace,
  ids: readonly string[],
): string | undefined {
  const own = row === undefined ? undefined : answersByRow(world.record).get(row.start);
  const reference = own && measuredIn(world, claim);
  if (own === undefined || reference === undefined) return undefined;
  const said = operandOf(own.cell.value, { name: own.label, unit: own.column.unit });
  const values = world.runs.filter(({ id }) => ids.includes(id)).flatMap((run) => valueOf(world, run, reference));
  if (said.kind !== 'quantity' || values.length === 0 || !isOutside(said, values)) return undefined;
  const line = lineAt(world.record.document.lines, own.cell.span.start);
  return `${plainText(own.column.header)} says ${said.text} (line ${line}), and ${valuesWords(values)}`;
}

type Told = { readonly run: RunRow; readonly value: Quantity };

const answersByRow = rememberFor(
  (record: ExperimentRecord): ReadonlyMap<number, LabelledCell> =>
    new Map([...answeredFields(record).values()].flat().map((cell) => [cell.row.row.span.start, cell])),
);

/** The only name in a claim that refers to the runs. */
function measuredIn(world: World, claim: Claim): PlainReference | undefined {
  const references = [...walk(claim.condition)].filter(isReference);
  const [first] = references;
  const isOne = new Set(references.map((each) => JSON.stringify({ ...each, span: undefined }))).size === 1;
  return first !== undefined && isOne && isPlain(first) && isOfRun(world)(first) ? first : undefined;
}

function valueOf(world: World, run: RunRow, reference: PlainReference): readonly Told[] {
  const value = runValue(world, run, reference);
  return value.kind === 'quantity' ? [{ run, value }] : [];
}

/**
 * Whether a number is below all values or above all, by more than the precision of both. False for what cannot be
 * compared.
 */
function isOutside(said: Quantity, values: readonly Told[]): boolean {
  const pairs = values.map(({ value }) => inOneUnit(said, value));
  const isBeside = (side: 'below' | 'above'): boolean =>
    pairs.every((pair) => {
      if (pair.kind !== 'pair') return false;
      const { left, right } = pair;
      const between = side === 'below' ? right.low - left.high : left.low - right.high;
      return between > (left.precision + right.precision) * (1 + 1e-9);
    });
  return isBeside('below') || isBeside('above');
}

function valuesWords(values: readonly Told[]): string {
  const [first, ...others] = values.toSorted((a, b) => a.value.low - b.value.low);
  const last = others.at(-1);
  if (first === undefined) return '';
  if (last === undefined) return `${first.run.name} has ${first.value.text}`;
  const texts = [...new Set([first.value.text, last.value.text])].join(' to ');
  return `${counted(values.length, 'run')} have ${texts}`;
}
