import type { Span } from '../../text/span.ts';

/** The HTML comments that begin and end within a span; the text outside it is not read. */
export function* commentsIn(text: string, { start, end }: Span): Generator<Span> {
  const own = text.slice(start, end);
  for (let at = own.indexOf('<!--'); at !== -1;) {
    const close = own.indexOf('-->', at + 4);
    if (close === -1) return;
    yield { start: start + at, end: start + close + 3 };
    at = own.indexOf('<!--', close + 3);
  }
}
