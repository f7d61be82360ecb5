import { codeSpansIn } from '../../document/code-spans.ts';
import { sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import { parseStatement } from '../language/parse-statement.ts';

/** Words of an item that were meant as a statement but are read as prose. */
export type MistakenForm = { readonly span: Span; readonly message: string; readonly hint: string };

const OTHER_WORD = /^\s*(?:(?:expects|expected|expecting|exepct|expct|expext)\s*:?|expect\b(?!\s*:))\s*/iu;
const IN_PROSE = /\bexpects?\s*:\s*([^\n`]+)/giu;

/** The code spans and prose in an item that would be a statement except for a letter, a colon or a backtick. */
export function mistakenForms(text: string, span: Span): readonly MistakenForm[] {
  const spans = codeSpansIn(text, span);
  return [...spans.flatMap(({ content }) => otherWord(text, content)), ...lostTicks(text, span, spans)];
}

function otherWord(text: string, content: Span): readonly MistakenForm[] {
  const written = sliceOf(text, content);
  const lead = OTHER_WORD.exec(written)?.[0];
  if (lead === undefined) return [];
  const statement = written.slice(lead.length).trim();
  if (!lead.includes(':') && parseStatement(statement).statement === undefined) return [];
  const message = `\`${lead.trim()}\` makes this a sentence for people: a statement begins with \`expect:\``;
  return [{ span: content, message, hint: `write \`expect: ${statement}\`` }];
}

/** `expect: …` outside every code span, if what follows can be parsed. */
function lostTicks(
  text: string,
  { start, end }: Span,
  spans: readonly { readonly span: Span }[],
): readonly MistakenForm[] {
  const prose = blanked(text.slice(start, end), start, spans);
  return [...prose.matchAll(IN_PROSE)].flatMap((found) => {
    const statement = (found[1] ?? '').trim();
    if (parseStatement(statement).statement === undefined) return [];
    const at = start + found.index;
    return [
      {
        span: { start: at, end: at + found[0].trimEnd().length },
        message: 'this `expect:` is outside a code span, and is a sentence for people',
        hint: `write it between two backticks: \`expect: ${statement}\``,
      },
    ];
  });
}

/** The text with code spans replaced by blanks, so that offsets do not change. */
function blanked(text: string, start: number, spans: readonly { readonly span: Span }[]): string {
  let rest = '';
  let at = 0;
  for (const { span } of spans) {
    rest += text.slice(at, span.start - start) + '`'.repeat(span.end - span.start);
    at = span.end - start;
  }
  return rest + text.slice(at);
}
