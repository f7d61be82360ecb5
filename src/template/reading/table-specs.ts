import { foldName } from '../../text/fold-name.ts';
import { isCompared } from '../../values/compared.ts';
import { readValue } from '../../values/read-value.ts';
import { joinKey, numbering } from '../section-keys.ts';
import { optionOf, says } from '../statements/annotations.ts';
import { isKeptColumn, MEASURED_COLUMNS, THRESHOLD_COLUMNS } from '../words/column-words.ts';
import { meaningOfHeader } from '../words/header-meaning.ts';
import { runKeyOf } from '../words/run-keys.ts';
import { tellingHeading } from '../words/section-words.ts';
import { headerName } from '../words/table-words.ts';
import { statedDue } from '../statements/due.ts';
import { isOpenCell } from '../samples/open-cell.ts';
import { isStandIn } from '../samples/sample.ts';
import { cellTexts, lineOf } from './template-view.ts';
import { unknownColumns } from './unknown-columns.ts';
import { headerUnit, typeNamed, typeOfSamples } from '../samples/typed-text.ts';
import { dimensionOf } from '../../values/units.ts';
import type { Table } from '../../document/block.ts';
import type { Span } from '../../text/span.ts';
import type { Ambiguity, ColumnSpec, Due, TableRole, TableSpec } from '../kind.ts';
import type { Statement } from '../statements/annotations.ts';
import type { HeaderMeaning } from '../words/header-meaning.ts';
import type { HeaderFacts } from '../words/table-words.ts';
import type { ReadSection, Sections } from './section-specs.ts';
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
export function readTables(view: TemplateView, sections: Sections, doubts: Ambiguity[]): readonly ReadTable[] {
  const number = numbering();
  const all = view.tables.flatMap((placed, index) => {
    const section = sections.get(placed.section);
    return section ? [factsOf(view, placed, { section, before: view.tables[index - 1] })] : [];
  });
  const runs = runsTable(all);
  doubts.push(...unknownColumns(view, all));
  return all.map((facts) => {
    const spec = specOf(view, facts, number);
    const { table } = facts.placed.place;
    if (spec.role !== 'runs' || facts === runs || facts.explicitRuns) return { spec, table };
    const message = 'this table could hold runs too: another one is read as the runs table';
    if (runs !== undefined && !runs.explicitRuns) doubts.push({ line: spec.line, message });
    return { spec: { ...spec, role: 'other', keyColumn: undefined }, table };
  });
}

type Neighbours = { readonly section: ReadSection; readonly before: PlacedTable | undefined };

function factsOf(view: TemplateView, placed: PlacedTable, { section, before }: Neighbours): Facts {
  const { table, header } = placed.place;
  const statements = statementsFor(view, placed, before?.section === placed.section ? before : undefined);
  const samples = table.rows.map((row) => cellTexts(view.text, row));
  return { placed, section, header, samples, statements, explicitRuns: isRunsStatement(statements) };
}

const isRunsStatement = (statements: readonly Statement[]): boolean =>
  statements.some(({ words }) => words[0] === 'runs' && words[1] !== 'where');

/** What a table's comments say: all on its own lines and its label's, and those that only speak of tables since the heading. */
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

/** A table's header in the words that headers are looked up by; a section may say itself that it is one of criteria. */
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
  const { role, rows, label: named } = meaningOf(facts);
  const names = header.map((title) => foldName(title));
  const keyColumn =
    role === 'runs' ? foldName(keyOf(statements) ?? header[runKeyOf(headerIn(facts)).at] ?? '') : undefined;
  return {
    key: number(joinKey(section.spec.key, label ?? '')),
    section: section.spec.key,
    label,
    line: placed.line,
    due: dueOf(section, statements),
    role,
    rows,
    columns: header.map((title, index) =>
      // Runs that are numbered in the template may have names: what they are called has no type.
      columnSpec(
        title,
        {
          statements,
          isKept: rows === 'fixed' && index > 0 && (index === named || isKeptColumn(foldName(title), names)),
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
    samples,
  };
}

const keyOf = (statements: readonly Statement[]): string | undefined =>
  statements.find(({ words }) => words[0] === 'runs' && words[1] !== 'where')?.options.get('key');

function meaningOf(facts: Facts): Pick<TableSpec, 'role' | 'rows'> & Pick<HeaderMeaning, 'label'> {
  const { section, header, samples, statements, explicitRuns } = facts;
  const first = meaningOfHeader(headerIn(facts));
  const { label } = first;
  const directed = optionOf(statements, 'rows');
  const thresholds = hasThresholds(header, samples, label);
  const rows =
    directed === 'fixed' || directed === 'sample'
      ? directed
      : (first.rows ?? (thresholds ? 'fixed' : rowsOf(samples, label)));
  if (explicitRuns) return { role: 'runs', rows: directed === 'fixed' ? 'fixed' : 'sample', label: 0 };
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
  // `Metric | Target | Result` asks for something where criteria stand, and tells something where results do.
  const isAsked =
    thresholds &&
    (section.spec.role === 'criteria' || comparesItself(header, samples)) &&
    (first.role === 'metrics' || first.role === 'other');
  const meant = isAsked ? 'criteria' : first.role;
  return { role: roles.find((role) => says(statements, role)) ?? meant, rows, label };
}

/** Whether the template itself says what rows with a label have to reach. */
function hasThresholds(header: readonly string[], samples: readonly (readonly string[])[], label: number): boolean {
  const at = header.findIndex((title, index) => index > label && THRESHOLD_COLUMNS.has(foldName(title)));
  return (
    at > 0 &&
    samples.length > 0 &&
    samples.every((row) => isLabel(row[label] ?? '')) &&
    samples.some((row) => !isOpenCell(row[at] ?? ''))
  );
}

/** Whether the template prints what is compared with (`< 12%`) beside a column for what came out. */
function comparesItself(header: readonly string[], samples: readonly (readonly string[])[]): boolean {
  const names = header.map((title) => foldName(title));
  const at = names.findIndex((name, index) => index > 0 && THRESHOLD_COLUMNS.has(name));
  return names.some((name) => MEASURED_COLUMNS.has(name)) && samples.some((row) => isCompared(row[at] ?? ''));
}

const isLabel = (label: string): boolean => label !== '' && !isStandIn(label) && readValue(label).kind === 'text';

/** Labels that stand before blank or bracketed cells are there to be kept; whole rows of data are examples. */
function rowsOf(samples: readonly (readonly string[])[], label: number): 'fixed' | 'sample' {
  const areLabels = samples.every((row) => isLabel(row[label] ?? ''));
  const areOpen = samples.every((row) => row.slice(label + 1).every((cell) => isOpenCell(cell)));
  return samples.length > 0 && areLabels && areOpen ? 'fixed' : 'sample';
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
    unit: optionOf(own, 'unit') ?? headerUnit(header),
    from: from?.split(',').filter((path) => path !== '') ?? [],
    better: better === 'lower' || better === 'higher' ? better : undefined,
    primary: own.some(({ words }) => words.includes('primary')),
  };
}

/** What the samples show; without one, what the header says. Text is what nothing speaks against. */
function columnType(header: string, cells: readonly string[]): ValueType {
  const samples = cells.filter((cell) => !isOpenCell(cell));
  return typeOfSamples(samples) ?? typeOfHeader(header) ?? 'text';
}

/** A date by its name, a number by a unit that measures; what merely counts things (`Hardware (GPUs)`) may be words. */
function typeOfHeader(header: string): ValueType | undefined {
  if (/(?:^|_)(?:date|day)$/u.test(foldName(header))) return 'date';
  const unit = headerUnit(header);
  return unit === undefined || dimensionOf(unit) === 'name' ? undefined : 'number';
}
