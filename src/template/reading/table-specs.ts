import { foldName } from '../../text/fold-name.ts';
import { joinKey, numbering } from '../section-keys.ts';
import { optionOf, says, runsStatementIn } from '../statements/annotations.ts';
import { isKeptColumn } from '../words/column-words.ts';
import { comparesItself, DROPPED_ROWS, hasThresholds, looksFixed, partColumns, printedColumns } from './table-rows.ts';
import { meaningOfHeader } from '../words/header-meaning.ts';
import { runKeyOf } from '../words/run-keys.ts';
import { keysNamed } from '../words/several-keys.ts';
import { tellingHeading } from '../words/section-words.ts';
import { asksOfPart, limitColumnsIn } from '../words/limit-columns.ts';
import { headerName, labelColumnIn } from '../words/table-words.ts';
import { statedDue } from '../statements/due.ts';
import { isOpenCell } from '../samples/open-cell.ts';
import { cellTexts, lineOf } from './template-view.ts';
import { unknownColumns } from './unknown-columns.ts';
import { typeNamed, typeOfSamples } from '../samples/typed-text.ts';
import { dimensionOf } from '../../values/units.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import type { Table } from '../../document/block.ts';
import type { Span } from '../../text/span.ts';
import type { Ambiguity, ColumnSpec, Due, TableSpec } from '../kind.ts';
import type { Statement } from '../statements/annotations.ts';
import type { HeaderMeaning } from '../words/header-meaning.ts';
import type { HeaderFacts } from '../words/table-words.ts';
import type { ReadSection, Sections } from './section-specs.ts';
import type { PlacedTable, TemplateView } from './template-view.ts';
import type { ValueType } from '../../values/value.ts';

/** A table's spec with the table in the template that it was read from. */
export type ReadTable = { readonly spec: TableSpec; readonly table: Table };

type Facts = {
  readonly placed: PlacedTable;
  readonly section: ReadSection;
  readonly statements: readonly Statement[];
  readonly header: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly explicitRuns: boolean;
  /** Another table is the runs table, identified by a single column. */
  readonly isBesideRuns?: boolean;
};

/** The specs of all tables, in document order; at most one is the runs table unless the template names more. */
export function readTables(view: TemplateView, sections: Sections, doubts: Ambiguity[]): readonly ReadTable[] {
  const number = numbering();
  const all = view.tables.flatMap((placed, index) => {
    const section = sections.get(placed.section);
    return section ? [factsOf(view, placed, { section, before: view.tables[index - 1] })] : [];
  });
  const runs = runsTable(all);
  doubts.push(...unknownColumns(view, all));
  return all.map((facts) => {
    const isBesideRuns = runs !== undefined && facts !== runs && runKeyOf(headerIn(runs)).others === undefined;
    const spec = specOf(view, { ...facts, isBesideRuns }, number);
    if (isDoubtful(facts, spec)) doubts.push({ line: spec.line, message: DROPPED_ROWS });
    const { table } = facts.placed.place;
    if (spec.role !== 'runs' || facts === runs || facts.explicitRuns) return { spec, table };
    const message = 'this table could hold runs too: another one is read as the runs table';
    if (runs !== undefined && !runs.explicitRuns) doubts.push({ line: spec.line, message });
    const { otherKeys: _, ...alone } = spec;
    return { spec: { ...alone, role: 'other', keyColumn: undefined }, table };
  });
}

type Neighbours = { readonly section: ReadSection; readonly before: PlacedTable | undefined };

function factsOf(view: TemplateView, placed: PlacedTable, { section, before }: Neighbours): Facts {
  const { table, header } = placed.place;
  const statements = statementsFor(view, placed, before?.section === placed.section ? before : undefined);
  const samples = table.rows.map((row) => cellTexts(view.text, row));
  return { placed, section, header, samples, statements, explicitRuns: runsStatementIn(statements) !== undefined };
}

/**
 * The statements for a table: all those on its own lines and its label's, and those since the heading that only concern
 * tables.
 */
function statementsFor(view: TemplateView, placed: PlacedTable, before: PlacedTable | undefined): readonly Statement[] {
  const { table, section } = placed.place;
  const first = before
    ? lastLine(view, before.place.table.span) + 1
    : section.heading
      ? lineOf(view.document, section.heading.span)
      : 1;
  const found: Statement[] = [];
  for (let line = first; line <= lastLine(view, table.span); line++) {
    const statements = view.annotations.get(line) ?? [];
    found.push(...(line >= (placed.label?.line ?? placed.line) ? statements : statements.filter(isAboutTable)));
  }
  return found;
}

const lastLine = ({ document }: TemplateView, { start, end }: Span): number =>
  lineOf(document, { start: Math.max(start, end - 1), end });

const TABLE_WORDS = new Set([
  'runs',
  'column',
  'metrics',
  'parameters',
  'comparison',
  'groups',
  'epochs',
  'criteria',
  'fields',
]);

const isAboutTable = ({ words, options }: Statement): boolean =>
  options.has('rows') ||
  (TABLE_WORDS.has(words[0] ?? '') && words[1] !== 'where' && (words[0] !== 'metrics' || words.length === 1));

function runsTable(all: readonly Facts[]): Facts | undefined {
  const strength = (facts: Facts): number => (facts.explicitRuns ? 100 : 0) + runKeyOf(headerIn(facts)).strength;
  return all.reduce<Facts | undefined>(
    (best, facts) => (strength(facts) > (best ? strength(best) : 0) ? facts : best),
    undefined,
  );
}

/** Whether only the cells of its rows suggest that these are examples. */
const isDoubtful = (facts: Facts, { role, rows }: TableSpec): boolean =>
  rows === 'sample' &&
  role === 'other' &&
  optionOf(facts.statements, 'rows') === undefined &&
  runKeyOf(headerIn(facts)).strength === 0 &&
  looksFixed(facts.samples, labelColumnIn(headerIn(facts)));

/** A table's header in the words that headers are looked up by; a section may itself say that it contains criteria. */
const headerIn = ({ header, section: { spec } }: Facts): HeaderFacts => ({
  names: header.map((title) => headerName(foldName(title), title)),
  section:
    spec.role === 'criteria'
      ? spec.role
      : (tellingHeading(spec.key.split('/').map((part) => part.replace(/#\d+$/u, ''))) ?? ''),
});

function specOf(view: TemplateView, facts: Facts, number: (key: string) => string): TableSpec {
  const { placed, section, statements, header, samples } = facts;
  const label = placed.place.label;
  const { role, rows, label: named, printed } = meaningOf(facts);
  const names = header.map((title) => foldName(title));
  const limits = new Set([
    ...(role === 'criteria' ? askedColumns(names) : []),
    ...(role === 'criteria' || role === 'metrics' ? partColumns(header, samples, named) : []),
  ]);
  const [keyColumn, ...otherKeys] = role === 'runs' ? keysIn(facts) : [];
  return {
    key: number(joinKey(section.spec.key, label ?? '')),
    section: section.spec.key,
    label,
    line: placed.line,
    due: dueOf(section, statements),
    role,
    rows,
    ...(rows === 'fixed' && optionOf(statements, 'rows') === 'fixed' ? { rowsStated: true as const } : {}),
    columns: header.map((title, index) =>
      // Runs that are numbered in the template may have names, so the column of their names has no type.
      columnSpec(
        title,
        {
          statements,
          isKept:
            rows === 'fixed' &&
            index > 0 &&
            (index === named || printed.has(index) || limits.has(index) || isKeptColumn(foldName(title), names)),
        },
        () =>
          foldName(title) === keyColumn
            ? 'text'
            : columnType(
                title,
                samples.map((row) => row[index] ?? ''),
              ),
      ),
    ),
    keyColumn,
    ...(otherKeys.length > 0 ? { otherKeys } : {}),
    samples,
  };
}

/** The parts of a row that sets limits: its limits, and the metric after the part of the data. */
const askedColumns = (names: readonly string[]): readonly number[] => [
  ...limitColumnsIn(names, 0).map(({ at }) => at),
  ...(asksOfPart(names) ? [1] : []),
];

/** Names of the columns that identify runs: those that a comment gives, otherwise those of the header. */
function keysIn({ statements, header, ...facts }: Facts): readonly string[] {
  const names = header.map((title) => foldName(title));
  const said = runsStatementIn(statements)?.options.get('key');
  if (said !== undefined) return keysNamed(said, names, foldName) ?? [foldName(said)];
  const { at, others = [] } = runKeyOf(headerIn({ statements, header, ...facts }));
  return [at, ...others].map((index) => names[index] ?? '');
}

type Meaning = Pick<TableSpec, 'role' | 'rows'> &
  Pick<HeaderMeaning, 'label'> & {
    /** Columns whose cells belong to fixed rows, like their labels. */
    readonly printed: ReadonlySet<number>;
  };

const NO_COLUMNS: ReadonlySet<number> = new Set();

function meaningOf(facts: Facts): Meaning {
  const { section, header, samples, statements, explicitRuns } = facts;
  const first = meaningOfHeader(headerIn(facts), facts.isBesideRuns);
  const { label } = first;
  const directed = optionOf(statements, 'rows');
  const names = header.map((title) => foldName(title));
  const thresholds = hasThresholds(header, samples, asksOfPart(names) ? 1 : label);
  const printed = first.rows === undefined && !thresholds ? printedColumns(samples, label) : NO_COLUMNS;
  const said = directed === 'fixed' || directed === 'sample' ? directed : undefined;
  const rows = said ?? first.rows ?? (thresholds || printed !== undefined ? 'fixed' : 'sample');
  if (explicitRuns) return { role: 'runs', rows: said ?? 'sample', label: 0, printed: NO_COLUMNS };
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
  // `Metric | Target | Result` sets limits in a section of criteria, and reports values in one of results.
  const isAsked =
    thresholds &&
    (section.spec.role === 'criteria' || comparesItself(header, samples)) &&
    (first.role === 'metrics' || first.role === 'other' || asksOfPart(names));
  const meant = isAsked ? 'criteria' : first.role;
  return { role: roles.find((role) => says(statements, role)) ?? meant, rows, label, printed: printed ?? NO_COLUMNS };
}

function dueOf(section: ReadSection, statements: readonly Statement[]): Due {
  const { due } = section.spec;
  return statedDue([], statements) ?? { ...due, severity: section.explicit ? due.severity : 'warning' };
}

type ColumnFacts = { readonly statements: readonly Statement[]; readonly isKept: boolean };

function columnSpec(header: string, { statements, isKept }: ColumnFacts, shown: () => ValueType): ColumnSpec {
  const name = foldName(header);
  const own = statements.filter(({ words }) => words[0] === 'column' && foldName(words[1] ?? '') === name);
  const better = optionOf(own, 'better');
  const from = optionOf(own, 'from');
  const said = typeNamed(optionOf(own, 'type'));
  return {
    name,
    header,
    type: said ?? shown(),
    isVerbatim: said === 'text',
    ...(isKept ? { kept: true as const } : {}),
    unit: optionOf(own, 'unit') ?? unitOfHeader(header),
    from: from?.split(',').filter((path) => path !== '') ?? [],
    better: better === 'lower' || better === 'higher' ? better : undefined,
    primary: own.some(({ words }) => words.includes('primary')),
  };
}

/** The type that the samples show; without samples, the one that the header suggests. The default is text. */
function columnType(header: string, cells: readonly string[]): ValueType {
  const samples = cells.filter((cell) => !isOpenCell(cell));
  return typeOfSamples(samples) ?? typeOfHeader(header) ?? 'text';
}

/**
 * A date is recognised by its name, a number by a unit of measurement; a count of things (`Hardware (GPUs)`) may be
 * words.
 */
function typeOfHeader(header: string): ValueType | undefined {
  if (/(?:^|_)(?:date|day)$/u.test(foldName(header))) return 'date';
  const unit = unitOfHeader(header);
  return unit === undefined || dimensionOf(unit) === 'name' ? undefined : 'number';
}
