import { groupBy } from '../../text/group-by.ts';
import { directionOfHeader } from '../../values/header-direction.ts';
import type { ChecklistSpec, ColumnSpec, Due, FieldSpec, Kind, SectionSpec, TableSpec } from '../kind.ts';

/** One line of a compiled template: `depth` is its indentation, `line` the line of the template that it comes from. */
export type SchemaLine = {
  readonly line: number;
  readonly depth: number;
  readonly what: SchemaPart;
  readonly text: string;
};

export type SchemaPart = 'kind' | 'section' | 'field' | 'table' | 'column' | 'checklist' | 'metric' | 'ambiguity';

/** Everything that was compiled from a template, in the template's order, for `expctl schema`. */
export function schemaLines(kind: Kind): readonly SchemaLine[] {
  const within = {
    fields: bySection(kind.fields),
    tables: bySection(kind.tables),
    checklists: bySection(kind.checklists),
  };
  const parts = kind.sections.flatMap((section) => sectionLines(within, section));
  return [
    ...identityLines(kind),
    ...parts,
    ...kind.metrics.map(({ name, better, unit }) =>
      part('metric', 1, { depth: 0, text: said(`metric ${name}`, unit, better && `better ${better}`) }),
    ),
    ...kind.ambiguities.map(({ line, message }) => part('ambiguity', line, { depth: 0, text: message })),
  ];
}

const part = (what: SchemaPart, line: number, rest: { readonly depth: number; readonly text: string }): SchemaLine => ({
  line,
  what,
  ...rest,
});

const said = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((text) => typeof text === 'string' && text !== '').join(', ');

function identityLines({ identity, status, verdict, name, path }: Kind): readonly SchemaLine[] {
  const lines = [
    said(`kind ${name}`, `template ${path}`),
    said(
      `new documents in ${identity.directory}/${identity.fileName}`,
      identity.idPattern && `ids ${identity.idPattern}`,
      identity.titlePattern && `titles ${identity.titlePattern}`,
    ),
    ...(status
      ? [
          `status in ${status.fields.join(', ')}${status.words.length === 0 ? '' : `: ${status.words.map(({ word, stage }) => `${word} = ${stage}`).join(', ')}`}`,
        ]
      : []),
    ...(verdict?.places.map(
      ({ field, words }) =>
        `verdict in ${field}: ${words.map(({ verdict: name_, word }) => `${name_} = ${word}`).join(', ')}`,
    ) ?? []),
  ];
  return lines.map((text) => part('kind', 1, { depth: 0, text }));
}

type Within = {
  readonly fields: ReadonlyMap<string, readonly FieldSpec[]>;
  readonly tables: ReadonlyMap<string, readonly TableSpec[]>;
  readonly checklists: ReadonlyMap<string, readonly ChecklistSpec[]>;
};

const bySection = <Spec extends { readonly section: string }>(
  specs: readonly Spec[],
): ReadonlyMap<string, readonly Spec[]> => groupBy(specs, ({ section }) => section);

function sectionLines({ fields, tables, checklists }: Within, section: SectionSpec): readonly SchemaLine[] {
  const depth = section.key.split('/').length;
  const within = [
    ...(fields.get(section.key) ?? []).map((it) => [part('field', it.line, { depth, text: fieldText(it) })]),
    ...(tables.get(section.key) ?? []).map((it) => tableLines(it, depth)),
    ...(checklists.get(section.key) ?? []).map((it) => [
      part('checklist', it.line, { depth, text: checklistText(it) }),
    ]),
  ].toSorted((a, b) => (a[0]?.line ?? 0) - (b[0]?.line ?? 0));
  if (section.key === '') return within.flat().map((line) => ({ ...line, depth: line.depth - 1 }));
  const text = said(
    section.key,
    section.role !== 'other' && section.role,
    section.repeated && 'any number',
    section.runsWhere && `runs where ${section.runsWhere}`,
    dueText(section.due),
  );
  return [part('section', section.line, { depth: depth - 1, text }), ...within.flat()];
}

function fieldText(field: FieldSpec): string {
  const choices =
    field.choices && `one of ${field.choices.values.join(' | ')}${field.choices.open ? ' or another' : ''}`;
  const type = field.choices === undefined && field.type !== 'text' && field.type;
  return said(
    field.key,
    type,
    field.unit && `unit ${field.unit}`,
    choices,
    field.block && `filled by a ${field.block === 'code' ? 'fence' : field.block}`,
    field.source && `filled by new: ${field.source}`,
    dueText(field.due),
  );
}

function tableLines(table: TableSpec, depth: number): readonly SchemaLine[] {
  const text = said(
    table.key,
    `${table.role} table`,
    `${table.rows} rows`,
    table.keyColumn && `key ${[table.keyColumn, ...(table.otherKeys ?? [])].join(', ')}`,
    dueText(table.due),
  );
  const columns = table.columns.map((column) =>
    part('column', table.line, {
      depth: depth + 1,
      text: said(
        column.header,
        column.type,
        column.unit && `unit ${column.unit}`,
        column.from.length > 0 && `from ${column.from.join(' or ')}`,
        betterText(column),
        column.primary && 'primary',
        column.kept && 'kept by new',
      ),
    }),
  );
  return [part('table', table.line, { depth, text }), ...columns];
}

/** The declared direction goes before that of the header's arrow. */
function betterText({ better, header }: ColumnSpec): string | undefined {
  const shown = directionOfHeader(header);
  return better === undefined ? shown && `better ${shown} (its header)` : `better ${better}`;
}

const checklistText = ({ key, role, gate, items, due, one }: ChecklistSpec): string =>
  said(
    key,
    `checklist of ${items.length}`,
    role,
    role === 'criteria' && gate,
    one === true && 'one of them',
    dueText(due),
  );

function dueText({ stage, severity, because }: Due): string {
  return stage === 'never' ? `may be missing: ${because}` : `due when ${stage} (${severity}): ${because}`;
}
