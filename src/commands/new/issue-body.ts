import { itemsOf } from '../../document/items-of.ts';
import { covers } from '../../records/matching/covers.ts';
import { foldLine } from '../../template/fold-line.ts';
import { isPrompt } from '../../template/prompt.ts';
import { templateLines } from '../../template/template-lines.ts';
import { contains, sliceOf } from '../../text/span.ts';
import type { Block, CodeBlock, List } from '../../document/block.ts';
import type { Item } from '../../document/item.ts';
import type { Section } from '../../document/section.ts';
import type { ExperimentRecord, TableRecord } from '../../records/record.ts';
import type { ChecklistSpec, FieldSpec, Kind, TableSpec } from '../../template/kind.ts';
import type { Span } from '../../text/span.ts';

/** One of the kind's lists or tables in an issue. */
export type IssueList = { readonly spec: ChecklistSpec; readonly items: readonly Item[] };
export type IssueTableRecord = { readonly spec: TableSpec; readonly table: TableRecord };

/**
 * A piece of an issue that does not belong to the kind; `after`: the keys of the kind's things before it; `parted`:
 * with a rule between.
 */
export type Piece = {
  readonly text: string;
  readonly after: readonly string[];
  readonly parted: boolean;
  readonly joined: 'line' | 'block';
};

/** The text below one heading of an issue (without its sub-headings), divided according to what the kind has for it. */
export type IssueBody = {
  /** The keys of the kind's fields, lists and tables here. */
  readonly keys: readonly string[];
  readonly lists: readonly IssueList[];
  readonly tables: readonly IssueTableRecord[];
  /** Everything that is neither the kind's nor the template's own text. */
  readonly pieces: readonly Piece[];
  /** The pieces as one text. */
  readonly own: string;
  /** Everything here as written, without fields of the kind and without these folded lines. */
  readonly prose: (guidance: readonly string[]) => string;
};

export type IssueReading = { readonly kind: Kind; readonly text: string; readonly record: ExperimentRecord };

type Part = { readonly span: Span; readonly text: string; readonly joined: Piece['joined'] };

/** Reads the body of one section of an issue. */
export function issueBody(reading: IssueReading, { body }: Section): IssueBody {
  const facts = factsOf(reading);
  const pieces: (Piece & { readonly span: Span })[] = [];
  const keys: string[] = [];
  let after: readonly string[] = [];
  let joins = false;
  let parted = false;
  for (const block of body) {
    const here = facts.keysIn(block.span);
    const part = block.kind === 'thematic-break' || facts.isListed(block) ? undefined : partOf(facts, block);
    const last = pieces.at(-1);
    if (here.length > 0) [after, joins, parted] = [here, false, false];
    parted ||= block.kind === 'thematic-break';
    if (part !== undefined && joins && last !== undefined && part.joined === 'block' && last.joined === 'block') {
      const span = { start: last.span.start, end: part.span.end };
      pieces[pieces.length - 1] = { ...last, span, text: sliceOf(facts.text, span) };
    } else if (part !== undefined) pieces.push({ ...part, after, parted });
    joins = part?.joined === 'block' || (joins && block.kind === 'thematic-break');
    keys.push(...here);
  }
  return {
    keys,
    lists: facts.lists.filter(({ span }) => body.some((block) => contains(block.span, span))),
    tables: facts.tables.filter(({ span }) => body.some((block) => contains(block.span, span))),
    pieces: pieces.map(({ span: _, ...piece }) => piece),
    own: pieces.map(({ text, joined }, at) => `${at === 0 ? '' : joined === 'line' ? '\n' : '\n\n'}${text}`).join(''),
    prose: (guidance) => prose(facts, body, guidance),
  };
}

type Facts = {
  readonly kind: Kind;
  readonly text: string;
  readonly lists: readonly (IssueList & { readonly span: Span })[];
  readonly tables: readonly (IssueTableRecord & { readonly span: Span })[];
  readonly isListed: (block: Block) => boolean;
  readonly isField: (span: Span) => boolean;
  readonly keysIn: (span: Span) => readonly string[];
};

function factsOf({ kind, text, record }: IssueReading): Facts {
  const fields = record.fields.flatMap(({ spec, field }) =>
    spec === undefined ? [] : [{ key: spec.key, spec, field }],
  );
  const lists = record.checklists.flatMap(({ spec, items, span }) =>
    spec === undefined ? [] : [{ spec, items, span }],
  );
  const tables = record.tables.flatMap((table) =>
    table.spec === undefined ? [] : [{ spec: table.spec, table, span: table.place.table.span }],
  );
  const starts = new Set([...lists, ...tables].map(({ span }) => span.start));
  const places = [
    ...fields.map(({ key, field }) => ({ key, span: field.span })),
    ...[...lists, ...tables].map(({ spec, span }) => ({ key: spec.key, span })),
  ];
  return {
    kind,
    text,
    lists,
    tables,
    isListed: (block) => (block.kind === 'list' || block.kind === 'table') && starts.has(block.span.start),
    isField: covers(
      fields.flatMap(({ spec, field: { span, value, blocks } }) => [
        span,
        ...(value.end > value.start ? [] : valueBlocks(spec, blocks).map((block) => block.span)),
      ]),
    ),
    keysIn: (span) => places.filter((place) => contains(span, place.span)).map(({ key }) => key),
  };
}

/** Whether a field is to be filled by code, and is. */
export const isCode = ({ block }: FieldSpec, first: Block | undefined): first is CodeBlock =>
  block === 'code' && first?.kind === 'code';

/** Text after the code that fills a field does not belong to it. */
const valueBlocks = (spec: FieldSpec, blocks: readonly Block[]): readonly Block[] =>
  isCode(spec, blocks[0]) ? blocks.slice(0, 1) : blocks;

/** The part of a block that is neither the kind's nor the template's. */
function partOf(facts: Facts, block: Block): Part | undefined {
  const { text } = facts;
  if (facts.isField(block.span)) return undefined;
  if (block.kind === 'list') return partOfList(facts, block);
  const lines = linesOf(text, block.span);
  const whole: Part = { span: block.span, text: sliceOf(text, block.span), joined: 'block' };
  if (block.kind === 'code' || block.kind === 'table' || block.kind === 'html')
    return lines.every((line) => isTemplates(facts, line)) || facts.kind.text.includes(whole.text) ? undefined : whole;
  const own = lines.filter((line) => !facts.isField(line) && !isTemplates(facts, line));
  if (own.length === 0) return undefined;
  return own.length === lines.length ? whole : { ...whole, text: joined(text, own), joined: 'line' };
}

function partOfList(facts: Facts, list: List): Part | undefined {
  const { text } = facts;
  const items = itemsOf(text, [list]).filter(({ depth }) => depth === 0);
  const kept = items.flatMap(({ block }) => {
    const lines = linesOf(text, block.span);
    const own = lines.filter((line) => !facts.isField(line) && !isTemplates(facts, line));
    if (own.length === 0) return [];
    return [lines.some((line) => facts.isField(line)) ? undented(joined(text, own)) : sliceOf(text, block.span)];
  });
  if (kept.length === 0) return undefined;
  const isWhole = kept.length === items.length && facts.keysIn(list.span).length === 0;
  const written = isWhole ? sliceOf(text, list.span) : kept.join('\n');
  return { span: list.span, text: written, joined: isWhole ? 'block' : 'line' };
}

/** The template's own words, or a phrase in brackets that asks for some. */
function isTemplates({ kind, text }: Facts, line: Span): boolean {
  const written = sliceOf(text, line);
  return templateLines(kind).has(foldLine(written)) || isPrompt(written);
}

const joined = (text: string, lines: readonly Span[]): string => lines.map((line) => sliceOf(text, line)).join('\n');

function undented(text: string): string {
  const lines = text.split('\n');
  const depth = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(depth)).join('\n');
}

/** The lines of a span that are not blank: the first from the start of the span, the others with their indentation. */
function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  for (let at = start; at < end;) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 || next > end ? end : next;
    const last = at + text.slice(at, stop).trimEnd().length;
    if (last > at) lines.push({ start: at, end: last });
    at = stop + 1;
  }
  return lines;
}

function prose({ text, isField }: Facts, body: readonly Block[], guidance: readonly string[]): string {
  const blocks = body.filter(({ kind }) => kind !== 'thematic-break');
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return '';
  const lines: string[] = [];
  for (let at = first.span.start; at < last.span.end;) {
    const next = text.indexOf('\n', at);
    const end = next < 0 || next > last.span.end ? last.span.end : next;
    const line = text.slice(at, end);
    const isOwn =
      line.trim() === '' ||
      (!guidance.includes(foldLine(line)) && !isField({ start: at, end: at + line.trimEnd().length }));
    if (isOwn) lines.push(line);
    at = end + 1;
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
