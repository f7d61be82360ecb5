import { cellsOf } from '../document/cells-of.ts';
import { plainText } from '../document/plain-text.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { lineAt } from '../text/line-index.ts';
import { sliceOf } from '../text/span.ts';
import { readSuppression } from './read-suppression.ts';
import { addToGroup } from '../text/group-by.ts';
import type { Row, Table } from '../document/block.ts';
import type { Directive } from '../document/directive.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Finding } from './rule.ts';
import type { Suppression } from './read-suppression.ts';

const DIRECTIVE = 'expctl-disable-next-line';
const FORM = 'write `<!-- expctl-disable-next-line RULE: reason -->`';

/** What a document's `expctl-disable-next-line` comments silence, and which of them are invalid. */
export type Suppressions = {
  readonly silences: (rule: string, line: number) => boolean;
  readonly findings: readonly Finding[];
};

const NONE: Suppressions = { silences: () => false, findings: [] };

/** The lines in which a rule is silent, including the last one. */
type Silence = { readonly rules: readonly string[]; readonly from: number; readonly to: number };

/**
 * Reads the suppressions of a document; one without a reason or with an unknown rule silences nothing. A comment ends a
 * table, so none can be between rows: one above a table applies to its rows, or to those that it names.
 */
export function suppressionsOf(document: MarkdownDocument, known: ReadonlySet<string>): Suppressions {
  const directives = document.directives.filter(({ name }) => name === DIRECTIVE);
  if (directives.length === 0) return NONE;
  const silences: Silence[] = [];
  const findings: Finding[] = [];
  for (const { directive, table } of withTables(document, directives)) {
    const read = readSuppression(directive.body, known);
    const silenced = typeof read === 'string' ? read : silencedBy(document, read, { directive, table });
    if (typeof silenced === 'string') findings.push({ message: silenced, span: directive.span, hint: FORM });
    else for (const silence of silenced) silences.push(silence);
  }
  return {
    silences: (rule, line) =>
      silences.some(({ rules, from, to }) => from <= line && line <= to && rules.includes(rule)),
    findings,
  };
}

/** A suppression, and the table directly below it. */
type Placed = { readonly directive: Directive; readonly table: Table | undefined };

/** Finds the table directly below each; there may be several above one table. */
function withTables(
  { source: { text }, blocks }: MarkdownDocument,
  directives: readonly Directive[],
): readonly Placed[] {
  const tables: Table[] = [];
  walkBlocks(blocks, (block) => {
    if (block.kind === 'table') tables.push(block);
  });
  const placed: Placed[] = [];
  let below: { readonly start: number; readonly table: Table } | undefined;
  for (const directive of directives.toReversed()) {
    const { start, end } = directive.span;
    for (let table = tables.at(-1); table !== undefined && table.span.start >= end; table = tables.at(-1)) {
      below = { start: table.span.start, table };
      tables.pop();
    }
    if (below !== undefined && !isNothing(text, end, below.start)) below = undefined;
    placed.push({ directive, table: below?.table });
    if (below !== undefined) below = { start, table: below.table };
  }
  return placed;
}

const FAR = 200;

/** Whether only blanks separate two places; quote signs count as blanks. */
const isNothing = (text: string, from: number, to: number): boolean =>
  to - from < FAR && /^[>\s]*$/u.test(text.slice(from, to));

function silencedBy(
  { source: { text }, lines }: MarkdownDocument,
  { rules, rows }: Suppression,
  { directive, table }: Placed,
): readonly Silence[] | string {
  const next = lineAt(lines, directive.span.end) + 1;
  if (rows.length === 0) return [{ rules, from: next, to: table === undefined ? next : lineAt(lines, table.span.end) }];
  if (table === undefined) return 'this comment names a row, and no table is right below it';
  const named = namedRows(text, table);
  const unknown = rows.find((name) => !named.has(name));
  if (unknown !== undefined) return `no row of the table below is called "${unknown}"`;
  return rows.flatMap((name) =>
    (named.get(name) ?? []).map(({ span }) => {
      const line = lineAt(lines, span.start);
      return { rules, from: line, to: line };
    }),
  );
}

/** Rows by the text of their first cell; by another cell's text if no first cell has it. */
function namedRows(text: string, { rows }: Table): ReadonlyMap<string, readonly Row[]> {
  const first = new Map<string, Row[]>();
  const other = new Map<string, Row[]>();
  for (const row of rows)
    for (const [at, { span }] of cellsOf(text, row).entries()) {
      const names = at === 0 ? first : other;
      const name = plainText(sliceOf(text, span));
      addToGroup(names, name, row);
    }
  return new Map([...other, ...first]);
}
