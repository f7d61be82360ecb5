/**
 * The name of a document's column in a dataset: letters, digits and `_`; the second one of a name is `name_2`, and one
 * that the dataset itself uses is `table_name`.
 */
export function columnName(folded: string, index: number, taken: ReadonlySet<string>): string {
  const word = folded.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/gu, '');
  const name = word === '' ? `column_${String(index + 1)}` : word;
  return taken.has(name) ? `table_${name}` : name;
}

const UNIT_WORDS: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['‰', 'permille'],
  ['×', 'times'],
  ['µs', 'us'],
  ['$', 'dollars'],
  ['€', 'euros'],
  ['£', 'pounds'],
  ['¥', 'yen'],
]);

/** A unit as a part of a name: `percent`, `tok_s`. */
export function unitWord(unit: string): string {
  const word = UNIT_WORDS.get(unit) ?? unit.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
  return word.replace(/^_+|_+$/gu, '') || 'other_unit';
}

/** The name itself, or else the first free one of `name_2`, `name_3` and so on. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let at = 2; taken.has(name); at++) name = `${wanted}_${String(at)}`;
  return name;
}
