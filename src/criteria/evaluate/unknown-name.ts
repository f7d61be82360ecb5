import type { PlainReference } from '../language/syntax.ts';
import { lacking } from './operand.ts';
import type { Lacking } from './operand.ts';
import { standingOfTable, standingWords } from './place-words.ts';
import { tablesWith } from './told-meaning.ts';
import type { World } from './world.ts';

/** That nothing has a name, or that only a table has it whose rows are no runs, with the way out. */
export function unknownName(world: World, reference: PlainReference, words: string): Lacking {
  const elsewhere = elsewhereWords(world, reference, words);
  return elsewhere ?? lacking(`nothing is called ${words}`, `a column, metric or field ${words}`);
}

/** Which table has a name that no run tells. */
export function elsewhereWords(world: World, reference: PlainReference, words: string): Lacking | undefined {
  const [table, ...others] = tablesWith(world, reference);
  if (table === undefined) return undefined;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const first = table.columns[0]?.header ?? '';
  return lacking(
    `${words} stands in the table of ${standingWords(standingOfTable(world.record, table))}${more}, whose rows are no runs`,
    `\`row("…").${words}\` for one of its rows, or a first column that is called Run${first === '' ? '' : `, not ${first}`}`,
  );
}
