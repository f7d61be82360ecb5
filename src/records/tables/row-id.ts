import { labelName } from '../../document/label-name.ts';
import { isSetting } from '../../template/words/several-keys.ts';
import { parseDecimal, printDecimal, trimDecimal } from '../../values/decimal-text.ts';
import { plainText } from '../../values/plain-text.ts';

const BETWEEN = ',';
const BLANK = /^[-\u2013\u2014\u2212\u2015]{0,3}$/u;
/** A number with more zeros than this keeps its spelling. */
const MOST_ZEROS = 30;

/**
 * What a cell contributes to the id of a run whose key is several columns: its plain text, nothing for a dash. For a
 * seed or a setting all spellings of a number are equal (`1e-4` and `0.0001`); in other columns `1.10` is not `1.1`.
 */
export function keyPart(cell: string, header: string): string {
  const text = plainText(cell);
  if (BLANK.test(text)) return '';
  const decimal = isSetting(labelName(header)) ? parseDecimal(text) : undefined;
  if (decimal === undefined) return text;
  const trimmed = trimDecimal(decimal);
  return Math.abs(trimmed.exponent) > MOST_ZEROS ? text : printDecimal(trimmed);
}

/**
 * The id of a run whose key is several columns: `small,2`. A part that contains a comma or quotes, or has blanks around
 * it, is put in quotes (doubled inside), so that no two keys have the same id; empty parts at the end are left out.
 * Undefined if all parts are empty.
 */
export function idOfParts(parts: readonly string[]): string | undefined {
  const last = parts.findLastIndex((part) => part !== '');
  return last < 0
    ? undefined
    : parts
        .slice(0, last + 1)
        .map(quoted)
        .join(BETWEEN);
}

const quoted = (part: string): string =>
  /[,"]/u.test(part) || part.trim() !== part ? `"${part.replaceAll('"', '""')}"` : part;

/** The parts of such an id, with blanks if it has fewer; undefined if it has more, or its quotes are not closed. */
export function partsOfId(id: string, count: number): readonly string[] | undefined {
  const parts: string[] = [];
  for (let at = 0; at <= id.length;) {
    const read = id[at] === '"' ? quotedPart(id, at) : plainPart(id, at);
    if (read === undefined) return undefined;
    parts.push(read.part);
    at = read.end + 1;
  }
  if (parts.length > count) return undefined;
  return [...parts, ...Array.from({ length: count - parts.length }, () => '')];
}

/** A part, and where it ends: at a comma, or at the end of the id. */
type Part = { readonly part: string; readonly end: number };

function plainPart(id: string, start: number): Part {
  const comma = id.indexOf(BETWEEN, start);
  const end = comma < 0 ? id.length : comma;
  return { part: id.slice(start, end).trim(), end };
}

function quotedPart(id: string, start: number): Part | undefined {
  let part = '';
  let at = start + 1;
  for (;;) {
    const close = id.indexOf('"', at);
    if (close < 0) return undefined;
    part += id.slice(at, close);
    at = close + 1;
    if (id[at] !== '"') break;
    part += '"';
    at += 1;
  }
  return at === id.length || id[at] === BETWEEN ? { part, end: at } : undefined;
}
