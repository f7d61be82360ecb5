import { lineAt, lineSpan } from '../../text/line-index.ts';
import { replacement } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import { standsFor } from '../choice.ts';
import { isStandIn } from '../samples/sample.ts';
import { wholeLines } from './line-spans.ts';
import type { Block, CodeBlock } from '../../document/block.ts';
import type { Edit } from '../../text/edit.ts';
import type { FieldSpec } from '../kind.ts';
import type { PlacedField, TemplateView } from '../reading/template-view.ts';

/**
 * A field of the template's text with its spec, and the text that a new document gives it (undefined: not known yet).
 */
export type FieldToFill = {
  readonly placed: PlacedField;
  readonly spec: FieldSpec;
  readonly text: string | undefined;
  readonly guidance: boolean;
};

/**
 * The edits that fill in one field: known values are written, typed samples are blanked, placeholders and choices stay.
 */
export function fieldEdits(view: TemplateView, toFill: FieldToFill): readonly Edit[] {
  const { spec, placed, text } = toFill;
  if (spec.block !== undefined) return blockEdits(view, toFill);
  const isSample = !spec.placeholder && spec.choices === undefined && spec.sample !== '';
  if (text === undefined && !isSample) return [];
  const comment =
    isSample && text === undefined && toFill.guidance ? `<!-- e.g. ${spec.sample.replaceAll('--', '- -')} -->` : '';
  return [valueEdit(view, placed, text === undefined ? comment : oneLine(text, placed))];
}

/** Keeps only the alternative that was chosen. */
export function alternativeEdits(view: TemplateView, spec: FieldSpec, text: string): readonly Edit[] {
  const { lines } = view.document;
  return (spec.alternatives ?? []).flatMap((_, index) =>
    standsFor(spec, index, text) ? [] : [{ span: lineSpan(lines, spec.line + index), text: '' }],
  );
}

/**
 * The blank between colon and value is removed with a value and added with a new one; a value on the next line has
 * none.
 */
function valueEdit(view: TemplateView, { field }: PlacedField, text: string): Edit {
  const { start, end } = field.value;
  if (field.form === 'table-row') return replacement(field.value, text === '' ? ' '.repeat(end - start) : text);
  let from = start;
  while (from > field.labelSpan.end && /[ \t]/u.test(view.text[from - 1] ?? '')) from--;
  const isOwnLine = view.text[from - 1] === '\n';
  return { span: { start: from, end }, text: text === '' || isOwnLine ? text : ` ${text}` };
}

const oneLine = (text: string, { field }: PlacedField): string => {
  const line = joinLines(text);
  return field.form === 'table-row' ? line.replace(/(?<!\\)\|/gu, '\\|') : line;
};

const joinLines = (text: string): string =>
  text
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .join(' ')
    .trim();

function blockEdits(view: TemplateView, { placed, spec, text }: FieldToFill): readonly Edit[] {
  const [block] = placed.field.blocks;
  if (block === undefined) return [];
  if (text !== undefined) return [blockEdit(view, block, text)];
  return block.kind === 'code' && spec.block === 'code' && !isScaffolding(view, block)
    ? [codeEdit(view, block, '')]
    : [];
}

function blockEdit(view: TemplateView, block: Block, text: string): Edit {
  if (block.kind === 'code') return codeEdit(view, block, text);
  return replacement(block.span, block.kind === 'list' ? asList(text) : text);
}

/** A text that is already a list stays unchanged. */
const asList = (text: string): string => (/^(?:[-*+]|\d{1,9}[.)])\s/u.test(text) ? text : `- ${joinLines(text)}`);

/** Code that only says what to write there (comments, bracketed words) stays; sample code is removed. */
function isScaffolding(view: TemplateView, { lines }: CodeBlock): boolean {
  const written = lines.map((line) => sliceOf(view.text, line).trim()).filter((line) => line !== '');
  return written.some((line) => isStandIn(line)) || written.every((line) => /^(?:#|\/\/|--)/u.test(line));
}

function codeEdit({ document, text: whole }: TemplateView, block: CodeBlock, text: string): Edit {
  const fence = lineSpan(document.lines, lineAt(document.lines, block.span.start));
  const lead = whole.slice(fence.start, block.span.start).replace(/[^\s>]/gu, ' ');
  const ending = whole.slice(fence.start, fence.end).endsWith('\r\n') ? '\r\n' : '\n';
  const lines = text === '' ? [] : text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  const written = lines.map((line) => `${line === '' ? lead.trimEnd() : lead + line}${ending}`).join('');
  const [first] = block.lines;
  const last = block.lines.at(-1) ?? first;
  const inside =
    first && last
      ? wholeLines(document, { start: first.start, end: Math.max(first.end, last.end) })
      : { start: fence.end, end: fence.end };
  return replacement(inside, written);
}
