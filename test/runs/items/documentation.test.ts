import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { itemsAt, resolverOf } from '../../criteria/confidence/items-world.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../../criteria/record-of.ts';

const page = readFileSync(new URL('../../../docs/items.md', import.meta.url), 'utf8');

/** The example's files: a fence below the sentence that begins with its name. */
const files = Object.fromEntries(
  [...page.matchAll(/^`([\w.]+)`, [^\n]*\n\n```\w+\n([\s\S]*?)```/gmu)].map(([, name = '', text = '']) => [name, text]),
);

const examples = [...page.matchAll(/^\| `([^`]+)` \| `([^`]+)` \| (\w+) \| (.+) \|$/gmu)].map((match) =>
  match.slice(1),
);

describe('the page about items', () => {
  it('has its files and its examples', () => {
    expect(Object.keys(files)).toEqual(['old.jsonl', 'new.csv', 'short.tsv']);
    expect(examples).toHaveLength(6);
  });

  it.each(examples)('%s with %s is %s', (statement, file = '', outcome, because) => {
    const table = ['| Run ID | Old Score | New Score |', '| --- | --- | --- |', '| k-1 | | |'];
    const record = recordOf(documentWith([`- **Example**: \`expect: ${statement}\``], table));
    const items = [itemsAt('old.jsonl', 'old'), itemsAt(file, 'new')];
    const [decided] = decide(record, {
      runRecords: recordsOf(runRecord('k-1', { items })),
      items: resolverOf(files),
    }).outcomes;
    expect([decided?.kind, decided?.because]).toEqual([outcome, because]);
  });
});
