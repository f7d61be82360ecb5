import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../src/records/read-records.ts';
import { typedRecord } from '../src/records/typed-record.ts';
import { builtInKinds } from '../src/template/built-in-kinds.ts';
import { detectKind } from '../src/template/detect-kind.ts';
import { FILLED, filledRecord, findingsOf } from './kinds.ts';
import type { KindName } from './kinds.ts';

const NAMES = Object.keys(FILLED) as KindName[];

describe.each(NAMES)('the filled document of the kind %s', (name) => {
  const record = filledRecord(name);

  it('is recognised without any configuration, as one record', () => {
    expect(detectKind(builtInKinds(), record.document, { configuredKind: undefined }).kind?.name).toBe(name);
    expect(readRecords(record.document, record.kind)).toHaveLength(1);
  });

  it('has no findings', () => {
    expect(findingsOf(record)).toEqual([]);
  });

  it('has every field, table and checklist that the template does not call optional', () => {
    const due = [
      ...record.absent.fields,
      ...record.absent.tables,
      ...record.absent.checklists,
      ...record.absent.sections,
    ];
    expect(due.filter((spec) => spec.due.stage !== 'never').map(({ key }) => key)).toEqual([]);
    const open = record.fields.filter(({ spec, filling }) => spec !== undefined && filling !== 'filled');
    expect(open.map(({ key }) => key)).toEqual(
      {
        exp: ['failure_plan/if_experiment_fails'],
        'tracking-log': ['experiment_metadata/template_version', 'experiment_metadata/based_on'],
        'ml-exp': [],
        plan: [],
        'ml-issue': [],
      }[name],
    );
  });

  it('is the same data after a round trip through JSON', () => {
    const data = typedRecord(record);
    expect(JSON.parse(JSON.stringify(data))).toMatchObject({ schemaVersion: 1, kind: name, path: FILLED[name] });
  });
});

describe('docs/kinds.md', () => {
  const page = readFileSync(new URL('../docs/kinds.md', import.meta.url), 'utf8');
  const parts = new Map(page.split('\n## ').map((part) => [part.split('\n')[0] ?? '', part]));

  it.each(NAMES)('describes %s as its template does', (name) => {
    const { identity, status, sections } = filledRecord(name).kind ?? {};
    const file = identity?.fileName
      .replace('{id}', () => identity.idPattern?.replace('{number:3}', '001') ?? '')
      .replace('{slug}', 'slug');
    expect(page).toContain(`| \`${name}\` |`);
    expect(page).toContain(`\`${identity?.directory}/${file}\``);
    const part = parts.get(name) ?? '';
    for (const { word } of status?.words ?? []) expect(part).toContain(`\`${word}\``);
    const titles = (sections ?? []).map(({ title }) => title.replace(/^[^A-Za-z]+/u, '').trim());
    const named = [...part.matchAll(/^\| (?!part|head|front matter|---)([^|]+) \|/gmu)].map(([, cell = '']) => cell);
    const strange = named
      .flatMap((cell) => cell.split(/, | \/ (?=[A-Z][a-z])/u))
      .filter((cell) => {
        const words = cell.trim();
        return !titles.some((title) => title === words || title.startsWith(`${words} `) || title.includes(words));
      });
    expect(strange).toEqual([]);
  });
});
