import { describe, expect, it } from 'vitest';
import { interfaceName, interfaceOf, interfacesFile } from '../../src/template/schema/interface-of.ts';
import { jsonSchemaOf } from '../../src/template/schema/json-schema.ts';
import { schemaLines } from '../../src/template/schema/schema-lines.ts';
import { BUILT_IN, builtIn, compileText } from './seeds.ts';

const TEMPLATE = `# POND-XX: [Name]

**Status**: DRAFT | RUNNING | DONE

## Counts
<!-- expctl: required=running -->

- Depth (cm):
- Shape: [round | long | other]

| Run ID | Newts (k) |
| --- | --- |
| r1 | 1.5 |

**Ready**:
- [ ] Boots
`;

const kind = compileText(TEMPLATE, 'pond-log');

describe('schemaLines', () => {
  it('prints what was compiled, each line with the line of the template that states it', () => {
    expect(
      schemaLines(kind).map(({ line, depth, text }) => `${String(line).padStart(2)} ${'  '.repeat(depth)}${text}`),
    ).toEqual([
      ' 1 kind pond-log, template templates/pond-log.md',
      ' 1 new documents in experiments/{id}-{slug}.md, ids POND-{number:2}, titles {id}: {title}',
      ' 1 status in status: DRAFT = planned, RUNNING = running, DONE = concluded',
      ' 3 status, one of DRAFT | RUNNING | DONE, due when planned (warning): the head of the document',
      ' 5 counts, due when running (error): `required=running`',
      ' 8   counts/depth, number, unit cm, due when running (error): `required=running`',
      ' 9   counts/shape, one of round | long | other or another, due when running (error): `required=running`',
      '11   counts, runs table, sample rows, key run_id, due when running (error): `required=running`',
      '11     Run ID, text',
      '11     Newts (k), number, unit k',
      '15   counts/ready, checklist of 1, tasks, due when running (error): `required=running`',
    ]);
  });
});

describe('jsonSchemaOf', () => {
  it('describes the typed data by keys', () => {
    expect(jsonSchemaOf(kind)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: {
        kind: { const: 'pond-log' },
        fields: {
          properties: {
            status: {
              title: 'Status',
              properties: { chosen: { items: { enum: ['DRAFT', 'RUNNING', 'DONE'] }, maxItems: 1 } },
            },
            'counts/depth': { 'x-unit': 'cm' },
            'counts/shape': {
              properties: { chosen: { items: { type: 'string', examples: ['round', 'long', 'other'] } } },
            },
          },
        },
        tables: {
          properties: {
            counts: {
              properties: {
                rows: {
                  items: { properties: { cells: { properties: { newts: { title: 'Newts (k)', 'x-unit': 'k' } } } } },
                },
              },
            },
          },
        },
        checklists: { properties: { 'counts/ready': { title: 'Ready' } } },
      },
    });
  });

  it('writes `type` next to all properties and defines what it requires, as strict validators demand', () => {
    const faults: unknown[] = [];
    JSON.parse(JSON.stringify(jsonSchemaOf(kind)), (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('properties' in value)) return value;
      const { properties, type, required = [] } = value as Record<string, unknown>;
      if (typeof properties !== 'object' || properties === null) return value;
      const undefinedKeys = [required].flat().filter((name) => !Object.hasOwn(properties, String(name)));
      if (type !== 'object' || undefinedKeys.length > 0) faults.push(value);
      return value;
    });
    expect(faults).toEqual([]);
  });

  it.each(BUILT_IN)('is plain JSON for %s, with every heading that a table has', (name) => {
    const built = builtIn(name);
    const schema = jsonSchemaOf(built);
    const text = JSON.stringify(schema);
    expect(JSON.parse(text)).toEqual(schema);
    for (const { key } of built.fields.filter(({ section }) => !section.includes('/h1')))
      expect(text).toContain(`"${key}"`);
    for (const { columns } of built.tables)
      for (const { header } of columns) expect(text).toContain(JSON.stringify(header));
  });
});

describe('interfaceOf', () => {
  it("writes the interface of a kind's records", () => {
    expect(interfaceName('ml-exp')).toBe('MlExpRecord');
    expect(interfaceOf(kind)).toBe(`/** Typed data of a document of the kind 'pond-log', by the keys of its template. */
export interface PondLogRecord {
  readonly kind: 'pond-log';
  readonly fields: {
    readonly 'status'?: ChosenField<'DRAFT' | 'RUNNING' | 'DONE'>;
    readonly 'counts/depth'?: TypedField<Typed<'number'>>;
    readonly 'counts/shape'?: ChosenField<'round' | 'long' | 'other' | (string & {})>;
  };
  readonly tables: {
    readonly 'counts'?: TypedTable<{
      readonly 'run_id'?: Typed<'text'>;
      readonly 'newts'?: Typed<'number'>;
    }>;
  };
  readonly checklists: {
    readonly 'counts/ready'?: TypedChecklist;
  };
}
`);
  });

  it('quotes keys and choices that are not identifiers', () => {
    const odd = compileText("## It's\n\n- What: [don't | do\\it]\n", 'odd');
    expect(interfaceOf(odd)).toContain("readonly 'it_s/what'?: ChosenField<'don\\'t' | 'do\\\\it'>;");
    expect(interfacesFile([odd])).toMatch(/^import type \{ ChosenField \} from '\.\/schema\/typed-data\.ts';\n/u);
  });
});
