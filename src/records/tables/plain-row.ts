import type { Row } from '../../document/block.ts';
import { cellTextAt } from './cell-text-at.ts';
import type { RowsFacts } from './row-class.ts';
import { isFiller, ROLES_OF_ROWS } from './row-class.ts';
import { seedKeys } from './seeds-together.ts';
import { startsWithLetterOrDigit } from '../../text/letters.ts';

/** The facts of a table that each of its rows is compared with. */
export type RowWatch = {
  /** Columns whose words may determine a row's class. */
  readonly labels: readonly number[];
  /** The key's header in lower case. */
  readonly header: string;
  /** Keys of the template's rows that a row of the document could still be; undefined: any row could. */
  readonly samples: ReadonlySet<string> | undefined;
  /** Columns of seeds that tell rows apart: in one of runs anything but digits may say that a row takes others together. */
  readonly seeds: readonly number[];
};

/** Pieces of words; every ASCII label that makes a row something other than data contains at least one of them. */
const TELLING: readonly string[] = (
  'mean ave avg std sd err sem var min man max med total sum best base sota state publish record prev prior refer control lead ' +
  'overall range mitt durch dev gesamt abw streu basis grundl ausgang ecart somm scart rifer prum moy delta diff chang ' +
  'improv gain lift reduc increas decreas besser difer mejor target thresh goal requir pass ziel grenz schwel soll cible ' +
  'seuil umbral confidence'
).split(' ');

/**
 * Searched piece by piece: V8 takes longer to compile an expression with this many alternatives than to check a
 * document.
 */
function mayTell(label: string): boolean {
  if (/[^\0-\x7f]/.test(label)) return true;
  const lower = label.toLowerCase();
  if (TELLING.some((piece) => lower.includes(piece))) return true;
  return OF_STATISTICS.some((piece) => lower.includes(piece)) && STATISTIC.test(lower);
}

const OF_STATISTICS: readonly string[] = ['ci', 'val', 'conf'];
const STATISTIC = /(?:^|[^a-z])ci(?:[^a-z]|$)|p.?val|conf.int/;
/** A key that is blank, still to be filled in, or formatted. */
const isOdd = (key: string): boolean =>
  !startsWithLetterOrDigit(key) || /^(?:x{2}|tbd|tba|tbc|n\/?a|nan|null|nil|none|inf|yyyy)/i.test(key);

/** Prepares the quick check of rows; a table whose rows the template fixes always needs the full check. */
export const rowWatch = ({ labels, columns, keyIndex, spec, role }: RowsFacts): RowWatch => ({
  labels,
  header: columns[keyIndex]?.header.toLowerCase() ?? '',
  samples:
    spec?.rows === 'fixed'
      ? undefined
      : new Set(spec?.samples.filter((row) => row.some(isFiller)).map((row) => row[keyIndex] ?? '')),
  seeds: role === 'runs' ? seedKeys({ columns, labels }).map(({ index }) => index) : [],
});

/**
 * Whether a row is certainly data, found without splitting it: its key is present and ordinary, none of its labels has
 * a word that suggests another class, nothing is struck through or excluded. A quick yes for the hundred thousand rows
 * of a long table; a no only means that the row needs the full check.
 */
export function isPlainlyData(
  { text, keyIndex, role }: RowsFacts,
  row: Row,
  { labels, header, samples, seeds }: RowWatch,
): boolean {
  if (samples === undefined) return false;
  const key = cellTextAt(text, row, keyIndex);
  if (key === undefined || isOdd(key) || key.length > 200 || key.toLowerCase() === header || samples.has(key))
    return false;
  const written = text.slice(row.span.start, row.span.end);
  if (written.includes('~~') || written.includes('xcluded') || written.includes('XCLUDED')) return false;
  if (!ROLES_OF_ROWS.has(role)) return true;
  if (seeds.some((index) => !/^\d+$/.test(cellTextAt(text, row, index) ?? ''))) return false;
  return labels.every((index) => !mayTell(index === keyIndex ? key : (cellTextAt(text, row, index) ?? '')));
}
