import { foldName } from '../../text/fold-name.ts';
import { hasLetter } from '../../text/letters.ts';
import { plainText } from '../../values/plain-text.ts';
import { untyped } from '../numbers/operand.ts';
import type { RunRow } from './run-row.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Columns in which people remark on a run, and those that say how it stands. */
const NOTES = ['notes', 'note', 'comment', 'comments', 'remark', 'remarks', 'bemerkung', 'notizen', '备注', '備考'];
const STATUSES = ['status', 'state', 'run_status'];
const VALIDITY = ['valid', 'is_valid', 'validity', 'usable', 'gültig'];

/** Said alone, or of a noun: `invalid`, `wrong seed`, `buggy eval`. */
const AGAINST = set(
  'invalid invalidated void buggy bogus broken wrong incorrect erroneous corrupt corrupted contaminated tainted ' +
    'superseded obsolete outdated deprecated retracted withdrawn revoked ungültig verworfen veraltet fehlerhaft invalide inválido 无效 作废 無効',
);
/** Said alone, in notes: as a status, `discard` is about a change that was tried, and `crashed` is read already. */
const ALONE = set(
  'discard discarded ignore ignored dropped bug leak leaked data_leak data_leakage test_leak label_leak leakage preliminary provisional ' +
    'tentative unverified incomplete unfinished crashed oom killed aborted rerun_needed needs_rerun needs_a_rerun to_be_rerun to_rerun ' +
    'must_be_rerun rerun_pending redo to_be_redone do_not_use don_t_use do_not_count don_t_count not_counted does_not_count ' +
    'doesn_t_count should_not_count not_valid not_usable not_comparable unusable debug_run smoke_test dry_run placeholder dummy test_only',
);
/** Words behind which the reason follows: `superseded by r3`, `invalid because of …`. */
const REASONS = set('by because due as since in for from after at');
const PART = /[.;,:()[\]!?|]|\s[-–—]\s|<br\s*\/?>|→/u;
const LONGEST = 200;

/** What a row says against its own numbers, in the words of its cell (`Notes says "wrong seed"`). Undefined for all others. */
export function takenBack({ id, cells }: RunRow): string | undefined {
  for (const name of VALIDITY) {
    const found = cells.get(name);
    const value = found && untyped(found.cell.value);
    const isFalse = (value?.kind === 'mark' && value.mark === 'fail') || (value?.kind === 'boolean' && !value.value);
    if (found !== undefined && (isFalse || ['no', 'n', 'invalid'].includes(foldName(found.cell.text))))
      return `${found.column.header} says "${plainText(found.cell.text)}"`;
  }
  const named = /[([]([^()[\]]{1,60})[)\]]\s*$/u.exec(id)?.[1];
  if (named !== undefined && isAgainst(named, true)) return `its name says "${named}"`;
  for (const [names, isNote] of COLUMNS)
    for (const name of names) {
      const found = cells.get(name);
      const words = found && phrasesOf(found.cell.text).find((phrase) => isAgainst(phrase, isNote));
      if (found !== undefined && words !== undefined) return `${found.column.header} says "${words}"`;
    }
  return undefined;
}

const COLUMNS = [
  [NOTES, true],
  [STATUSES, false],
] as const;

/** A remark in short pieces; one in prose says more than these words do. */
function phrasesOf(cell: string): readonly string[] {
  if (cell.length > LONGEST || !hasLetter(cell)) return [];
  return plainText(cell).split(PART).map((part) => part.trim()); // prettier-ignore
}

/** `invalid`, `wrong seed`, `superseded by r3`; not `invalid JSON rate 3%` or `no longer broken`. */
function isAgainst(phrase: string, isNote: boolean): boolean {
  const name = foldName(phrase);
  const [first = '', second, ...others] = name.split('_');
  if (isNote && ALONE.has(name)) return true;
  if (!AGAINST.has(first)) return false;
  return second === undefined || REASONS.has(second) || (isNote && others.length === 0 && NOUNS.has(second));
}

const NOUNS = set(
  'run runs result results number numbers value values row data dataset split seed seeds eval evaluation measurement config ' +
    'configuration checkpoint baseline labels label tokenizer manifest metric metrics prompt script code version lr set test model loader',
);
