import { decide } from '../../src/criteria/decide.ts';
import { filledRecord } from '../kinds.ts';
import type { TypedRecord, TypedTable } from '../../src/records/typed-record.ts';
import type { Value } from '../../src/values/value.ts';
import type { KindName } from '../kinds.ts';

/** `line kind text` of a field, with the choices where there are some. */
export const fieldLine = (data: TypedRecord, key: string): string => {
  const field = data.fields[key];
  if (field === undefined) return `${key} is not there`;
  const chosen = field.chosen === undefined ? '' : ` = ${field.chosen.join(', ')}`;
  const text = 'plain' in field.value ? field.value.plain : field.value.text;
  return `${field.line} ${field.value.kind} ${text.split('\n')[0] ?? ''}${chosen}`;
};

/** Numbers as numbers, marks and dates as their text, plain text unchanged. */
export function shown(value: Value | undefined): string | number | undefined {
  if (value === undefined || value.kind === 'missing') return undefined;
  if (value.kind === 'number') return value.number;
  if (value.kind === 'uncertain') return `±${value.halfWidth}`;
  if (value.kind === 'list') return value.items.map(shown).join(' ');
  if (value.kind === 'mark') return value.mark;
  if (value.kind === 'date') return value.iso;
  return 'plain' in value ? value.plain : value.text;
}

/** The text of the cells of each row. */
export const rowsOf = (table: TypedTable | undefined): readonly (readonly (string | number | undefined)[])[] =>
  (table?.rows ?? []).map(({ cells }) => Object.values(cells).map(shown));

/** `label: outcome` of every criterion of a kind's filled document. */
export const outcomesOf = (name: KindName): readonly string[] => {
  const { outcomes, protocol, hypotheses } = decide(filledRecord(name), { runRecords: new Map() });
  return [...outcomes, ...protocol, ...hypotheses].map(({ criterion, kind }) => `${criterion.label}: ${kind}`);
};
