import { isBesideRuns } from '../../records/tables/beside-runs.ts';
import { isReference } from '../../records/tables/row-words.ts';
import { foldName } from '../../text/fold-name.ts';
import { isRunKey } from '../../records/tables/key-column.ts';
import { labelName } from '../../document/label-name.ts';
import type { PlainReference } from '../language/syntax.ts';
import { isOpenNumber, openNumberWords } from '../numbers/open-number.ts';
import { lacking } from '../numbers/operand.ts';
import type { Lacking } from '../numbers/operand.ts';
import { standingOfTable, standingWords } from './place-words.ts';
import { likelyNames } from './likely-names.ts';
import { rowsWithoutValue } from './loose-fields.ts';
import { tablesWith } from './told-meaning.ts';
import type { World } from './world.ts';

/**
 * The problem that nothing has a name, or that only a table has it whose rows are not runs, with a hint how to fix it.
 */
export function unknownName(world: World, reference: PlainReference, words: string): Lacking {
  const elsewhere = elsewhereWords(world, reference, words);
  if (elsewhere !== undefined) return elsewhere;
  if (isOpenNumber(words)) return lacking(openNumberWords(words), `the number in the place of ${words}`);
  const likely = likelyNames(words, measuredNames(world));
  const [first] = likely;
  if (first === undefined) return lacking(`nothing is called ${words}`, `a column, metric or field ${words}`);
  return lacking(
    `nothing is called ${words}, and the runs have ${likely.join(', ')}`,
    `a column, metric or field ${words}, or its name in the statement: \`expect: ${first} …\``,
  );
}

/** The names of the runs' columns, except the one that identifies runs. */
const measuredNames = ({ columns }: World): readonly string[] =>
  columns.filter((column) => !isRunKey(column)).map(({ name }) => name);

/** Which table has a name for which no run has a value. */
export function elsewhereWords(world: World, reference: PlainReference, words: string): Lacking | undefined {
  const [table, ...others] = tablesWith(world, reference);
  if (table === undefined) return withoutValue(world, reference, words);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const [first] = table.columns;
  const out = isRunKey(first)
    ? `a mark above it: \`<!-- expctl: runs key="${first?.header ?? ''}" -->\``
    : `a first column that is called Run${(first?.header ?? '') === '' ? '' : `, not ${first?.header ?? ''}`}`;
  return lacking(
    `${words} is in the table of ${standingWords(standingOfTable(world.record, table))}${more}, whose rows are not runs`,
    `\`row("…").${reference.kind === 'name' ? words : `${reference.kind === 'column' ? 'col' : 'metric'}("${words}")`}\` for one of its rows, or ${out}`,
  );
}

/** `AUC | 0.761 | 0.748` under `Metric | Baseline | Treatment`: nothing says which of the columns is the value. */
function withoutValue(world: World, reference: PlainReference, words: string): Lacking | undefined {
  const [found] = reference.kind === 'metric' ? [] : rowsWithoutValue(world.record, labelName(words));
  if (found === undefined) return undefined;
  const { table, label } = found;
  const columns = table.columns.slice(1).map(({ header }) => header);
  return lacking(
    `${words} is in a row of ${standingWords(standingOfTable(world.record, table))}, of which no column is its value: ${columns.join(', ')}`,
    `\`row("${label}").col("${likelyValue(columns)}")\`, or a column that is called Value`,
  );
}

const BEFORE: ReadonlySet<string> = new Set('before old prior previous original target n'.split(' '));

/** The last column that is neither what something is compared with nor a difference: nobody means those. */
function likelyValue(columns: readonly string[]): string {
  const isOther = (header: string): boolean =>
    isReference(header) || isBesideRuns(header) || BEFORE.has(foldName(header));
  return columns.findLast((header) => !isOther(header)) ?? columns.at(-1) ?? '';
}
