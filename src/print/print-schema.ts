import { forTerminal } from '../escape/for-terminal.ts';
import { schemaLines } from '../template/schema/schema-lines.ts';
import { printTable } from './print-table.ts';
import { wrapped } from './wrapped.ts';
import type { Kind } from '../template/kind.ts';
import type { SchemaLine } from '../template/schema/schema-lines.ts';
import type { Terminal } from './print-report.ts';

/** Prints a kind for the terminal: how its documents are named, then each line of the template and its meaning. */
export function printSchema(kind: Kind, terminal: Terminal): string {
  const { style } = terminal;
  const lines = schemaLines(kind);
  const doubts = lines.filter(({ what }) => what === 'ambiguity');
  return [
    `${style.bold(forTerminal(kind.name))}  ${forTerminal(kind.path)}\n`,
    ...lines
      .filter(({ what }) => what === 'kind')
      .slice(1)
      .map(({ text }) => wrapped(forTerminal(text), { indent: 2, width: terminal.width })),
    '\n',
    ...lines.filter(({ what }) => what !== 'kind' && what !== 'ambiguity').map((line) => printLine(line, terminal)),
    doubts.length === 0 ? '' : `\n${style.yellow('Ambiguous, and how it was read')}\n`,
    ...doubts.map((line) => printLine({ ...line, what: undefined }, terminal)),
  ].join('');
}

type Printed = Omit<SchemaLine, 'what'> & { readonly what: SchemaLine['what'] | undefined };

const NUMBER_WIDTH = 5;
const WHAT_WIDTH = 'checklist'.length;

function printLine({ line, depth, what, text }: Printed, { style, width }: Terminal): string {
  const indent = NUMBER_WIDTH + 2 + (what === undefined ? 0 : WHAT_WIDTH + 2) + depth * 2;
  const body = wrapped(forTerminal(text), { indent, width }).slice(indent);
  const number = style.dim(`${line}`.padStart(NUMBER_WIDTH));
  const word = what === undefined ? '' : `${style.dim(what.padEnd(WHAT_WIDTH))}  `;
  return `${number}  ${word}${'  '.repeat(depth)}${what === 'section' ? style.bold(body) : body}`;
}

/** Prints the kinds of a project, one line each. */
export function printKinds(kinds: readonly Kind[], { style, width }: Terminal): string {
  const rows = kinds.map(({ name, path, identity: { directory, fileName, idPattern } }) => [
    style.bold(forTerminal(name)),
    forTerminal(path),
    forTerminal(`${directory}/${fileName}`),
    forTerminal(idPattern ?? ''),
  ]);
  return printTable({ head: ['Kind', 'Template', 'New documents', 'Ids'], rows, width, style });
}
