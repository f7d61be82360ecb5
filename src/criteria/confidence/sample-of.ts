import type { ExperimentRecord } from '../../records/record.ts';
import { isRunKey } from '../../records/tables/key-column.ts';
import { statementsOf } from '../../template/statements/annotations.ts';
import { foldName } from '../../text/fold-name.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { isPoint } from '../numbers/operand.ts';
import type { Operand, Quantity } from '../numbers/operand.ts';
import { otherValues } from '../holding/other-rows.ts';
import { mixedScales } from '../holding/rate-mistake.ts';
import { isOther } from '../language/syntax.ts';
import type { Expression } from '../language/syntax.ts';
import type { RunRow } from '../world/run-row.ts';
import { seedOf } from '../holding/seed-of.ts';
import type { World } from '../world/world.ts';
import type { Measured } from './side-of.ts';

/** One measured value, with everything that it can be paired by. */
export type Sampled = {
  readonly value: Quantity;
  readonly label: string;
  readonly seed: string | undefined;
  /**
   * The cell of the key that the runs table declares, such as a fold; a run's id cannot be used, because it is new in
   * every row.
   */
  readonly key: string | undefined;
  readonly run: RunRow;
};

/** `own`: a column of the selected rows, so that two such samples are paired by row. */
export type Sample = { readonly own: boolean; readonly values: readonly Sampled[] };

/** The values behind a side, one for each run; or why some are not known. */
export function sampleOf(world: World, selection: readonly RunRow[], { of }: Measured): Sample | Judgement {
  const scope = { world, run: undefined, selection, judge: judgeCondition };
  if (isOther(of)) {
    const others = otherValues(scope, of);
    if ('kind' in others) return unknown(...reasonOf(others));
    if (others.length === 0) return unknown('there is no such row', 'that row');
    return sampled(
      of,
      others.map(({ value, run, world: home }) => ({ value, run, home })),
    );
  }
  return sampled(
    of,
    selection.map((run) => ({ value: expressionValue({ ...scope, run }, of), run, home: world })),
  );
}

type Told = { readonly value: Operand; readonly run: RunRow; readonly home: World };

function sampled(of: Expression, told: readonly Told[]): Sample | Judgement {
  const own = !isOther(of);
  const mistake = mixedScales(
    of,
    told.map(({ value }) => value),
  );
  if (mistake !== undefined) return unknown(...reasonOf(mistake));
  const values: Sampled[] = [];
  for (const { value, run, home } of told) {
    if (value.kind !== 'quantity') return unknown(...reasonOf(value));
    if (!isPoint(value)) return unknown(`a value of ${run.name} is not known exactly`, 'exact values');
    values.push({ value, label: run.id, seed: seedOf(home, run), key: keyOf(home, run), run });
  }
  return { own, values };
}

function reasonOf(operand: Operand): readonly [string, string | undefined] {
  if (operand.kind === 'lacking') return [operand.because, operand.settle];
  if (operand.kind === 'misfit') return [operand.message, operand.hint];
  return [`${'text' in operand ? operand.text : 'this'} is not a number`, 'a number'];
}

const declared = new WeakMap<ExperimentRecord, string | undefined>();

/** `<!-- expctl: runs key=Fold -->` in the document, else in its template. */
function keyColumnOf({ record }: World): string | undefined {
  if (declared.has(record)) return declared.get(record);
  const written = record.document.directives
    .flatMap((directive) => statementsOf(directive))
    .find(({ words, options }) => words[0] === 'runs' && words[1] !== 'where' && options.has('key'));
  const spec = record.tables.find(({ role }) => role === 'runs')?.spec;
  // A key of several columns cannot pair runs: together they distinguish each run from all others.
  const template = spec?.otherKeys === undefined ? spec?.keyColumn : undefined;
  const key = written === undefined ? template : foldName(written.options.get('key') ?? '');
  declared.set(record, key);
  return key;
}

function keyOf(world: World, run: RunRow): string | undefined {
  const key = keyColumnOf(world);
  if (key === undefined || isRunKey(world.columns.find(({ name }) => name === key))) return undefined;
  const text = run.cells.get(key)?.cell.text.trim();
  return text === undefined || text === '' ? undefined : text;
}
