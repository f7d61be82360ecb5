import { foldName } from '../../text/fold-name.ts';
import { readValue } from '../../values/read-value.ts';
import { joinKey, numbering } from '../section-keys.ts';
import { optionOf, says } from './annotations.ts';
import { firstColumn, keyStrength } from './column-words.ts';
import { statedDue } from './due.ts';
import { isStandIn } from './sample.ts';
import { cellTexts, lineOf } from './template-view.ts';
import { headerUnit, typeOfSamples } from './typed-text.ts';
import type { Table } from '../../document/block.ts';
import type { Ambiguity, ColumnSpec, Due, TableRole, TableSpec } from '../kind.ts';
import type { Statement } from './annotations.ts';
import type { ReadSection } from './section-specs.ts';
import type { PlacedTable, TemplateView } from './template-view.ts';
import type { ValueType } from '../../values/value.ts';

/** A table's spec with the table of the template that it was read from. */
export type ReadTable = { readonly spec: TableSpec; readonly table: Table };

type Facts = {
  readonly placed: PlacedTable;
  readonly section: ReadSection;
  readonly statements: readonly Statement[];
  readonly header: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly explicitRuns: boolean;
};

/** The specs of all tables, in document order; at most one is the runs table unless the template names more. */
export function readTables(
  view: TemplateView,
  sections: readonly ReadSection[],
  doubts: Ambiguity[],
): readonly ReadTable[] {
  const number = numbering();
  const all = view.tables.flatMap((placed) => {
    const section = sections.find(({ at }) => at === placed.section);
    return section ? [factsOf(view, placed, section)] : [];
  });
  const runs = runsTable(all);
  return all.map((facts) => {
    const spec = specOf(view, facts, number);
    if (spec.role !== 'runs' || facts === runs || facts.explicitRuns) return { spec, table: facts.placed.place.table };
    if (runs?.explicitRuns !== true)
      doubts.push({
        line: spec.line,
        message: 'this table could hold runs too: another one is read as the runs table',
      });
    return { spec: { ...spec, role: 'other', keyColumn: undefined }, table: facts.placed.place.table };
  });
}

function factsOf(view: TemplateView, placed: PlacedTable, section: ReadSection): Facts {
  const { table, header } = placed.place;
  const statements = statementsFor(view, placed);
  const samples = table.rows.map((row) => cellTexts(view.text, row));
  return { placed, section, header, samples, statements, explicitRuns: isRunsStatement(statements) };
}

const isRunsStatement = (statements: readonly Statement[]): boolean =>
  statements.some(({ words }) => words[0] === 'runs' && words[1] !== 'where');

/** Comments on the table's own lines, and those between the heading (or the table before) and this table. */
function statementsFor(view: TemplateView, placed: PlacedTable): readonly Statement[] {
  const { document, annotations } = view;
  const { table, section } = placed.place;
  const last = lineOf(document, { start: Math.max(table.span.start, table.span.end - 1), end: table.span.end });
  const before = view.tables.filter((other) => other.section === placed.section && other.line < placed.line).at(-1);
  const heading = section.heading ? lineOf(document, section.heading.span) : 1;
  const first = before ? lineOf(document, { start: before.place.table.span.end, end: 0 }) + 1 : heading;
  return [...annotations].filter(([line]) => line >= first && line <= last).flatMap(([, statements]) => statements);
}

function runsTable(all: readonly Facts[]): Facts | undefined {
  const strength = (facts: Facts): number =>
    (facts.explicitRuns ? 100 : 0) + (facts.header.length > 2 ? keyStrength(foldName(facts.header[0] ?? '')) : 0);
  return all.reduce<Facts | undefined>(
    (best, facts) => (strength(facts) > (best ? strength(best) : 0) ? facts : best),
    undefined,
  );
}

function specOf(view: TemplateView, facts: Facts, number: (key: string) => string): TableSpec {
  const { placed, section, statements, header, samples } = facts;
  const label = placed.place.label;
  const { role, rows } = meaningOf(facts);
  return {
    key: number(joinKey(section.spec.key, label ?? '')),
    section: section.spec.key,
    label,
    line: placed.line,
    due: dueOf(section, statements),
    role,
    rows,
    columns: header.map((title, index) =>
      columnSpec(
        title,
        samples.map((row) => row[index] ?? ''),
        statements,
      ),
    ),
    keyColumn: role === 'runs' ? foldName(keyOf(statements) ?? header[0] ?? '') : undefined,
    samples,
  };
}

const keyOf = (statements: readonly Statement[]): string | undefined =>
  statements.find(({ words }) => words[0] === 'runs' && words[1] !== 'where')?.options.get('key');

function meaningOf({ header, samples, statements, explicitRuns }: Facts): {
  readonly role: TableRole;
  readonly rows: 'fixed' | 'sample';
} {
  const first = firstColumn(foldName(header[0] ?? ''), header.length);
  const directed = optionOf(statements, 'rows');
  const rows = directed === 'fixed' || directed === 'sample' ? directed : (first.rows ?? rowsOf(samples));
  if (explicitRuns) return { role: 'runs', rows: directed === 'fixed' ? 'fixed' : 'sample' };
  const roles = [
    'metrics',
    'parameters',
    'comparison',
    'groups',
    'epochs',
    'hypotheses',
    'criteria',
    'fields',
  ] as const;
  return { role: roles.find((role) => says(statements, role)) ?? first.role, rows };
}

/** Labels that stand before blank or bracketed cells are there to be kept; whole rows of data are examples. */
function rowsOf(samples: readonly (readonly string[])[]): 'fixed' | 'sample' {
  const labelled = samples.filter(
    ([label = '']) => label !== '' && !isStandIn(label) && readValue(label).kind === 'text',
  );
  const open = labelled.filter(([, ...rest]) => rest.every((cell) => isOpenCell(cell)));
  return labelled.length > 0 && labelled.length === samples.length && open.length === samples.length
    ? 'fixed'
    : 'sample';
}

const isOpenCell = (cell: string): boolean =>
  readValue(cell).kind === 'missing' || isStandIn(cell) || /^"?\.{3}"?$/u.test(cell.trim());

function dueOf(section: ReadSection, statements: readonly Statement[]): Due {
  return statedDue([], statements) ?? { ...section.spec.due, severity: 'warning' };
}

function columnSpec(header: string, cells: readonly string[], statements: readonly Statement[]): ColumnSpec {
  const name = foldName(header);
  const own = statements.filter(({ words }) => words[0] === 'column' && foldName(words[1] ?? '') === name);
  const better = optionOf(own, 'better');
  const from = optionOf(own, 'from');
  return {
    name,
    header,
    type: (optionOf(own, 'type') as ValueType | undefined) ?? columnType(header, cells),
    unit: optionOf(own, 'unit') ?? headerUnit(header),
    from: from?.split(',').filter((path) => path !== '') ?? [],
    better: better === 'lower' || better === 'higher' ? better : undefined,
    primary: own.some(({ words }) => words.includes('primary')),
  };
}

function columnType(header: string, cells: readonly string[]): ValueType {
  const samples = cells.filter((cell) => !isOpenCell(cell));
  return typeOfSamples(samples) ?? (/(?:^|_)(?:date|day)$/u.test(foldName(header)) ? 'date' : 'text');
}
