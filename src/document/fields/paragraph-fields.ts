import type { Span } from '../../text/span.ts';
import type { Block, List, ListItem } from '../block.ts';
import { isBlank, skipBlanks, trimEnd } from '../inline/blanks.ts';
import type { FieldForm } from '../field.ts';
import type { Label } from '../label-at.ts';
import { labelName } from '../label-name.ts';
import { labelsOn } from '../labels/labels-on.ts';
import { endOwners, groupIn, HEAD, MAJOR, MINOR, own, pathOf } from './open-field.ts';
import type { OpenField, Rank, Scope } from './open-field.ts';

const [BACKSLASH, STAR, UNDERSCORE] = [92, 42, 95];
const PSEUDO_HEADING = /^(\*\*|__)[^*_]{1,200}\1$/u;
/** `**Go on to the next kiln?** Y/N` */
const QUESTION = /^(\*\*|__)[^*_]{1,200}[?？]\1/u;

/** The list item whose first paragraph is being read. */
export type Head = { readonly list: List; readonly item: ListItem };

/** A line without its trailing blanks and hard break. */
type Line = { readonly span: Span; readonly broken: boolean };

/** Reads a paragraph's lines (or a link definition's) into fields of the scope. */
export function readParagraph(scope: Scope, block: Block, lines: readonly Span[], head?: Head): void {
  const reading: Reading = { scope, block, open: [], broken: false, onlyPlain: true };
  const told = scope.form === 'quote' ? withoutCallout(scope.text, lines) : lines;
  told.forEach((raw, index) => {
    const line = lineOf(scope.text, raw, index === told.length - 1);
    const begun = index === 0 && head ? { span: behindBox(scope.text, line.span), broken: line.broken } : line;
    const labels = labelsOn(scope.text, begun.span, index === 0 && head !== undefined);
    if (labels[0] && (index === 0 || isLabelInside(reading, labels[0]))) {
      labels.forEach((label, order) =>
        begin(reading, label, { line: begun, head: index + order === 0 ? head : undefined }),
      );
    } else resume(reading, begun);
    reading.broken = line.broken;
  });
  finish(reading);
}

const CALLOUT = /^\s*\[!\w[\w-]{0,30}\][+-]?/;

/** What a callout is (`> [!abstract]- Setup`) is the title of the lines below it, unless it is a label itself. */
function withoutCallout(text: string, lines: readonly Span[]): readonly Span[] {
  const [first, ...others] = lines;
  const sign = first === undefined ? null : CALLOUT.exec(text.slice(first.start, first.end));
  if (first === undefined || sign === null) return lines;
  const rest = { start: first.start + sign[0].length, end: first.end };
  return labelsOn(text, rest, false).length > 0 ? [rest, ...others] : others;
}

type Reading = {
  readonly scope: Scope;
  readonly block: Block;
  /** Labels that the next line could continue, outermost first. */
  open: OpenField[];
  broken: boolean;
  onlyPlain: boolean;
};

/** After the first line, a plain label in lower case is most likely wrapped prose. */
function isLabelInside({ scope, onlyPlain }: Reading, label: Label): boolean {
  if (label.emphasised || onlyPlain) return true;
  const first = scope.text.slice(label.span.start, label.span.start + 1);
  return first === first.toUpperCase();
}

function begin(
  reading: Reading,
  label: Label,
  { line, head }: { readonly line: Line; readonly head: Head | undefined },
): void {
  const { scope, block } = reading;
  const rank = rankOf(label, head);
  endOwners(scope, rank);
  own(scope, block);
  if (reading.open.length > 0) reading.open = reading.open.filter((field) => field.rank > rank && field.bare);
  for (const field of reading.open) extend(scope.text, field, line.span);
  const above = reading.open.at(-1);
  const field = openField(scope, label, { rank, head, group: above ? pathOf(above) : groupIn(scope) });
  scope.found.push(field);
  reading.open.push(field);
  reading.onlyPlain &&= !label.emphasised;
  if (head) scope.base = pathOf(field);
}

function rankOf(label: Label, head: Head | undefined): Rank {
  if (head) return HEAD;
  return label.emphasised && !label.mark ? MAJOR : MINOR;
}

function resume(reading: Reading, line: Line): void {
  const { scope, block } = reading;
  reading.onlyPlain = false;
  const bold = isMarker(scope.text.charCodeAt(line.span.start))
    ? scope.text.slice(line.span.start, line.span.end)
    : undefined;
  // A question of its own is no answer to the label above it.
  if (bold !== undefined && QUESTION.test(bold)) reading.open = [];
  if (reading.open.length === 0) {
    if (bold !== undefined && PSEUDO_HEADING.test(bold)) endFilled(scope);
    own(scope, block);
  }
  if (reading.broken) reading.open = reading.open.filter((field) => field.bare);
  for (const field of reading.open) extend(scope.text, field, line.span);
}

const isMarker = (unit: number): boolean => unit === STAR || unit === UNDERSCORE;

/** A bold line by itself is a heading in disguise: a label that already has its blocks ends there. */
function endFilled(scope: Scope): void {
  scope.owners = scope.owners.filter((owner) => owner.rank === HEAD || owner.blocks.length === 0);
}

function extend(text: string, field: OpenField, line: Span): void {
  if (field.sealed) return;
  const empty = field.value.start === field.value.end;
  const start = empty ? skipBlanks(text, line.start, line.end) : field.value.start;
  if (line.end <= start) return;
  field.value = { start, end: line.end };
  field.span = { start: field.span.start, end: line.end };
}

function finish({ scope, block, open }: Reading): void {
  const last = open.at(-1);
  scope.last = last && { field: last, end: block.span.end };
  for (const field of open) if (field.value.start === field.value.end) scope.owners.push(field);
}

type Place = { readonly rank: Rank; readonly head: Head | undefined; readonly group: readonly string[] };

function openField({ text, form }: Scope, label: Label, { rank, head, group }: Place): OpenField {
  const words = text.slice(label.span.start, label.span.end);
  const bare = label.value.start === label.value.end;
  return {
    form: formOf(label, head, form),
    label: words,
    name: labelName(words),
    remark: label.remark && text.slice(label.remark.start, label.remark.end).trim(),
    mark: label.mark,
    span: {
      start: head ? head.item.marker.start : label.start,
      end: bare || label.sealed ? label.end : label.value.end,
    },
    labelSpan: label.span,
    value: label.value,
    blocks: [],
    group,
    rank,
    bare,
    sealed: label.sealed,
  };
}

function formOf(label: Label, head: Head | undefined, form: FieldForm | undefined): FieldForm {
  if (head) return head.list.ordered ? 'numbered' : 'bullet';
  return form ?? (label.emphasised ? 'bold' : 'plain');
}

function lineOf(text: string, raw: Span, last: boolean): Line {
  const end = trimEnd(text, raw);
  const slashed = !last && end > raw.start && text.charCodeAt(end - 1) === BACKSLASH;
  if (slashed)
    return { span: { start: raw.start, end: trimEnd(text, { start: raw.start, end: end - 1 }) }, broken: true };
  return { span: { start: raw.start, end }, broken: !last && isBlank(text, end) && isBlank(text, end + 1) };
}

/** A task's box is not part of its label. */
function behindBox(text: string, { start, end }: Span): Span {
  const boxed = text[start] === '[' && text[start + 2] === ']' && isBlank(text, start + 3) && start + 3 < end;
  return boxed ? { start: skipBlanks(text, start + 3, end), end } : { start, end };
}
