import { describe, expect, it } from 'vitest';
import { runOfJson } from '../../../src/runs/reading/run-of-json.ts';
import type { JsonValue } from '../../../src/runs/json/json-value.ts';

describe('a lookup table of very many numbers', () => {
  it('is read once, however many of its values are hidden', () => {
    const table = new Map<string, JsonValue>(
      Array.from({ length: 21_000 }, (_, at) => [`leaf-${String(at)}`, { text: String(at), number: at }]),
    );
    let walks = 0;
    table.values = () => {
      walks++;
      return Map.prototype.values.call(table) as MapIterator<JsonValue>;
    };
    const { hidden, notes } = runOfJson(new Map([['leaves', table]]));
    expect([hidden.size, walks < 10]).toEqual([21_000, true]);
    expect(notes[0]).toContain('leaves holds 21000 numbers side by side');
  });
});
