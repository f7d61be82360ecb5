import { pathOf } from '../key-path.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { historyOf } from '../reading/history-of-rows.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';

const COLUMNS = 'Wall time,Step,Value';

/** TensorBoard's file name for a downloaded table of one scalar: it contains the run and the scalar. */
const NAME = /(?:^|[\\/])run-(.+)-tag-(.+)\.csv$/;

type Table = { readonly names: readonly string[]; readonly rows: readonly JsonObject[] };

/**
 * The run in a table downloaded from TensorBoard, with its scalar under its own name; undefined for any other table.
 */
export function scalarsTable(path: string, { names, rows }: Table): Run | undefined {
  const [, run = '', tag] = NAME.exec(path) ?? [];
  if (tag === undefined || names.join() !== COLUMNS) return undefined;
  const points = new Map<number, number | null>();
  for (const row of rows) {
    const [step, value] = [row.get('Step'), row.get('Value')];
    if (isJsonNumber(step)) points.set(step.number, isJsonNumber(value) ? value.number : null);
  }
  return { ...EMPTY_RUN, id: run === '.' ? undefined : run, history: new Map([[pathOf([tag]), historyOf(points)]]) };
}
