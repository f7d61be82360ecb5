import type { Span } from '../../text/span.ts';
import { isBlank, skipBlanks, trimEnd } from '../inline/blanks.ts';
import { behindColon, closingBracket, isColon, labelWords, plainLabel } from './plain-label.ts';
import type { LabelWords } from './plain-label.ts';

const LONGEST_LABEL = 200;
const LONGEST_REMARK = 500;

/**
 * Reads `**Label**:`, `**Label:**`, `**Label** (remark):`, `**Label (remark):**`, and the whole pair inside the
 * emphasis: `**loss: 0.31**`. The span begins at the first marker.
 */
export function emphasisedLabel(text: string, line: Span): LabelWords | undefined {
  const marker = text.charCodeAt(line.start);
  const inner = runEnd(text, line, marker);
  const length = inner - line.start;
  if (length > 3 || isBlank(text, inner)) return undefined;
  const close = closingRun(text, { start: inner, end: Math.min(line.end, inner + LONGEST_LABEL) }, { marker, length });
  if (close === undefined) return undefined;
  const last = trimEnd(text, { start: inner, end: close });
  const after = close + length;
  if (isColon(text, last - 1)) {
    const end = isColon(text, last - 2) ? last - 2 : last - 1;
    const { span, remark } = labelWords(text, { start: inner, end });
    return { span, remark, valueStart: after, valueEnd: undefined };
  }
  return (
    outside(text, { start: inner, end: last }, { start: after, end: line.end }) ??
    inside(text, { start: inner, end: last })
  );
}

function runEnd(text: string, { start, end }: Span, marker: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === marker) at++;
  return at;
}

/** How the emphasis is written: `**` is the marker `*` with length two. */
type Run = { readonly marker: number; readonly length: number };

function closingRun(text: string, { start, end }: Span, { marker, length }: Run): number | undefined {
  let count = 0;
  for (let at = start; at < end; at++) {
    count = text.charCodeAt(at) === marker ? count + 1 : 0;
    if (count === length) return at + 1 - length;
  }
  return undefined;
}

/** The colon is after the emphasis, perhaps following a bracketed remark. */
function outside(text: string, label: Span, rest: Span): LabelWords | undefined {
  let at = skipBlanks(text, rest.start, rest.end);
  let remark: Span | undefined;
  const close = closingBracket(text, { start: at, end: Math.min(rest.end, at + LONGEST_REMARK) });
  if (close !== undefined) {
    remark = { start: at + 1, end: close };
    at = skipBlanks(text, close + 1, rest.end);
  }
  if (at >= rest.end || !isColon(text, at)) return undefined;
  const words = labelWords(text, label);
  return { span: words.span, remark: remark ?? words.remark, valueStart: behindColon(text, at), valueEnd: undefined };
}

function inside(text: string, content: Span): LabelWords | undefined {
  const words = plainLabel(text, content, false);
  if (!words || skipBlanks(text, words.valueStart, content.end) === content.end) return undefined;
  return { ...words, valueEnd: content.end };
}
