import { keyParts } from './key-pattern.ts';
import { valueDefinitions, valueSchema } from './value-schemas.ts';
import { forPattern } from '../../escape/for-pattern.ts';
import type { ChecklistSpec, ColumnSpec, FieldSpec, Kind, TableSpec } from '../kind.ts';

/** A JSON Schema, as plain data. */
export type JsonSchema = {
  readonly [key: string]:
    JsonSchema | readonly (JsonSchema | string | number | null)[] | string | number | boolean | null;
};

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const STRING: JsonSchema = { type: 'string' };
const LINE: JsonSchema = { type: 'integer', minimum: 1 };

/** The JSON Schema (2020-12) of a record's typed data, as `show --json` prints it, by the keys of the kind. */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  return {
    $schema: DRAFT,
    title: kind.name,
    type: 'object',
    properties: {
      schemaVersion: { const: 1 },
      kind: { const: kind.name },
      id: STRING,
      title: STRING,
      path: STRING,
      line: LINE,
      status: {
        type: 'object',
        properties: {
          stage: { enum: ['planned', 'running', 'concluded', 'cancelled'] },
          stated: { type: 'boolean' },
          text: STRING,
        },
        required: ['stage', 'stated'],
      },
      fields: keyed(
        kind,
        'field',
        kind.fields.map((field) => [field.key, fieldSchema(field)]),
      ),
      tables: keyed(
        kind,
        'table',
        kind.tables.map((table) => [table.key, tableSchema(table)]),
      ),
      checklists: keyed(
        kind,
        'checklist',
        kind.checklists.map((list) => [list.key, checklistSchema(list)]),
      ),
      sections: { type: 'array', items: { $ref: '#/$defs/section' } },
    },
    required: ['schemaVersion', 'kind', 'path', 'line', 'status', 'fields', 'tables', 'checklists', 'sections'],
    $defs: { ...PARTS, ...valueDefinitions() },
  };
}

const PARTS: Readonly<Record<string, JsonSchema>> = {
  field: {
    type: 'object',
    properties: {
      label: STRING,
      value: { $ref: '#/$defs/value' },
      filling: { enum: ['filled', 'blank', 'placeholder', 'unchosen'] },
      chosen: { type: 'array', items: STRING },
      line: LINE,
    },
    required: ['label', 'value', 'filling', 'line'],
  },
  table: {
    type: 'object',
    properties: {
      role: STRING,
      columns: {
        type: 'array',
        items: { type: 'object', properties: { name: STRING, header: STRING }, required: ['name', 'header'] },
      },
      rows: { type: 'array', items: { $ref: '#/$defs/row' } },
      line: LINE,
    },
    required: ['role', 'columns', 'rows', 'line'],
  },
  row: {
    type: 'object',
    properties: {
      class: { enum: ['data', 'reference', 'summary', 'repeated-header', 'placeholder', 'continuation', 'excluded'] },
      reason: STRING,
      id: STRING,
      cells: { type: 'object', additionalProperties: { $ref: '#/$defs/value' } },
      line: LINE,
    },
    required: ['class', 'cells', 'line'],
  },
  checklist: {
    type: 'object',
    properties: { role: STRING, items: { type: 'array', items: { $ref: '#/$defs/item' } }, line: LINE },
    required: ['role', 'items'],
  },
  item: {
    type: 'object',
    properties: { text: STRING, mark: { enum: ['met', 'unmet', 'none'] }, signature: STRING, line: LINE },
    required: ['text', 'mark', 'line'],
  },
  section: {
    type: 'object',
    properties: { key: STRING, title: STRING, line: LINE, filled: { type: 'boolean' } },
    required: ['key', 'title', 'line', 'filled'],
  },
};

type Entry = readonly [key: string, schema: JsonSchema];

/** Documents may have more than the template requires: everything has the same form. */
function keyed(kind: Kind, part: string, entries: readonly Entry[]): JsonSchema {
  const parted = entries.map(([key, schema]) => ({ parts: keyParts(kind, key), schema }));
  const plain = parted.flatMap(({ parts: [key = '', ...more], schema }): Entry[] =>
    more.length === 0 ? [[key, schema]] : [],
  );
  const patterns = parted.flatMap(({ parts, schema }): Entry[] =>
    parts.length > 1 ? [[`^${parts.map(forPattern).join('\\d[^/]*')}$`, schema]] : [],
  );
  return {
    type: 'object',
    properties: Object.fromEntries(plain),
    ...(patterns.length === 0 ? {} : { patternProperties: Object.fromEntries(patterns) }),
    additionalProperties: { $ref: `#/$defs/${part}` },
  };
}

/** Only a field that is filled in has a value of its type: a placeholder may be anything. */
function fieldSchema({ label, unit, choices, type }: FieldSpec): JsonSchema {
  const facts = {
    title: label,
    ...(unit === undefined ? {} : { 'x-unit': unit }),
    type: 'object',
    $ref: '#/$defs/field',
  };
  if (choices !== undefined) return { ...facts, properties: { chosen: chosen(choices) } };
  return {
    ...facts,
    anyOf: [
      { type: 'object', properties: { filling: { enum: ['blank', 'placeholder', 'unchosen'] } } },
      { type: 'object', properties: { value: valueSchema(type) } },
    ],
  };
}

const chosen = ({ values, open, many }: NonNullable<FieldSpec['choices']>): JsonSchema => ({
  type: 'array',
  items: open ? { type: 'string', examples: values } : { enum: values },
  ...(many ? {} : { maxItems: 1 }),
});

function tableSchema({ columns, label }: TableSpec): JsonSchema {
  const cells = Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)]));
  const row = { type: 'object', properties: { cells: { type: 'object', properties: cells } } };
  return {
    ...(label === undefined ? {} : { title: label }),
    type: 'object',
    $ref: '#/$defs/table',
    properties: { rows: { type: 'array', items: row } },
  };
}

const columnSchema = ({ header, type, unit }: ColumnSpec): JsonSchema => ({
  title: header,
  ...(unit === undefined ? {} : { 'x-unit': unit }),
  ...valueSchema(type),
});

const checklistSchema = ({ label }: ChecklistSpec): JsonSchema => ({
  ...(label === undefined ? {} : { title: label }),
  $ref: '#/$defs/checklist',
});
