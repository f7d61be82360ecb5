import type { FieldSpec, Kind, TableSpec } from '../kind.ts';

/** Name of the interface of a kind's records: `ml-exp` gives `MlExpRecord`. */
export const interfaceName = (kind: string): string =>
  `${kind.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/gu, (_, letter: string) => letter.toUpperCase())}Record`;

/** TypeScript source of the interface of a kind's records; the names that it uses are those of `typed-data.ts`. */
export function interfaceOf(kind: Kind): string {
  return [
    `/** Typed data of a document of the kind ${quoted(kind.name)}, by the keys of its template. */`,
    `export interface ${interfaceName(kind.name)} {`,
    `  readonly kind: ${quoted(kind.name)};`,
    ...block(
      'fields',
      kind.fields.map((field) => `readonly ${quoted(field.key)}: ${fieldType(field)};`),
    ),
    ...block('tables', kind.tables.flatMap(tableType)),
    ...block(
      'checklists',
      kind.checklists.map(({ key }) => `readonly ${quoted(key)}: readonly CheckedItem[];`),
    ),
    '}',
    '',
  ].join('\n');
}

/** A source file with the interfaces of several kinds, and a type that finds one by the kind's name. */
export function interfacesFile(kinds: readonly Kind[]): string {
  const text = kinds.map(interfaceOf).join('\n');
  const names = ['CheckedItem', 'Chosen', 'Typed'].filter((name) => text.includes(name));
  const byName = kinds.map(({ name }) => `  readonly ${quoted(name)}: ${interfaceName(name)};`);
  return [
    `import type { ${names.join(', ')} } from './schema/typed-data.ts';`,
    '',
    text,
    '/** The interfaces of the built-in kinds, by name. */',
    'export interface BuiltInRecords {',
    ...byName,
    '}',
    '',
  ].join('\n');
}

const quoted = (text: string): string =>
  `'${text.replace(/[\\']/gu, (char) => `\\${char}`).replace(/[\r\n]+/gu, ' ')}'`;

const block = (name: string, lines: readonly string[]): readonly string[] => [
  `  readonly ${name}: {`,
  ...lines.map((line) => `    ${line}`),
  '  };',
];

function fieldType({ choices, type }: FieldSpec): string {
  if (choices === undefined) return `Typed<${quoted(type)}>`;
  return `Chosen<${[...choices.values.map(quoted), ...(choices.open ? ['(string & {})'] : [])].join(' | ')}>`;
}

function tableType({ key, columns }: TableSpec): readonly string[] {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const cells = [...types].map(([name, type]) => `  readonly ${quoted(name)}: Typed<${quoted(type)}>;`);
  return [`readonly ${quoted(key)}: readonly {`, ...cells, '}[];'];
}
