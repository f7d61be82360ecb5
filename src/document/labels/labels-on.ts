import type { Span } from '../../text/span.ts';
import { isBlank, skipBlanks, trimEnd } from '../inline/blanks.ts';
import { emojiEnd } from '../emoji.ts';
import { labelAt } from '../label-at.ts';
import type { Label } from '../label-at.ts';

const NONE: readonly Label[] = [];
const PIPE = 124;
const MIDDLE_DOT = 0xb7;
const BULLET = 0x2022;
const STAR = 42;

/**
 * The labels of one line: one as a rule; several when emphasised pairs stand side by side,
 * `**Date:** 2026-03-28 | **Branch:** main`, outside of lists also with a wide gap or a picture between.
 */
export function labelsOn(text: string, line: Span, item: boolean): readonly Label[] {
  let label = labelAt(text, line, item);
  if (!label) return NONE;
  const labels: Label[] = [];
  while (label) {
    const next: Behind | undefined = label.emphasised ? labelBehind(text, label.value, item) : undefined;
    labels.push(next ? { ...label, ...cut(text, label.value, next.from) } : label);
    label = next?.label;
  }
  return labels;
}

/** A further label, and where what parts it from the value before begins. */
type Behind = { readonly label: Label; readonly from: number };

function labelBehind(text: string, value: Span, item: boolean): Behind | undefined {
  for (let at = value.start + 1; at < value.end; at++) {
    const unit = text.charCodeAt(at);
    const isSeparator = (unit === PIPE || unit === MIDDLE_DOT || unit === BULLET) && isBlank(text, at - 1);
    const start = isSeparator ? skipBlanks(text, at + 1, value.end) : item ? undefined : behindGap(text, at, value.end);
    if (start === undefined || (isSeparator && text.charCodeAt(start) !== STAR)) continue;
    const label = labelAt(text, { start, end: value.end });
    if (label?.emphasised) return { label, from: at };
  }
  return undefined;
}

/** Where a bold label may begin behind a gap of two blanks, or behind one and a picture (`🧑‍🔬 **Who:** Ada`). */
function behindGap(text: string, at: number, end: number): number | undefined {
  if (!isBlank(text, at) || isBlank(text, at - 1)) return undefined;
  const start = skipBlanks(text, at, end);
  const picture = text.charCodeAt(start) > 127 ? emojiEnd(text, start) : start;
  if (picture === start && start - at < 2) return undefined;
  return text.charCodeAt(skipBlanks(text, picture, end)) === STAR ? start : undefined;
}

/** The value ends before what stands before the next label. */
function cut(text: string, value: Span, from: number): { readonly value: Span; readonly end: number } {
  const end = trimEnd(text, { start: value.start, end: from });
  return { value: { start: value.start, end }, end };
}
