import type { Criterion } from '../outcome.ts';
import { STOP_WORDS } from './words/other-words.ts';

/** A sentence taken apart: the part to be read, and the text around it. */
export type SentenceParts = {
  /** The words before a colon. */
  readonly label: string;
  readonly main: string;
  /** Remarks that are not read: brackets, further sentences, text after a dash. */
  readonly remarks: readonly string[];
};

const MARKS = /^(?:[✅❌✓✗✔☐☑⚠️\s•]|\[[ xX-]\])+/u;
const COMPARES =
  /[<>≤≥±≠]|(?<![\p{L}])(?:at least|at most|within|below|above|more than|less than|exceed|no more|no worse|better than|fewer than|greater than|higher than|lower than|under \d|over \d|up to)/iu;
const ARROW = /\s*(?:→|⇒|->|=>)\s*/u;
const DASH = /\s+(?:—|–|--)\s+/u;
const SENTENCE_END = /[.;。；!?](?:\s+|$)/u;
const GOOD =
  /^\W*(?:met|pass(?:ed|es)?|go|proceed|promote|launch|accept(?:ed)?|success|ship|keep|adopt|continue|achieved|done)(?![\p{L}])/iu;
const NOT_GOOD = /^\W*(?:not met|not yet|no)(?![\p{L}])/iu;

/** Takes a sentence apart; or says why it cannot be evaluated. */
export function sentenceParts(sentence: string, role: Criterion['role']): SentenceParts | { readonly reason: string } {
  const text = sentence
    .replace(MARKS, '')
    .replace(AGREEING_ARROW, ' ')
    .replace(BLOCK_ID, '')
    .replace(PLACEHOLDER, '$1')
    .replaceAll('()', ' ')
    .replace(ABBREVIATED, '$1')
    .trim();
  const bracketed = withoutBrackets(text);
  if ('reason' in bracketed) return bracketed;
  const cut = cutConsequence(role === 'kill' ? behindRule(bracketed.text) : bracketed.text, role);
  if ('reason' in cut) return cut;
  const { label, rest } = splitLabel(cut.text);
  if (role !== 'kill' && STOP_WORDS.test(label)) return { reason: `“${label}” says when it has failed: ${STOP_PLACE}` };
  const [main = '', ...others] = rest.split(SENTENCE_END).map((part) => part.trim());
  const further = others.filter((part) => part !== '');
  const more = further.find((part) => !BONUS.test(part) && (COMPARES.test(part) || /\d\s*%/u.test(part)));
  if (more !== undefined) return { reason: SEVERAL };
  const remarks = [...bracketed.remarks, ...further, ...cut.remarks].map((part) => part.trim());
  return { label, main: main.replace(/\s+/gu, ' '), remarks: remarks.filter((part) => part !== '') };
}

/** `FID ↓ < 20`: the arrow says the same as the comparison, and nothing more. */
const AGREEING_ARROW =
  /\s*(?:[↑⬆]\u{FE0F}?\s*(?=>|≥|at least\b|above\b|over\b)|[↓⬇]\u{FE0F}?\s*(?=<|≤|at most\b|below\b|under\b))/gu;
/** The name that a note-taking program gives an item, to link to it: `… at least 30 ^fps`. */
const BLOCK_ID = /\s\^[A-Za-z][\w-]*\s*$/u;

/** A full stop that does not end a sentence. */
const ABBREVIATED = /(?<![\p{L}])(vs|cf|resp|approx|incl|max|min|avg)\.(?= )/giu;
/** A word that a template leaves in angle brackets. */
const PLACEHOLDER = /<(baseline|reference|control)>/giu;
const STOP_PLACE = 'a stop rule belongs under a heading such as Kill Criteria';
const SEVERAL = 'it says more than one thing: write one item, or one span, for each';
/** A further sentence that sets no limit. */
const BONUS = /(?<![\p{L}])(?:strong|stretch|bonus|ideal|ideally|nice|would)(?![\p{L}])/iu;

/** `If a > b: stop …` in a list of stop rules. */
const behindRule = (text: string): string => text.replace(/^((?:if|when) [^:]{1,200}): .*$/iu, '$1');

type Cut = { readonly text: string; readonly remarks: readonly string[] } | { readonly reason: string };

/** Text after an arrow is the consequence; text after a dash is a remark, or the sentence after its label. */
function cutConsequence(text: string, role: Criterion['role']): Cut {
  const arrow = ARROW.exec(text);
  const [head, tail] =
    arrow === null ? [text, ''] : [text.slice(0, arrow.index), text.slice(arrow.index + arrow[0].length)];
  if (arrow !== null && role !== 'kill') {
    if (STOP_WORDS.test(tail)) return { reason: `it says when to stop: ${STOP_PLACE}` };
    if (!GOOD.test(tail)) return { reason: 'it says what follows in a case, not what has to hold' };
  }
  const dash = DASH.exec(head);
  const follows = role === 'kill' ? [] : [tail];
  if (dash === null) return { text: head, remarks: follows };
  const [before, behind] = [head.slice(0, dash.index), head.slice(dash.index + dash[0].length)];
  if (!COMPARES.test(before) && !/\d/u.test(before) && COMPARES.test(behind))
    return { text: `${before}: ${behind}`, remarks: follows };
  if (/^[\d.]/u.test(behind) || (COMPARES.test(behind) && !GOOD.test(behind) && !NOT_GOOD.test(behind)))
    return { reason: SEVERAL };
  return { text: before, remarks: [behind, ...follows] };
}

/**
 * Brackets are remarks, except those of an interval, of a function and of `(relative)`. A bracket with a complete
 * comparison is read.
 */
function withoutBrackets(text: string): Cut {
  const insides: string[] = [];
  let rest = '';
  for (let at = 0; at < text.length; at++) {
    const close = text[at] === '(' ? closing(text, at) : -1;
    if (close < 0 || keeps(text, at, close)) {
      rest += text[at];
      continue;
    }
    const inside = text.slice(at + 1, close);
    if (SAYS_HOW_MANY.test(inside) && !/=\s*[\d.]|required/u.test(inside)) rest += ` ${inside} `;
    else insides.push(inside);
    at = close;
  }
  const plain = rest
    .replace(/ {2,}/gu, ' ')
    .replace(/ (?=[,.;])/gu, '')
    .trim();
  const comparing = insides.filter((inside) => COMPARES.test(inside) && !inside.includes('→'));
  const [only, ...others] = comparing;
  if (only === undefined) return { text: plain, remarks: insides };
  const isAll =
    others.length === 0 &&
    !COMPARES.test(plain) &&
    !/:|(?<![\p{L}\d])\d|(?<![\p{L}])(?:without|unless|if|no)(?![\p{L}])/iu.test(plain);
  if (!isAll) return { reason: `“(${only})” says more than the sentence itself` };
  return { text: only, remarks: [plain, ...insides.filter((inside) => inside !== only)] };
}

/** A bracket that says what is aggregated, or in how many runs it holds, is part of the sentence. */
const SAYS_HOW_MANY =
  /(?<![\p{L}])(?:mean|average|averaged|avg|median|max|min|worst|best|p\d\d|std|runs?|seeds?|each|every|all|any)(?![\p{L}])|^per \p{L}+$/iu;

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if ((text[at] === ')' || (text[at] === ']' && depth === 1)) && --depth === 0) return at;
  }
  return -1;
}

const keeps = (text: string, open: number, close: number): boolean =>
  text[close] === ']' ||
  /(?:in|∈) ?$/u.test(text.slice(Math.max(0, open - 3), open)) ||
  /[\p{L}\p{N}_]/u.test(text[open - 1] ?? ' ') ||
  /^\((?:relative|rel\.?|absolute|abs\.?)\)$/iu.test(text.slice(open, close + 1));

/** `V1a`, `K1`, `Day 5` before a sentence is its number. */
const NUMBERED = /^((?:[A-Z]{1,2}\d{1,2}[a-z]?|Day \d{1,3}|#\d{1,3})[.)]?) (?=\p{L})/u;

function splitLabel(text: string): { readonly label: string; readonly rest: string } {
  const colon = /:(?:\s+|$)/u.exec(text);
  if (colon !== null && colon.index <= 60 && !COMPARES.test(text.slice(0, colon.index)))
    return { label: text.slice(0, colon.index).trim(), rest: text.slice(colon.index + colon[0].length).trim() };
  return { label: '', rest: text };
}

/** The number before a sentence, and the sentence without it. */
export function splitNumber(text: string): { readonly number: string; readonly rest: string } {
  const found = NUMBERED.exec(text);
  return found === null ? { number: '', rest: text } : { number: found[1] ?? '', rest: text.slice(found[0].length) };
}
