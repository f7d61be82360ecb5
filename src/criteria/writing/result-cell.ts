import { isFiller } from '../../records/tables/row-class.ts';
import type { TableRecord } from '../../records/record.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { readBoolean, readMark } from '../../values/read-mark.ts';
import { contains } from '../../text/span.ts';
import type { Outcome, OutcomeKind } from '../outcome.ts';

const USUAL = {
  met: '✅ PASS',
  unmet: '❌ FAIL',
  undetermined: 'undetermined',
  awaiting: '',
} as const satisfies Record<OutcomeKind, string>;

/**
 * Whether expctl may fill a result cell: it is blank, has a mark or a choice of marks, or has what expctl wrote before.
 */
export function isFreeResult(cell: string): boolean {
  const plain = plainText(cell).trim();
  if (isMissing(plain, false) || isFiller(plain) || plain === USUAL.undetermined) return true;
  if (plain.length > LONGEST) return false;
  return plain.split(/[/|]/u).every((part) => readMark(part, part.trim()) !== undefined || readBoolean(part, part.trim()) !== undefined); // prettier-ignore
}

const LONGEST = 60;

/**
 * The text for the result cell of a criteria table: in the words of the template's sample rows, else `✅ PASS` and `❌
 * FAIL`.
 */
export function resultWords({ kind, criterion }: Outcome, table: TableRecord | undefined): string {
  const { result } = criterion.cells ?? {};
  const row = table?.rows.find(({ row: { span } }) => contains(span, criterion.span));
  const at = row?.cells.findIndex(({ span }) => span.start === result?.start && span.end === result?.end) ?? -1;
  const wanted = kind === 'met' ? 'pass' : kind === 'unmet' ? 'fail' : undefined;
  const samples = table?.spec?.samples.flatMap((cells) => cells[at] ?? []) ?? [];
  const sample =
    wanted && samples.find((cell) => !cell.includes('(') && readMark(cell, plainText(cell).trim())?.mark === wanted);
  return sample ?? USUAL[kind];
}
