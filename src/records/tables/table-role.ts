import { cellsOf } from '../../document/cells-of.ts';
import type { TablePlace } from '../../document/table-place.ts';
import type { TableSpec } from '../../template/kind.ts';
import { MEASURED_COLUMNS, THRESHOLD_COLUMNS } from '../../template/words/column-words.ts';
import { meaningOf } from '../../template/words/section-words.ts';
import { sliceOf } from '../../text/span.ts';
import { isCompared } from '../../values/compared.ts';
import { readValue } from '../../values/read-value.ts';
import type { ColumnRecord } from '../record.ts';
import { isRunKey } from './key-column.ts';

type Role = TableSpec['role'];

export type RoleFacts = {
  readonly text: string;
  readonly place: TablePlace;
  readonly columns: readonly ColumnRecord[];
  readonly keyIndex: number;
};

const FIRST_COLUMN: readonly (readonly [Role, string])[] = [
  [
    'criteria',
    'criterion criteria success_criterion success_criteria acceptance_criterion gate requirement kriterium critère criterio 基準 标准',
  ],
  ['hypotheses', 'hypothesis hypotheses hypothesis_statement 仮説 假设 가설'],
  ['metrics', 'metric metrics measure measurement kpi score metrik kennzahl métrique métrica 指标 指標 지표'],
  ['epochs', 'epoch epochs step steps iteration iter 轮次'],
  ['groups', 'group subgroup slice cohort demographic class category language domain 组'],
  [
    'comparison',
    'model models system systems method methods approach variant baseline config configuration algorithm arm 模型 方法',
  ],
  ['parameters', 'parameter parameters param hyperparameter hyperparameters hparam setting flag 参数 超参数'],
  ['fields', 'field property attribute key item variable 项目 項目'],
];

const BY_FIRST_COLUMN: ReadonlyMap<string, Role> = new Map(
  FIRST_COLUMN.flatMap(([role, names]) => names.split(' ').map((name) => [name, role] as const)),
);

/** What is called so behind the first column names what a row is about, rather than the first. */
const LABELS: ReadonlySet<Role> = new Set<Role>(['metrics', 'criteria']);

const OUTCOME_NAMES: ReadonlySet<string> = new Set(
  'result results status outcome evidence verdict measured threshold target actual pass pass_fail met achieved validated'.split(
    ' ',
  ),
);
const VALUE_NAMES: ReadonlySet<string> = new Set(
  'value values content details setting default wert valeur valor 值 内容 値 값'.split(' '),
);
/** Roles that a table has only where some column holds numbers. */
const NUMERIC: ReadonlySet<Role> = new Set<Role>(['runs', 'epochs', 'groups', 'comparison']);
/** So many rows are looked at to tell whether a column holds numbers. */
const SAMPLED_ROWS = 5;

/** What a table is for, from its header and a few of its rows, where no kind says so. */
export function tableRole(facts: RoleFacts): Role {
  const role = roleByHeader(facts);
  if (isAsking(role, facts)) return 'criteria';
  return NUMERIC.has(role) && !hasNumbers(facts) ? 'other' : role;
}

/** What a table is for as soon as it holds a number, by its header alone. */
export function roleByHeader({ columns, keyIndex }: Pick<RoleFacts, 'columns' | 'keyIndex'>): Role {
  const first = BY_FIRST_COLUMN.get(columns[0]?.name ?? '');
  const judged = columns.slice(1).some((column) => OUTCOME_NAMES.has(column.name));
  if (first === 'criteria' || first === 'hypotheses') return judged ? first : 'other';
  if (first === 'fields') return columns.length > 1 && VALUE_NAMES.has(columns[1]?.name ?? '') ? 'fields' : 'other';
  if (first === 'comparison' && isRunKey(columns[keyIndex])) return 'runs';
  if (first !== undefined && !(first === 'epochs' && isRunKey(columns[keyIndex]))) return first;
  if (isRunKey(columns[keyIndex])) return 'runs';
  return columns.length === 2 && columns[0]?.name === '' && columns[1]?.name === '' ? 'fields' : 'other';
}

/**
 * Whether a table tells of each row what has to be reached. Where criteria stand a column for it is enough; elsewhere the rows
 * compare (`< 12%`) and have a place for what came out.
 */
function isAsking(role: Role, { text, place, columns }: RoleFacts): boolean {
  const isLabel = ({ name }: ColumnRecord): boolean => LABELS.has(BY_FIRST_COLUMN.get(name) ?? 'other');
  if (role !== 'metrics' && (role !== 'other' || columns.slice(1).some(isLabel))) return false;
  const threshold = columns.find(({ name, index }) => index > 0 && THRESHOLD_COLUMNS.has(name));
  if (threshold === undefined) return false;
  if (nearestMeaning(place.path) === 'criteria') return true;
  if (!columns.some(({ name, index }) => index > 0 && MEASURED_COLUMNS.has(name))) return false;
  const rows = place.table.rows.slice(0, SAMPLED_ROWS);
  return rows.some((row) => {
    const cell = cellsOf(text, row)[threshold.index];
    return cell !== undefined && isCompared(sliceOf(text, cell.span));
  });
}

/** What the innermost heading is for that says anything. */
const nearestMeaning = (path: readonly string[]): string | undefined =>
  path
    .toReversed()
    .map((name) => meaningOf(name)?.role)
    .find((role) => role !== undefined && role !== 'other' && role !== 'guidance');

function hasNumbers({ text, place, columns, keyIndex }: RoleFacts): boolean {
  const rows = place.table.rows.slice(0, SAMPLED_ROWS);
  return rows.some((row) =>
    cellsOf(text, row).some(
      ({ span }, index) => index !== keyIndex && index < columns.length && isNumeric(sliceOf(text, span)),
    ),
  );
}

const isNumeric = (cell: string): boolean => {
  const { kind } = readValue(cell, /\d,\d/.test(cell) ? 'number' : undefined);
  return kind === 'number' || kind === 'uncertain' || kind === 'range' || kind === 'change';
};
