import type { RunRecord } from '../run-record.ts';

/** The canonical text of a run record: keys sorted by code unit, two spaces, LF, one LF at the end. */
export function writeRunRecord({ items, ...record }: RunRecord): string {
  const [only, ...others] = items ?? [];
  const written = only !== undefined && others.length === 0 && only.side === undefined ? only : items;
  return `${jsonText({ ...record, items: written }, '')}\n`;
}

function jsonText(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return enclosed(
      value.map((item) => jsonText(item, inner)),
      '[]',
      indent,
    );
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries: readonly (readonly [string, unknown])[] = value instanceof Map ? [...value] : Object.entries(value);
  const lines = entries
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item, inner)}`);
  return enclosed(lines, '{}', indent);
}

function enclosed(items: readonly string[], brackets: '[]' | '{}', indent: string): string {
  const [open, close] = [brackets.slice(0, 1), brackets.slice(1)];
  if (items.length === 0) return brackets;
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}
