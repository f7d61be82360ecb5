const YES: ReadonlySet<string> = new Set('yes y true ja oui sí si sim'.split(' '));
const NO: ReadonlySet<string> = new Set('no n false nein non não'.split(' '));

/** Whether a text is just a word for no. */
export const isNo = (text: string): boolean => NO.has(text.toLowerCase());

/** Whether a text is just a word for yes or for no. */
export const isYesOrNo = (text: string): boolean => isNo(text) || YES.has(text.toLowerCase());
