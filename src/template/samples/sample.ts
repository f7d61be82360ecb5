import { foldText } from '../fold-line.ts';
import { hasLetter } from '../../text/letters.ts';
import { readChoices } from './choices.ts';
import type { ChoiceSpec } from '../kind.ts';
import type { ValueType } from '../../values/value.ts';
import { typeOfText } from './typed-text.ts';

/** The text that a template has at a field's place, as read. */
export type Sample =
  | { readonly kind: 'blank' }
  | { readonly kind: 'placeholder'; readonly type: ValueType | undefined }
  | {
      readonly kind: 'choice';
      readonly choices: ChoiceSpec;
      readonly boolean: boolean;
      readonly doubt: string | undefined;
    }
  | { readonly kind: 'typed'; readonly type: ValueType; readonly unit: string | undefined }
  | { readonly kind: 'sentence' }
  | { readonly kind: 'words' };

const BLANK = /^(?:[_.…\s]*|TBD|-|—|\(\s*\))$/iu;
const DATE = /\b[YJRA]{4}[-./]MM[-./](?:DD|TT)\b|\b(?:DD|TT|JJ)[-./]MM[-./][YJA]{4}\b|\bMM\/(?:DD|TT|JJ)\/[YJA]{4}\b/u;
const BRACKETS = /\[[^[\]]*\](?!\()|<[^<>]*>|\{\{[^{}]*\}\}|【[^【】]*】|［[^［］]*］|〔[^〔〕]*〕|^「[^「」]*」$/gu;
const STAND_IN = /(?<![A-Za-z])(?:X{2,}|Y{3,}|A{3}|B{3}|N{3,})(?![A-Za-z])|_{3,}|^X(?:\.X+)?(?=\s|%|$)/u;
/**
 * Whether a text is a name that a script or a template engine replaces: `$STATUS`, `${status}`, `%STATUS%`, `{status}`.
 */
const isVariable = (text: string): boolean =>
  /^[$%{]/.test(text) && /^(?:\$[A-Za-z_]\w*|\$?\{\p{L}[\p{L}\p{N} _-]*\}|%[A-Za-z_]\w*%)$/u.test(text);
const LIST_OF_DATA =
  /^\[\s*(?:[-+.]{0,2}\d[-+.\deE]*|"[^"]*"|'[^']*')(?:\s*,\s*(?:[-+.]{0,2}\d[-+.\deE]*|"[^"]*"|'[^']*'|\.{3}))*\s*\]$/u;
/** Brackets with nothing in them yet. */
const OPEN_BRACKETS = /^\[\s?(?:\.{3}|…|-)\s?\]$/u;

/** Reads the text that a template has at a field's place; only text of a template is ever read this way. */
export function readSample(value: string): Sample {
  const text = foldText(value);
  if (BLANK.test(text)) return { kind: 'blank' };
  if (LIST_OF_DATA.test(text)) return { kind: 'typed', type: 'list', unit: undefined };
  const choices = readChoices(value);
  if (choices !== undefined)
    return { kind: 'choice', choices: choices.spec, boolean: isYesNo(choices.spec), doubt: choices.doubt };
  if (isStandIn(text)) return { kind: 'placeholder', type: placeholderType(text) };
  const typed = typeOfText(value);
  if (typed !== undefined) return { kind: 'typed', ...typed };
  return isSentence(text) ? { kind: 'sentence' } : { kind: 'words' };
}

/**
 * Whether a template's text is only to be replaced: brackets around words, a variable, `YYYY-MM-DD`, `XXX`,
 * underscores.
 */
export const isStandIn = (text: string): boolean =>
  DATE.test(text) ||
  STAND_IN.test(text) ||
  isVariable(text) ||
  OPEN_BRACKETS.test(text) ||
  (hasBracketedWords(text) && !LIST_OF_DATA.test(text));

/** Whether a text has words in brackets that are not a link. */
const hasBracketedWords = (text: string): boolean => [...text.matchAll(BRACKETS)].some(([inside]) => hasLetter(inside));

/** Whether a text is a sentence for the person who fills in the template, rather than a value. */
export const isSentence = (text: string): boolean =>
  /[.?!。？！:：]["'”)）]?$/u.test(text) || /^[(（].*[)）]$/u.test(text) || text.split(/\s+/u).length > 9;

function placeholderType(text: string): ValueType | undefined {
  if (DATE.test(text) && text.length < 30) return 'date';
  if (/^[[<]?(?:https?|s3|gs):\/\//u.test(text)) return 'uri';
  return undefined;
}

const isYesNo = (choices: ChoiceSpec): boolean => {
  const words = choices.values.map((value) => value.toLowerCase());
  return (
    words.length === 2 &&
    (words.includes('yes') || words.includes('true')) &&
    (words.includes('no') || words.includes('false'))
  );
};
