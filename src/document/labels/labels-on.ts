import type { Span } from '../../text/span.ts';
import { isBlank, skipBlanks, trimEnd } from '../inline/blanks.ts';
import { labelAt } from '../label-at.ts';
import type { Label } from '../label-at.ts';

const NONE: readonly Label[] = [];
const PIPE = 124;
const MIDDLE_DOT = 0xb7;
const BULLET = 0x2022;
const STAR = 42;

/**
 * The labels of one line: usually one; several if emphasised pairs are side by side, `**Date:** 2026-03-28 |
 * **Branch:** main`.
 */
export function labelsOn(text: string, line: Span, item: boolean): readonly Label[] {
  let label = labelAt(text, line, item);
  if (!label) return NONE;
  const labels: Label[] = [];
  while (label) {
    const next: Label | undefined = label.emphasised ? labelBehind(text, label.value) : undefined;
    labels.push(next ? { ...label, ...cut(text, label.value, next.start) } : label);
    label = next;
  }
  return labels;
}

function labelBehind(text: string, value: Span): Label | undefined {
  for (let at = value.start + 1; at < value.end; at++) {
    const unit = text.charCodeAt(at);
    if ((unit !== PIPE && unit !== MIDDLE_DOT && unit !== BULLET) || !isBlank(text, at - 1)) continue;
    if (text.charCodeAt(skipBlanks(text, at + 1, value.end)) !== STAR) continue;
    const label = labelAt(text, { start: at + 1, end: value.end });
    if (label?.emphasised) return label;
  }
  return undefined;
}

/** The value ends before the separator that precedes the next label. */
function cut(text: string, value: Span, next: number): { readonly value: Span; readonly end: number } {
  const separator = trimEnd(text, { start: value.start, end: next }) - 1;
  const end = trimEnd(text, { start: value.start, end: separator });
  return { value: { start: value.start, end }, end };
}
