import { forShell } from '../../escape/for-shell.ts';
import { foldName } from '../../text/fold-name.ts';
import { isSeedColumn } from '../../values/seed-names.ts';
import { keyIndexOf } from '../row/row-key.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';
import type { MappingProblem } from './mapping.ts';
import type { CellDifference, RowConflict } from '../row/plan-row.ts';

/** Says why a mapping is not carried out. */
export function mappingProblem(problem: MappingProblem): LogProblem {
  switch (problem.kind) {
    case 'ambiguous':
      return {
        message: `${problem.column} could be ${problem.paths.join(' or ')}`,
        hint: `say which: --map "${problem.column}=${problem.paths[0] ?? ''}"`,
      };
    case 'shared':
      return {
        message: `${problem.path} could fill ${problem.columns.join(' or ')}`,
        hint: `say which: --map "${problem.columns[0] ?? ''}=${problem.path}"`,
      };
    case 'no-key':
      return {
        message: `the run has no ${problem.path} for ${problem.column}`,
        hint: problem.near.length > 0 ? `it has ${problem.near.join(', ')}` : 'a path is the keys joined by dots',
      };
    case 'no-point':
      return {
        message: `the run has ${problem.path} over time only, and no value of it at the point that counts (${problem.point}), for ${problem.column}`,
        hint: `--select may choose a point at which it has one; --set "${problem.column}=…" writes what you know`,
      };
    default:
      return {
        message: `the table has no column ${problem.column}`,
        hint: `it has ${problem.near.join(', ')}; \`expctl log … --add-column HEADER\` adds one`,
      };
  }
}

const cellsOf = (differences: readonly CellDifference[]): string =>
  differences.map(({ column, there, given }) => `${column} ${there} against ${given}`).join(', ');

/** Says why a document of one run takes no other values. */
export const otherRunProblem = (differences: readonly CellDifference[]): LogProblem => ({
  message: `the one run of this document says otherwise: ${cellsOf(differences)}`,
  hint: '`--replace` (of log and import) rewrites what stands there; another run wants a document of its own',
});

/** Says that nothing names a run; where the table that takes it is keyed by seeds, that nothing says its seed. */
export function noIdProblem(table: TableRecord | undefined): LogProblem {
  const key = table?.columns[keyIndexOf(table)];
  return key !== undefined && isSeedColumn(key.name)
    ? {
        message: `the run has no seed, and ${key.header} tells the runs apart`,
        hint: 'give it with `expctl log … --run-id SEED`',
      }
    : { message: 'the run has no id', hint: 'give one with `expctl log … --run-id ID`' };
}

/** Columns beside the key that may tell rows of one name apart, by folded name: each value of theirs is a run of its own. */
const TELLING: ReadonlySet<string> = new Set(
  'dataset data_set corpus manifest domain subset split fold task language lang config variant'.split(' '),
);

/** One column tells runs apart: the same configuration with another seed or dataset is another run, and has a name of its own. */
function otherId(runId: string, differences: readonly CellDifference[]): string {
  for (const { column, there, given } of differences) {
    const name = foldName(column);
    const isSeed = isSeedColumn(name);
    if (there === '' || !/^[\w.-]+$/u.test(given) || !(isSeed || TELLING.has(name))) continue;
    const id = [runId, ...(isSeed ? ['seed'] : []), given].join('-');
    const what = isSeed ? 'seed' : column;
    return `another ${what} is another run, which wants an id of its own (\`--run-id ${forShell(id)}\`): one column tells runs apart`;
  }
  return 'another run wants another id';
}

/** Says why a row is not written. */
export function rowProblem(conflict: RowConflict): LogProblem {
  switch (conflict.kind) {
    case 'other-values':
      return {
        message: `the run ${conflict.runId} stands there with other values: ${cellsOf(conflict.differences)}`,
        hint: `\`--replace\` (of log and import) rewrites row and run record; ${otherId(conflict.runId, conflict.differences)}`,
      };
    case 'twice':
      return {
        message: `the run ${conflict.runId} stands in ${String(conflict.count)} rows`,
        hint: 'keep one of them',
      };
    case 'no-id':
      return noIdProblem(undefined);
    default:
      return {
        message: `line ${String(conflict.line)} has more cells than the header, which a new column would bring to light`,
        hint: 'mend that row first: a `|` inside a cell is written `\\|`',
      };
  }
}
