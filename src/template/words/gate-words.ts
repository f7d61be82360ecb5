import { hasWord, mayHoldWideLetters } from '../../text/letters.ts';

const WELCOME = /nice[\s_-]to[\s_-]have|stretch[\s_-]goal/i;
const SHOULD =
  /^\W*(?:should|could|bonus|stretch|not[\s_-](?:required|mandatory|blocking)|non[\s_-]blocking|if[\s_-]possible|aspirational)(?:[\s_-]+(?:have|pass|be|criteri(?:a|on)|goals?|targets?|metrics?|\d{1,2}))?\W*$/i;
const MUST =
  /^\W*(?:must|required|mandatory|blocking|blocker|essential)(?:[\s_-]+(?:have|pass|be|hold|criteri(?:a|on)|goals?|targets?|metrics?|\d{1,2}))?\W*$/i;
/** The same in other languages, where the word must be alone or before a word for criteria. */
const SHOULD_ABROAD =
  /^\P{L}*(?:(?:wünschenswerte?|optionale?|kann|soll|sollte|bonus)[\s-]?(?:kriteri(?:um|en)|ziele?)|wünschenswert|optional|kann|sollte|souhaitables?|souhaité|facultatifs?|optionnels?|critères? (?:souhaitables?|facultatifs?|optionnels?)|deseables?|opcional(?:es)?|criterios (?:deseables|opcionales)|desejáve(?:l|is)|opcionais|desiderabil[ei]|facoltativ[oiae]|opzional[ei]|期望|期望达到|可选|可選|加分项|加分項|任意|望ましい|歓迎条件|努力目標|あると良い|선택|선택 사항|희망|желательно)\P{L}*$/iu;
const MUST_ABROAD =
  /^\P{L}*(?:(?:muss|pflicht)(?:[\s-]?(?:kriteri(?:um|en)|ziele?))?|zwingend|erforderlich|obligatoires?|indispensables?|requis|obligatorios?|imprescindibles?|obrigatórios?|obbligatori[oae]?|必须|必須|必达|必須条件|필수|обязательно)\P{L}*$/iu;
/** A quick check: what each of them contains, apart from those with letters beyond ASCII. */
const MAY_SAY_SHOULD = /kann|soll|optional|bonus|souhait|facult|optionnel|dese|opcion|opzion|desider|facolt/i;
const MAY_SAY_MUST = /muss|pflicht|zwingend|erforder|oblig|indispens|requis|impresc|obbligat/i;
const ALL = /all[\s_]required/i;

/** `not optional`, `non-optional`, `no longer nice to have`. */
const NOT_WELCOME =
  /(?:\bnot|\bnon|\bnever|\bno[\s_-]longer|n['’]t)[\s_-]+(?:be[\s_-]+|an?[\s_-]+|just[\s_-]+|only[\s_-]+)?(?:optional|nice[\s_-]to|stretch)/i;
/** Said of the criterion itself: `Optional: …`, `(optional)`, `…, optional`; not `on the optional test set`. */
const OPTIONAL_ITSELF = /^\W*optional|[([]\s*optional|(?:[,;:–—]|\s-|\b(?:is|are|but))\s*optional(?!\s*[\w-])/i;

/** Whether a sentence says that it is optional: `(optional)`, `nice to have`. */
export const isWelcome = (sentence: string): boolean =>
  (WELCOME.test(sentence) || (hasWord(sentence, 'optional') && OPTIONAL_ITSELF.test(sentence))) &&
  !NOT_WELCOME.test(sentence);

/** The same of a label or a heading, whose words are all about the criterion. */
const labelsWelcome = (words: string): boolean =>
  (WELCOME.test(words) || hasWord(words, 'optional')) && !NOT_WELCOME.test(words);

/** Whether a label or a heading says that its subject is optional: `Should`, `Bonus criteria`, `Nice to Have`. */
export const saysShould = (words: string): boolean =>
  labelsWelcome(words) ||
  SHOULD.test(words) ||
  ((MAY_SAY_SHOULD.test(words) || mayHoldWideLetters(words)) && SHOULD_ABROAD.test(words));

/** Whether a label says that its subject is mandatory: `Must have`, `Required`. */
export const saysMust = (words: string): boolean =>
  MUST.test(words) || ((MAY_SAY_MUST.test(words) || mayHoldWideLetters(words)) && MUST_ABROAD.test(words));

/** Whether a label or a heading says secondary, which means optional unless everything there is required. */
export const saysSecondary = (words: string): boolean => hasWord(words, 'secondary');

/** Whether words say that everything in a list is required, including the secondary items. */
export const saysAllRequired = (words: string): boolean => ALL.test(words);
