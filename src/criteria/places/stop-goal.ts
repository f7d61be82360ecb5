import { isGoalName } from '../../template/words/limit-columns.ts';
import type { ColumnRecord } from '../../records/record.ts';
import { plainText } from '../../values/plain-text.ts';
import type { StatementPlace } from '../outcome.ts';
import type { World } from '../world/world.ts';
import { betterOf } from './baseline-limit.ts';

/** A row among stop rules: its label, the column of its limit, and what the document says. */
export type StopRow = {
  readonly label: string;
  readonly column: ColumnRecord | undefined;
  readonly worlds: () => readonly World[];
};

/**
 * The limit of a row among stop rules; refused if it may be a goal: `Toxicity | < 1%` under `Target` says what should
 * hold, and taken literally fires when all is well. A limit in the direction known to be worse is certainly meant as a
 * stop rule.
 */
export const stopStatements = (places: readonly StatementPlace[], row: StopRow): readonly StatementPlace[] =>
  places.map((place) => (mayBeGoal(place, row) ? { ...place, refused: refusal(row) } : place));

function mayBeGoal(place: StatementPlace, { label, column, worlds }: StopRow): boolean {
  const firing = place.written || place.refused !== undefined ? undefined : firingSide(place.text);
  if (firing === undefined) return false;
  const better = betterOf(label, label, worlds());
  return better === undefined ? isGoalName(column?.name ?? '') : better === firing;
}

/** Which numbers trigger it. */
function firingSide(text: string): 'lower' | 'higher' | undefined {
  const operator = /[<>]/.exec(text)?.[0];
  return operator === undefined ? undefined : operator === '<' ? 'lower' : 'higher';
}

const refusal = ({ column }: StopRow) => ({
  message: `below stop rules \`${plainText(column?.header ?? '').trim()}\` may say what has to hold, or what ends the experiment`,
  hint: 'call the column `Kill if` where it ends the experiment; else move the row to the success criteria',
});
