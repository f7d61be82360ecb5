import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import type { RowPlan } from '../row/plan-row.ts';
import type { RowCell } from '../row/row-cells.ts';
import type { RunRecord } from '../run-record.ts';

/**
 * Cells of a row that its old run's metrics and parameters filled and the new run has no value for: name -> as written
 * then. A row that is replaced must not mix two runs.
 */
export function staleCells(
  existing: RunRecord | undefined,
  cells: ReadonlyMap<string, RowCell>,
): ReadonlyMap<string, string> {
  const stale = [...(existing?.columns ?? [])].flatMap(([name, path]): readonly (readonly [string, string])[] => {
    const written = existing?.row.get(name) ?? '';
    const isMeasured = existing?.metrics.has(path) === true || existing?.parameters.has(path) === true;
    const isGiven = (cells.get(name)?.text ?? '') !== '';
    return isMeasured && !isGiven && !isMissing(plainText(written)) ? [[name, written]] : [];
  });
  return new Map(stale);
}

type Replaced = { readonly existing?: RunRecord | undefined; readonly replace?: boolean | undefined };

/** Notes on what was removed from the earlier run's row, and what was kept. */
export function replacedNotes(
  { existing, replace }: Replaced,
  { blanked = [], kept = [] }: Pick<RowPlan, 'blanked' | 'kept'>,
  cells: ReadonlyMap<string, RowCell>,
): readonly string[] {
  if (existing === undefined || replace !== true) return [];
  const facts = ['command'].filter((name) => (existing.row.get(name) ?? '') !== '' && !cells.has(name));
  return [
    ...blanked.map(
      ({ column, there }) =>
        `${column} was ${there} of the run before, the output has no value of it, and it is blank now`,
    ),
    ...kept.map(
      ({ column, there }) =>
        `${column} still says ${there}: it was written by hand over the run before, and the output has no value of it`,
    ),
    ...facts.map((name) => `the ${name} is still that of the run before: the output gives none`),
  ];
}
