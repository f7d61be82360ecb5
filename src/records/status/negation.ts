/** Words that negate one or two words after them: `not passed`, `not a success`, `noch nicht fertig`. */
const NEGATIONS: ReadonlySet<string> = new Set(
  'not never cannot nicht nie pas jamais nunca mai ne nije není не никогда'.split(' '),
);
/** Words that negate only the very next word: `no success`, `non concluso`. */
const NEAR_NEGATIONS: ReadonlySet<string> = new Set('no non kein keine sin sans ikke inte'.split(' '));

/** Whether the words before a phrase (since the previous phrase) negate it. */
export function isNegated(before: readonly string[]): boolean {
  const [last = '', second = ''] = before.slice(-2).toReversed();
  return NEGATIONS.has(last) || NEAR_NEGATIONS.has(last) || NEGATIONS.has(second);
}

const BEFORE = /(?:[未没沒不非無]|没有|沒有|尚未|未能)$/u;
/** `成功しなかった`, `完了していません`, `완료되지 않음`, `성공하지 못함`. */
const BEHIND = /^(?:[\u3040-\u309f]{0,6}(?:ない|なかった|ません|せず)|[되하]지\s*[못않])/u;

/** Whether a word is negated inside a text whose script has no blanks between words. */
export function isNegatedInside(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return BEFORE.test(text.slice(0, at)) || BEHIND.test(text.slice(at + word.length));
}
