import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/runs/reading/run-facts.ts';
import { defaultCells } from '../../../src/runs/filling/default-cells.ts';
import { COMMIT_COLUMNS, COMMIT_NAMES } from '../../../src/values/commit-names.ts';
import type { JsonObject } from '../../../src/runs/json/json-value.ts';
import type { ColumnRecord } from '../../../src/records/record.ts';

const SHA = 'c0ffee1'.padEnd(40, '0');

const columnOf = (name: string): ColumnRecord => ({ name, header: name, index: 1 }) as ColumnRecord;

describe('the names of a commit', () => {
  it.each(COMMIT_NAMES)('%s: mean the commit in an output', (name) => {
    expect(factsOf(new Map([[name, SHA]])).git?.commit).toBe(SHA);
  });

  it.each(COMMIT_COLUMNS)('%s: mean it in what an output says about git, and above a column', (name) => {
    const about: JsonObject = new Map([[name, SHA]]);
    expect(factsOf(new Map([['git', about]])).git?.commit).toBe(SHA);
    const given = { date: undefined, commit: SHA, command: undefined, seed: undefined };
    expect(defaultCells([columnOf(name)], [], given).get(name)?.text).toBe(SHA.slice(0, 7));
  });

  it.each(['sha', 'revision'])('%s: may be a model’s in an output', (name) => {
    expect(factsOf(new Map([[name, SHA]])).git).toBeUndefined();
  });
});
