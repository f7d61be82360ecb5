import type { ChecklistSpec, ColumnSpec, FieldSpec, Kind, TableSpec } from '../kind.ts';
import type { ValueType } from '../../values/value.ts';

/** A JSON Schema, as plain data. */
export type JsonSchema = {
  readonly [key: string]:
    JsonSchema | readonly (JsonSchema | string | number | null)[] | string | number | boolean | null;
};

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

const TYPES = {
  text: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  percent: { type: 'number' },
  interval: {
    type: 'object',
    properties: { number: { type: ['number', 'null'] }, halfWidth: { type: 'number' } },
    required: ['halfWidth'],
  },
  list: { type: 'array' },
  mark: { enum: ['pass', 'fail', 'partial'] },
  boolean: { type: 'boolean' },
  date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}' },
  commit: { type: 'string', pattern: '^[0-9a-f]{7,40}$' },
  uri: { type: 'string' },
} as const satisfies Readonly<Record<ValueType, JsonSchema>>;

/** The JSON Schema (2020-12) of a record's typed data, by the keys of the kind; what is not filled in is null. */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  return {
    $schema: DRAFT,
    title: kind.name,
    type: 'object',
    properties: {
      kind: { const: kind.name },
      id: { type: ['string', 'null'] },
      title: { type: ['string', 'null'] },
      stage: { enum: ['planned', 'running', 'concluded', 'cancelled'] },
      fields: objectOf(kind.fields.map((field) => [field.key, fieldSchema(field)])),
      tables: objectOf(kind.tables.map((table) => [table.key, tableSchema(table)])),
      checklists: objectOf(kind.checklists.map((checklist) => [checklist.key, checklistSchema(checklist)])),
    },
    required: ['kind', 'fields', 'tables', 'checklists'],
  };
}

function fieldSchema(field: FieldSpec): JsonSchema {
  const { choices } = field;
  const facts = { title: field.label, ...(field.unit === undefined ? {} : { 'x-unit': field.unit }) };
  if (choices === undefined) return { ...facts, anyOf: [TYPES[field.type], { type: 'null' }] };
  const one: JsonSchema = choices.open ? { type: 'string', examples: choices.values } : { enum: choices.values };
  return { ...facts, anyOf: [choices.many ? { type: 'array', items: one } : one, { type: 'null' }] };
}

function tableSchema({ columns, label }: TableSpec): JsonSchema {
  const row = objectOf(columns.map((column) => [column.name, columnSchema(column)]));
  return { ...(label === undefined ? {} : { title: label }), type: 'array', items: row };
}

const columnSchema = ({ header, type, unit }: ColumnSpec): JsonSchema => ({
  title: header,
  ...(unit === undefined ? {} : { 'x-unit': unit }),
  anyOf: [TYPES[type], { type: 'string' }, { type: 'null' }],
});

const checklistSchema = ({ label }: ChecklistSpec): JsonSchema => ({
  ...(label === undefined ? {} : { title: label }),
  type: 'array',
  items: {
    type: 'object',
    properties: { text: { type: 'string' }, mark: { enum: ['met', 'unmet', 'none'] } },
    required: ['text', 'mark'],
  },
});

const objectOf = (entries: readonly (readonly [string, JsonSchema])[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(entries),
});
