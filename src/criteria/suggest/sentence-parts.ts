import type { Criterion } from '../outcome.ts';
import { STOP_WORDS } from './words/other-words.ts';

/** A sentence taken apart: what is to be read, and what stands around it. */
export type SentenceParts = {
  /** The words before a colon. */
  readonly label: string;
  readonly main: string;
  /** Remarks that are not read: brackets, further sentences, what stands behind a dash. */
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

/** Takes a sentence apart; or says why it is none that could be evaluated. */
export function sentenceParts(sentence: string, role: Criterion['role']): SentenceParts | { readonly reason: string } {
  const text = sentence.replace(MARKS, '').trim();
  const cut = cutConsequence(text, role);
  if ('reason' in cut) return cut;
  const bracketed = withoutBrackets(cut.text);
  if ('reason' in bracketed) return bracketed;
  const { label, rest } = splitLabel(bracketed.text);
  if (role !== 'kill' && STOP_WORDS.test(label))
    return { reason: `“${label}” tells when it has failed: a stop rule belongs under a heading such as Kill Criteria` };
  const [main = '', ...others] = rest.split(SENTENCE_END).map((part) => part.trim());
  const further = others.filter((part) => part !== '');
  const more = further.find((part) => COMPARES.test(part) || /\d\s*%/u.test(part));
  if (more !== undefined) return { reason: 'it says more than one thing: write one item, or one span, for each' };
  const remarks = [...bracketed.remarks, ...further, ...cut.remarks].map((part) => part.trim());
  return { label, main: main.replace(/\s+/gu, ' '), remarks: remarks.filter((part) => part !== '') };
}

type Cut = { readonly text: string; readonly remarks: readonly string[] } | { readonly reason: string };

/** What stands behind an arrow is what follows; what stands behind a dash is a remark, or the sentence behind its label. */
function cutConsequence(text: string, role: Criterion['role']): Cut {
  const arrow = ARROW.exec(text);
  const [head, tail] =
    arrow === null ? [text, ''] : [text.slice(0, arrow.index), text.slice(arrow.index + arrow[0].length)];
  if (arrow !== null && role !== 'kill') {
    if (STOP_WORDS.test(tail))
      return { reason: 'it tells when to stop: a stop rule belongs under a heading such as Kill Criteria' };
    if (!GOOD.test(tail)) return { reason: 'it tells what follows in a case, not what has to hold' };
  }
  const dash = DASH.exec(head);
  if (dash === null) return { text: head, remarks: [tail] };
  const [before, behind] = [head.slice(0, dash.index), head.slice(dash.index + dash[0].length)];
  if (!COMPARES.test(before) && !/\d/u.test(before) && COMPARES.test(behind))
    return { text: `${before}: ${behind}`, remarks: [tail] };
  if (COMPARES.test(behind) && !GOOD.test(behind) && !NOT_GOOD.test(behind))
    return { reason: 'it says more than one thing: write one item, or one span, for each' };
  return { text: before, remarks: [behind, tail] };
}

/** Brackets are remarks; those of an interval, of a function and of `(relative)` stay. */
function withoutBrackets(text: string): Cut {
  const remarks: string[] = [];
  let rest = '';
  for (let at = 0; at < text.length; at++) {
    const close = text[at] === '(' ? closing(text, at) : -1;
    if (close < 0 || keeps(text, at, close)) {
      rest += text[at];
      continue;
    }
    const inside = text.slice(at + 1, close);
    if (COMPARES.test(inside)) return { reason: `“(${inside})” says more than the sentence itself` };
    remarks.push(inside);
    at = close;
  }
  return { text: rest.replace(/ {2,}/gu, ' ').trim(), remarks };
}

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

function splitLabel(text: string): { readonly label: string; readonly rest: string } {
  const colon = /:(?:\s+|$)/u.exec(text);
  if (colon === null || colon.index > 60 || COMPARES.test(text.slice(0, colon.index))) return { label: '', rest: text };
  return { label: text.slice(0, colon.index).trim(), rest: text.slice(colon.index + colon[0].length).trim() };
}
