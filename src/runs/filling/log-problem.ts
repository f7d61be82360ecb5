import { cellWords } from '../../escape/cell-text.ts';
import { forShell } from '../../escape/for-shell.ts';
import { foldName } from '../../text/fold-name.ts';
import { isSeedColumn } from '../../values/seed-names.ts';
import { keyIndexOf, keysOf } from '../row/row-key.ts';
import { keyHeaders } from './way-to-runs-table.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';
import type { MappingProblem } from './mapping.ts';
import type { CellDifference, RowConflict } from '../row/plan-row.ts';

/** Makes the problem that a mapping cannot be applied. */
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
  differences.map(({ column, there, given }) => `${column} ${cellWords(there)} against ${cellWords(given)}`).join(', ');

/** Makes the problem that a document about one run does not accept other values. */
export const otherRunProblem = (differences: readonly CellDifference[]): LogProblem => ({
  message: `the one run of this document says otherwise: ${cellsOf(differences)}`,
  hint: '`--replace` (of log and import) rewrites what is there; another run needs a document of its own',
});

/** Makes the problem that nothing names a run; or, if its table is keyed by seeds, that its seed is not given. */
export function noIdProblem(table: TableRecord | undefined): LogProblem {
  const key = table?.columns[keyIndexOf(table)];
  return key !== undefined && isSeedColumn(key.name)
    ? {
        message: `the run has no seed, and ${key.header} tells the runs apart`,
        hint: 'give it with `expctl log … --run-id SEED`',
      }
    : { message: 'the run has no id', hint: 'give one with `expctl log … --run-id ID`' };
}

const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Makes the problem that an id has more parts than there are columns that identify runs together. */
export const partsProblem = (runId: string, headers: readonly string[]): LogProblem => ({
  message: `${headers.join(', ')} tell the runs apart together, and "${runId}" does not say one of each`,
  hint: `an id is written \`--run-id ${headers.map((header) => foldName(header).toUpperCase()).join(',')}\`; a part with a comma in it goes in quotes: \`--run-id '"a, b",2'\``,
});

/**
 * Makes the problem that a person and the output, or a person twice, give different values for what identifies a run.
 */
export const saidTwiceProblem = (header: string, one: string, other: string): LogProblem => ({
  message: `${header} would be ${one} and ${other}, and it is one of the columns that tell the runs apart`,
  hint: `say it once: without \`--run-id\` and \`--set "${header}=…"\` the row says what the output says; \`--set\` alone may call it otherwise`,
});

/** Makes the problem that a part of what identifies runs is not given; `name` is what the run may be called. */
export const untoldProblem = (header: string, headers: readonly string[], name: string | undefined): LogProblem => ({
  message: `the run says no ${header}, and ${listed(headers)} tell the runs apart together`,
  hint: `give it with \`expctl log … --set ${forShell(`${header}=${name ?? foldName(header).toUpperCase()}`)}\`, or \`--map "${header}=KEY"\` says where the output has it`,
});

/**
 * Columns beside the key that may distinguish rows of one name, by folded name: each of their values is a run of its
 * own.
 */
const TELLING: ReadonlySet<string> = new Set(
  'dataset data_set corpus manifest domain subset split fold task language lang config variant'.split(' '),
);

/**
 * The same configuration with another seed or dataset is another run: in a table where one column identifies runs it
 * needs a name of its own, unless a comment says that several do.
 */
function otherId(runId: string, differences: readonly CellDifference[], table: TableRecord | undefined): string {
  const keys = table === undefined ? [] : keysOf(table).flatMap((index) => table.columns[index]?.header ?? []);
  for (const { column, there, given } of differences) {
    const name = foldName(column);
    const isSeed = isSeedColumn(name);
    if (there === '' || !/^[\w.-]+$/u.test(given) || !(isSeed || TELLING.has(name))) continue;
    const what = isSeed ? 'seed' : column;
    const header = table?.columns.find((each) => each.name === name || each.header === column)?.header;
    const all = `\`<!-- expctl: runs key="${[...keys, header ?? column].join(', ')}" -->\` above the table`;
    if (keys.length > 1)
      return header === undefined
        ? `another ${what} is another run, and needs a column for it (\`--add-column\`) in ${all}`
        : `another ${what} is another run where ${all} says that it tells runs apart, too`;
    const id = [runId, ...(isSeed ? ['seed'] : []), given].join('-');
    const own = `another ${what} is another run, which needs an id of its own (\`--run-id ${forShell(id)}\`): one column tells runs apart`;
    return header === undefined ? own : `${own}, unless ${all} says that both do`;
  }
  return 'another run needs another id';
}

/** How rows of one name become several runs, if other columns distinguish them. */
function severalWay(table: TableRecord | undefined): string {
  const headers = table === undefined || keysOf(table).length > 1 ? [] : keyHeaders(table);
  return headers.length < 2
    ? ''
    : `, or say above the table what tells them apart: \`<!-- expctl: runs key="${headers.join(', ')}" -->\``;
}

/** Makes the problem that a row is not written. */
export function rowProblem(conflict: RowConflict, table?: TableRecord): LogProblem {
  switch (conflict.kind) {
    case 'other-values':
      return {
        message: `the run ${conflict.runId} is there with other values: ${cellsOf(conflict.differences)}`,
        hint: `\`--replace\` (of log and import) rewrites row and run record; ${otherId(conflict.runId, conflict.differences, table)}`,
      };
    case 'twice':
      return {
        message: `the run ${conflict.runId} is in ${String(conflict.count)} rows`,
        hint: `keep one of them${severalWay(table)}`,
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
