import { plainText } from '../document/plain-text.ts';
import { matchChoice } from '../template/choice.ts';
import { readChoices } from '../template/samples/choices.ts';
import { TITLE_PLACES, withDayOpen } from '../template/title-places.ts';
import { mayHoldWideLetters } from '../text/letters.ts';
import type { ExperimentRecord } from './record.ts';

/**
 * The title as lists and headlines show it: the value of the field that the kind fills with the title; otherwise the
 * record's title without the words that every document of the kind has there (`[ML-EXP]: `, `Experiment Plan: `).
 */
export function shownTitle({ kind, title, fields }: ExperimentRecord): string {
  const written = title?.text ?? '';
  if (kind === undefined) return written;
  const pattern = kind.identity.titlePattern;
  if (pattern !== undefined) return titleIn(written, withoutEmphasis(pattern));
  const field = fields.find(({ spec, filling }) => spec?.source === 'title' && filling === 'filled');
  return field === undefined ? written : plainText(field.value.text);
}

/** What a title is compared with has no emphasis, for the title has none: `Reproduction of *{title}*`. */
const withoutEmphasis = (pattern: string): string => (/[*`]/.test(pattern) ? pattern.replace(/\*+|`/g, '') : pattern);

/** The title itself, also if the kind's pattern has a date beside it. */
function titleIn(written: string, pattern: string): string {
  const open = withDayOpen(written, pattern);
  const title = withoutTail(withoutLead(open, pattern), pattern);
  return title.includes('{date}') && open !== written ? written : title;
}

/** A title without the text that the kind's pattern has before `{title}`. */
export function withoutLead(title: string, pattern: string): string {
  const before = pattern.slice(0, Math.max(0, pattern.indexOf('{title}')));
  const lead = before.replace(mayHoldWideLetters(before) ? /^.*\{id\}[^\p{L}[<{]*/u : /^.*\{id\}[^A-Za-z[<{]*/, '');
  const rest = title.slice(lead.length).trim();
  return lead !== '' && rest !== '' && title.toLowerCase().startsWith(lead.toLowerCase()) ? rest : title;
}

/** A title without the text that the kind's pattern has after `{title}`: words, or one of the choices there. */
function withoutTail(title: string, pattern: string): string {
  const at = pattern.indexOf('{title}');
  const tail = at === -1 ? '' : pattern.slice(at + '{title}'.length).replaceAll('{id}', '');
  const [place] = tail.match(TITLE_PLACES) ?? [];
  const choices = place === undefined ? undefined : readChoices(place)?.spec;
  const start = place === undefined ? tail : tail.slice(0, tail.indexOf(place));
  const from = start.trim() === '' ? -1 : title.lastIndexOf(start.trimEnd());
  if (from <= 0) return title;
  const behind = title.slice(from + start.trimEnd().length).trim();
  const isTail =
    behind === plainText(tail.slice(start.length)).trim() ||
    (choices !== undefined && matchChoice(choices, behind).kind === 'chosen');
  const rest = title.slice(0, from).trim();
  return isTail && !leavesOpen(rest) ? rest : title;
}

/** Whether a bracket that the title itself opens would lose its end. */
const leavesOpen = (text: string): boolean =>
  ['()', '[]', '（）', '【】'].some(([open = '', close = '']) => text.split(open).length > text.split(close).length);
