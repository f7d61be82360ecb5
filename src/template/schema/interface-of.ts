import { keyParts } from './key-pattern.ts';
import type { FieldSpec, Kind, TableSpec } from '../kind.ts';

/** Name of the interface for a kind's records: `MlExpRecord` for `ml-exp`. */
export const interfaceName = (kind: string): string =>
  `${kind.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/gu, (_, letter: string) => letter.toUpperCase())}Record`;

/** TypeScript source of the interface for a kind's records; the names that it uses are those of `typed-data.ts`. */
export function interfaceOf(kind: Kind): string {
  return [
    `/** Typed data of a document of the kind ${quoted(kind.name)}, by the keys of its template. */`,
    `export interface ${interfaceName(kind.name)} {`,
    `  readonly kind: ${quoted(kind.name)};`,
    ...block(
      'fields',
      kind.fields.flatMap((field) => member(kind, field.key, fieldType(field))),
    ),
    ...block(
      'tables',
      kind.tables.flatMap((table) => member(kind, table.key, tableType(table))),
    ),
    ...block(
      'checklists',
      kind.checklists.flatMap(({ key }) => member(kind, key, 'TypedChecklist')),
    ),
    '}',
    '',
  ].join('\n');
}

/** A source file with the interfaces of several kinds, and a type that maps a kind's name to its interface. */
export function interfacesFile(kinds: readonly Kind[]): string {
  const text = kinds.map(interfaceOf).join('\n');
  const names = ['ChosenField', 'Typed', 'TypedChecklist', 'TypedField', 'TypedTable'].filter((name) =>
    new RegExp(`\\b${name}\\b[<;]`, 'u').test(text),
  );
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

/**
 * One member; what a document may lack is optional. Below repeated headings of one form there may be any number of
 * them.
 */
function member(kind: Kind, key: string, type: string): readonly string[] {
  const parts = keyParts(kind, key);
  const text =
    parts.length === 1
      ? `readonly ${quoted(key)}?: ${type};`
      : `readonly [key: \`${parts.map(literalPart).join('${string}')}\`]: ${type} | undefined;`;
  return text.split('\n');
}

const literalPart = (text: string): string => text.replace(/[`\\$]/gu, (char) => `\\${char}`).replace(/[\r\n]+/gu, ' ');

function fieldType({ choices, type }: FieldSpec): string {
  if (choices === undefined) return `TypedField<Typed<${quoted(type)}>>`;
  return `ChosenField<${[...choices.values.map(quoted), ...(choices.open ? ['(string & {})'] : [])].join(' | ')}>`;
}

function tableType({ columns }: TableSpec): string {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const cells = [...types].map(([name, type]) => `  readonly ${quoted(name)}?: Typed<${quoted(type)}>;`);
  return ['TypedTable<{', ...cells, '}>'].join('\n');
}
