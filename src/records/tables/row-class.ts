import { foldName } from '../../text/fold-name.ts';
import { hasLetter } from '../../text/letters.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText, standingText } from '../../values/plain-text.ts';
import { SEED_COLUMNS } from '../../values/seed-names.ts';
import { isBesideRuns, isChangeRow } from './beside-runs.ts';
import { isRunKey } from './key-column.ts';
import { isMeanOfOthers } from './mean-of-others.ts';
import { takesSeedsTogether } from './seeds-together.ts';
import { isBareReference, isReference, isSummary } from './row-words.ts';
import { sumsUp } from './sums-up.ts';
import { isSample } from '../../template/filling.ts';
import type { TableSpec } from '../../template/kind.ts';
import type { ColumnRecord, RowClass, TableRecord } from '../record.ts';
import type { TablePlace } from '../../document/table-place.ts';

/**
 * The facts that the rows of one table are read against; `labels` are the columns whose words may determine a row's
 * class.
 */
export type RowsFacts = {
  readonly text: string;
  readonly place: TablePlace;
  readonly spec: TableSpec | undefined;
  readonly columns: readonly ColumnRecord[];
  readonly role: TableRecord['role'];
  /** The column that names a row: the first of those that identify it. */
  readonly keyIndex: number;
  /** All columns that identify rows. */
  readonly keys: readonly number[];
  readonly labels: readonly number[];
  /** Index of the column that names what a fixed row is about. */
  readonly naming: number;
  /** The named columns, and the status columns of runs: computed once, because a table may be wide and long. */
  readonly named: readonly ColumnRecord[];
  readonly statuses: readonly ColumnRecord[];
};

/** The part of a row that determines its class: cells as written, and its place. */
export type RowFacts = RowsFacts & { readonly index: number; readonly cells: readonly string[] };

export type RowClassification = { readonly class: RowClass; readonly reason: string | undefined };

/** Tables in which a label such as `Baseline` or `Mean` says what kind of row it is, rather than what is measured. */
export const ROLES_OF_ROWS: ReadonlySet<TableRecord['role']> = new Set<TableRecord['role']>([
  'runs',
  'comparison',
  'groups',
  'other',
]);
const FILLER = /^(?:_+|x{2,}|\[[^[\]\d]*\]|<[^<>\d]*>|YYYY-MM-DD|["“]\.\.\.["”]|["“]…["”])$/u;

/** Classifies a row: it is a measurement, or something that only looks like one. */
export function classifyRow(facts: RowFacts): RowClassification {
  if (isUnfilled(facts)) return plain('placeholder');
  const excluded = exclusionOf(facts);
  if (excluded !== undefined) return excluded;
  if (isRepeatedHeader(facts)) return plain('repeated-header');
  if (facts.index > 0 && isBlank(facts.cells[0]) && isBlank(facts.cells[facts.keyIndex]) && !hasSummaryWord(facts)) {
    return plain('continuation');
  }
  return plain(ROLES_OF_ROWS.has(facts.role) ? classByWords(facts) : 'data');
}

const plain = (of: RowClass): RowClassification => ({ class: of, reason: undefined });

/**
 * Whether a row has only blanks, `TBD`, dashes and placeholders; for a row that the template fixes, after its label.
 */
function isUnfilled(facts: RowFacts): boolean {
  const { cells, spec, keyIndex, naming, role } = facts;
  const fixed = spec?.rows === 'fixed';
  // A criterion's limit is all that people need to write for it; but the expected value of a result is not a result.
  const isKept = (index: number): boolean => role !== 'criteria' && spec?.columns[index]?.kept === true;
  const values = fixed ? cells.filter((_, index) => index !== keyIndex && index > naming && !isKept(index)) : cells;
  if (values.every(isEmpty)) return true;
  return (
    cells.some((cell) => FILLER.test(cell)) &&
    (spec === undefined ? cells.every((cell) => isEmpty(cell)) : isSample(spec, cells))
  );
}

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';

/** Whether a cell is only a placeholder. */
export const isFiller = (cell: string): boolean => FILLER.test(cell);

const isEmpty = (cell: string): boolean => isMissing(plainText(cell)) || FILLER.test(cell);

/**
 * Why a row is excluded: it is struck through from end to end, its run's name is, or it has `excluded: reason` in a
 * cell.
 */
function exclusionOf({ cells, role, keyIndex }: RowFacts): RowClassification | undefined {
  for (const cell of cells) {
    const reason = !cell.includes(':') ? undefined : /(?:^|[\s(;,.*_])excluded\s*:\s*([^;|]*)/i.exec(cell)?.[1];
    if (reason !== undefined)
      return { class: 'excluded', reason: plainText(reason.replace(/[)\s]+$/u, '')) || undefined };
  }
  const isNameStruck = role === 'runs' && isStruck(cells[keyIndex] ?? '');
  return isNameStruck || isStruckWhole(cells) ? plain('excluded') : undefined;
}

/** Whether the whole text of a row is struck through. */
export function isStruckWhole(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isMissing(plainText(cell)));
  return filled.length > 0 && filled.every(isStruck);
}

const isStruck = (cell: string): boolean => cell.includes('~~') && standingText(cell) === '';

function isRepeatedHeader({ cells, named }: RowFacts): boolean {
  const same = (column: ColumnRecord): boolean =>
    foldName(plainText(cells[column.index] ?? '')) === column.name.replace(/#\d+$/u, '');
  return named.length > 1 && named.every(same);
}

function classByWords(facts: RowFacts): RowClass {
  const { labels, keys, role, cells } = facts;
  const wordsAt = (columns: readonly number[]) => columns.map((index) => plainText(cells[index] ?? ''));
  const words = wordsAt(labels);
  // If the run has a name of its own, other columns give its settings, and only an unqualified word there gives the
  // row's class.
  const own = isNamedRun(facts) ? wordsAt(labels.filter((index) => keys.includes(index) || index === 0)) : words;
  if (own.some(isSummary) || (role === 'runs' && takesSeedsTogether(facts))) return 'summary';
  const beside = role === 'runs' && !tellsOfRun(facts) ? nameOfRow(facts) : '';
  if (isChangeRow(beside) || isMeanOfOthers(facts, beside) || foldName(beside) === 'overall') return 'summary';
  if (role !== 'groups' && words.some((label) => /^overall\b/iu.test(label)) && sumsUp(facts)) return 'summary';
  const compared = role !== 'groups' && (role !== 'other' || cells.some((cell) => /\d/u.test(cell)));
  if (compared && (own.some(isReference) || words.some(isBareReference))) return 'reference';
  return isBesideRuns(beside) ? 'summary' : 'data';
}

/** The name of a row of runs: its key, else the first column that is not empty. */
function nameOfRow({ cells, keyIndex, labels }: RowFacts): string {
  const index = [keyIndex, ...labels].find((at) => !isEmpty(cells[at] ?? ''));
  return index === undefined ? '' : plainText(cells[index] ?? '');
}

/** Columns that only a run has. */
const OF_RUNS: ReadonlySet<string> = new Set([...SEED_COLUMNS, 'date', 'started', 'command', 'commit']);

/** Whether a row says when, how or with which seed something was run: then it is a run, whatever its name. */
const tellsOfRun = ({ cells, columns, keyIndex }: RowFacts): boolean =>
  columns.some(({ name, index }) => index !== keyIndex && OF_RUNS.has(name) && !isEmpty(cells[index] ?? ''));

/** Whether the run has a proper name, rather than a number or a date. */
const isNamedRun = ({ cells, columns, keyIndex }: RowFacts): boolean => {
  const key = plainText(cells[keyIndex] ?? '');
  return isRunKey(columns[keyIndex]) && hasLetter(key) && !isMissing(key);
};

const hasSummaryWord = ({ cells }: RowFacts): boolean => {
  const first = cells.find((cell) => !isBlank(cell));
  return first !== undefined && isSummary(plainText(first));
};
