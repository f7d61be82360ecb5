import type { CellRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import { isCompared } from '../../values/compared.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText, standingText } from '../../values/plain-text.ts';
import { openLimit, openNumberWords } from '../numbers/open-number.ts';
import type { RefusedCell, StatementPlace } from '../outcome.ts';
import type { World } from '../world/world.ts';
import { bareOperator } from './bare-limit.ts';
import { standingSpans } from './expect-spans.ts';
import { metricNamed, nameFor } from './metric-named.ts';
import type { RowColumns } from './row-columns.ts';
import { statisticAsked } from './statistic-asked.ts';
import { thresholdStatement } from './threshold-cell.ts';

/** One limit of a row, with all that says what is asked. */
export type RowAsked = {
  readonly worlds: () => readonly World[];
  readonly table: TableRecord;
  readonly row: RowRecord;
  readonly columns: RowColumns;
  readonly limit: LimitColumn | undefined;
  readonly label: string;
  /** All labels of the table. */
  readonly labels: readonly string[];
  readonly isMarked: boolean;
};

/** The spans in the row's cells, in the order of the text. */
export const writtenIn = (text: string, { cells }: RowRecord): readonly StatementPlace[] =>
  cells.flatMap(({ span }) => standingSpans(text, span).map(({ place }) => unescaped(place)));

/** The threshold cell read as a comparison of the metric that the row names; none where the row is a person's. */
export function limitStatements(asked: RowAsked): readonly StatementPlace[] {
  const { row, limit, label, isMarked } = asked;
  const threshold = limit && row.cells[limit.at];
  if (threshold === undefined) return [];
  const words = standingText(threshold.text);
  const place = { span: threshold.span, row: row.row.span, direct: false, written: false } as const;
  const read = label === '' ? nameless(words) : readLimit(asked, threshold, words);
  if (read.kind === 'read') return [withPart(asked, { ...place, text: read.text })];
  // A comparison with a number is no sentence for people, even where nobody knows with what.
  if (isMarked || (read.kind === 'unread' && !isCompared(threshold.text))) return [];
  if (read.kind === 'refused') return [{ ...place, text: read.text, refused: read.refused }];
  return [{ ...place, text: `${nameFor(label)} ${words}`, unread: true }];
}

type Reading =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string; readonly refused: RefusedCell }
  | { readonly kind: 'unread' };

const UNREAD: Reading = { kind: 'unread' };

const nameless = (words: string): Reading =>
  isCompared(words)
    ? {
        kind: 'refused',
        text: words,
        refused: { message: `no cell names what \`${words}\` is asked of`, hint: 'write the metric into each row' },
      }
    : UNREAD;

function readLimit({ worlds: worldsHere, ...asked }: RowAsked, threshold: CellRecord, words: string): Reading {
  const { label, labels, limit, table, row, columns } = asked;
  const worlds = worldsHere();
  const metric = metricNamed(worlds, label, labels);
  const refuse = (refused: RefusedCell, name = metric ?? nameFor(label)): Reading => ({
    kind: 'refused',
    text: `${name} ${words}`,
    refused,
  });
  const open = openLimit(words);
  if (open !== undefined && metricNamed(worlds, open, labels) === undefined) return refuse(unwritten(open));
  if (metric === undefined || limit === undefined) return UNREAD;
  const statistic = statisticAsked(worlds, { label, metric, limit: words });
  if (statistic !== undefined && isCompared(threshold.text)) return refuse(statistic);
  const operator = bareOperator({ table, row, limit, limits: columns.limits, worlds, metric });
  if (typeof operator === 'object') return refuse(operator);
  const column = table.columns[limit.at];
  return thresholdStatement({ cell: threshold, operator, column, label, worlds, metric }) ?? UNREAD;
}

/** The same of the runs of the part of the data that the row names. */
function withPart({ table, row, columns }: RowAsked, place: StatementPlace): StatementPlace {
  if (columns.part < 0) return place;
  const part = plainText(row.cells[columns.part]?.text ?? '').trim();
  const header = table.columns[columns.part]?.header ?? '';
  if (part === '' || isMissing(part))
    return { ...place, refused: { message: `no ${header} stands in its row`, hint: 'write it into each row' } };
  const value = NUMBER.test(part) ? part : `"${part.replaceAll('"', '')}"`;
  return { ...place, text: `${place.text} where ${nameFor(header)} == ${value}`, ofPart: true };
}

const NUMBER = /^\d{1,15}(?:\.\d{1,15})?$/;

const unwritten = (letters: string): RefusedCell => ({
  message: openNumberWords(letters),
  hint: 'write the number that it has to reach',
});

/** In a cell a pipe is written `\|`. */
const unescaped = (place: StatementPlace): StatementPlace =>
  place.text.includes('\\|') ? { ...place, text: place.text.replaceAll('\\|', '|'), direct: false } : place;
