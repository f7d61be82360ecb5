import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItems } from '../../../src/runs/items/read-items.ts';
import { wordErrors } from '../../../src/runs/items/word-errors.ts';
import type { ItemTable } from '../../../src/runs/items/item-table.ts';

function tableOf(path: string, text: string): ItemTable {
  const reading = readItems(path, text);
  if (reading.kind === 'items') return reading.table;
  throw new Error(reading.message);
}

const numbers = (table: ItemTable, name: string) => {
  const measure = table.measures.get(name);
  return measure && { kind: measure.kind, above: [...measure.above], below: [...measure.below] };
};

const lines = (...items: readonly unknown[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

describe('items', () => {
  it('are read from JSON lines with scores, weights and clusters', () => {
    const table = tableOf('cups.jsonl', lines({ id: 'a', score: 1, weight: 2, speaker: 'x' }, { id: 7, score: 0.5, weight: 1, speaker: 'y' })); // prettier-ignore
    expect([table.format, table.ids, table.clusters]).toEqual(['jsonl', ['a', '7'], ['x', 'y']]);
    expect(numbers(table, 'score')).toEqual({ kind: 'score', above: [2, 0.5], below: [2, 1] });
  });

  it('are read from CSV and TSV, with errors and the length of the reference', () => {
    for (const [path, text] of [
      ['cups.csv', 'utt_id,errors,words,document\nu1,1,10,d1\nu2,0,7,d2\n'],
      ['cups.tsv', 'utt_id\terrors\twords\tdocument\nu1\t1\t10\td1\nu2\t0\t7\td2\n'],
    ] as const) {
      const table = tableOf(path, text);
      expect([table.ids, table.clusters]).toEqual([['u1', 'u2'], ['d1', 'd2']]); // prettier-ignore
      expect(numbers(table, 'errors')).toEqual({ kind: 'ratio', above: [1, 0], below: [10, 7] });
    }
  });

  it('are read from a table as written by spreadsheets: semicolons, decimal commas, a comment above', () => {
    const table = tableOf('cups.csv', '# brewed\nid;score;correct\na;0,5;True\nb;1,25;false\n');
    expect(numbers(table, 'score')?.above).toEqual([0.5, 1.25]);
    expect(table.notes).toContain('its numbers have decimal commas: 1,234 is 1.234');
  });

  it('are read as right or wrong, and by the names of their measures', () => {
    const table = tableOf('cups.json', JSON.stringify([{ qid: 'q1', correct: true, 'steep time': 3 }, { qid: 'q2', correct: false, 'steep time': 4 }])); // prettier-ignore
    expect([...table.measures.keys()]).toEqual(['steep_time', 'score']);
    expect(numbers(table, 'score')?.above).toEqual([1, 0]);
  });

  it('are read from prediction manifests, with words counted by expctl itself', () => {
    const table = tableOf('pot.json', lines({ audio_filepath: 'c/a.wav', duration: 1.2, text: 'a cup of tea', pred_text: 'a cub of of tea' }, { audio_filepath: 'c/b.wav', duration: 2, text: 'hot', pred_text: '' })); // prettier-ignore
    expect([table.format, table.ids]).toEqual(['nemo', ['c/a.wav', 'c/b.wav']]);
    expect(numbers(table, 'errors')).toEqual({ kind: 'ratio', above: [2, 1], below: [4, 1] });
    expect([...table.measures.keys()]).toEqual(['errors']);
  });

  it('are read from samples of lm-eval, by document, with each filter as a measure of its own', () => {
    const sample = (doc_id: number, filter: string, exact_match: number) => ({ doc_id, doc_hash: `h${doc_id}`, filter, metrics: ['exact_match'], resps: [['x']], exact_match }); // prettier-ignore
    const one = tableOf('samples.jsonl', lines(sample(0, 'strict-match', 1), sample(1, 'strict-match', 0)));
    expect([one.format, one.ids, [...one.measures.keys()]]).toEqual(['lm-eval', ['0 h0', '1 h1'], ['exact_match']]);
    const two = tableOf('samples.jsonl', lines(sample(0, 'strict', 1), sample(0, 'loose', 0)));
    expect([two.ids, [...two.measures.keys()]]).toEqual([['0 h0'], ['exact_match_strict', 'exact_match_loose']]);
  });

  it.each([
    ['', 'holds no item'],
    ['{"score": 1}\n', 'the items have no id (score)'],
    ['{"id": "a", "score": 1}\n{"score": 1}\n', 'this item has no id'],
    ['{"id": "a", "score": 1}\n{"id": "a", "score": 0}\n', '1 id stands more than once: a'],
    ['{"id": "a", "note": "x"}\n', 'the items have no score, and no errors with a length'],
    ['{"id": "a", "score": 1, "speaker": "x"}\n{"id": "b", "score": 1}\n', '1 of 2 items have no speaker'],
    ['{"id": "a", "score": 1, "weight": 0}\n', 'a weight is a number above zero'],
    ['{"id": "a", "score": 1}\n{"id": "b", "sc', 'this string is cut: the text ends before its closing quote'],
    ['id,score\na,1,2\n', 'this line has 3 fields, the header 2'],
  ])('are refused: %j', (text, message) => {
    expect(readItems('cups.jsonl', text)).toMatchObject({ kind: 'refused', message });
  });

  it('without a value keep their place, so that pairing stays correct', () => {
    const table = tableOf(
      'cups.jsonl',
      '{"id": "a", "score": null}\n{"id": "b", "score": NaN}\n{"id": "c", "score": 1}\n',
    );
    expect(numbers(table, 'score')?.above).toEqual([NaN, NaN, 1]);
  });

  it('never throw, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.json()).map((all) => all.join('\n')),
        ),
        (text) => {
          expect(['items', 'refused']).toContain(readItems('cups.jsonl', text).kind);
        },
      ),
    );
  });
});

describe('wordErrors', () => {
  it('are the cheapest alignment', () => {
    expect(wordErrors('the kettle is on', 'the kettle is on')).toEqual({ errors: 0, length: 4 });
    expect(wordErrors('the kettle is on', 'a kettle on the')).toEqual({ errors: 3, length: 4 });
    expect(wordErrors('', 'too much')).toEqual({ errors: 2, length: 0 });
  });

  it('agree with a plain recursion', () => {
    const plain = (a: readonly string[], b: readonly string[]): number => {
      if (a.length === 0 || b.length === 0) return a.length + b.length;
      const rest = plain(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
      return Math.min(rest, plain(a.slice(1), b) + 1, plain(a, b.slice(1)) + 1);
    };
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(wordErrors(a.join(' '), b.join('  '))?.errors).toBe(plain(a, b));
      }),
    );
  });

  it('are undefined for texts that are not utterances', () => {
    const long = (word: string) => `${word} x `.repeat(6000);
    expect(wordErrors(`${long('a')}a`, `${long('b')}b`)).toBeUndefined();
  });
});
