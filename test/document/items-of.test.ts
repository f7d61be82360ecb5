import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/document/items-of.ts';
import { sliceOf } from '../../src/text/span.ts';
import { read } from './reading.ts';

const itemsIn = (text: string) =>
  itemsOf(text, read(text).blocks).map((item) => ({
    text: sliceOf(text, item.text),
    mark: item.mark,
    box: item.hasBox,
    at: item.markSpan && sliceOf(text, item.markSpan),
    by: item.signature,
    depth: item.depth,
  }));

const plain = { mark: 'none', box: false, at: undefined, by: undefined, depth: 0 };

describe('itemsOf', () => {
  it.each([
    ['- Kiln is hot', { text: 'Kiln is hot' }],
    ['- [ ] Kiln is hot', { text: 'Kiln is hot', box: true, at: ' ' }],
    ['- [x] Kiln is hot', { text: 'Kiln is hot', box: true, at: 'x', mark: 'met' }],
    ['* [X] Kiln is hot  ', { text: 'Kiln is hot', box: true, at: 'X', mark: 'met' }],
    ['1. [-] Kiln is hot', { text: 'Kiln is hot', box: true, at: '-', mark: 'unmet' }],
    ['- [~] Kiln is hot', { text: '[~] Kiln is hot' }],
    ['- [-](https://kiln.example)', { text: '[-](https://kiln.example)' }],
    ['1. ✅ Kiln is hot', { text: 'Kiln is hot', at: '✅', mark: 'met' }],
    ['- ❌ Kiln is hot', { text: 'Kiln is hot', at: '❌', mark: 'unmet' }],
    ['- ⚠️ Kiln is hot', { text: '⚠️ Kiln is hot' }],
    ['- ✅ / ❌ Kiln is hot', { text: '✅ / ❌ Kiln is hot' }],
    ['- ✅/❌ Kiln is hot', { text: '✅/❌ Kiln is hot' }],
    ['1. ✅ or ❌: Kiln is hot', { text: '✅ or ❌: Kiln is hot' }],
    ['- ❌ | ✅ | ⏳ Kiln is hot', { text: '❌ | ✅ | ⏳ Kiln is hot' }],
    ['- [ ] ✅ / ❌ Kiln is hot', { text: '✅ / ❌ Kiln is hot', box: true, at: ' ' }],
    ['- [x] ✅ / ❌ Kiln is hot', { text: '✅ / ❌ Kiln is hot', box: true, at: 'x', mark: 'met' }],
    ['- ✅ Kiln is hot, not ❌ cold', { text: 'Kiln is hot, not ❌ cold', at: '✅', mark: 'met' }],
    ['- [ ] ✅ Kiln is hot', { text: 'Kiln is hot', box: true, at: ' ' }],
    [
      '- [x] Checked by a person — Mara Voss, 2031-05-06',
      { text: 'Checked by a person', box: true, at: 'x', mark: 'met', by: 'Mara Voss, 2031-05-06' },
    ],
    ['- Kiln — hot, mostly', { text: 'Kiln — hot, mostly' }],
    ['1. [First firing]: [Day]', { text: '[First firing]: [Day]' }],
    ['- # Kiln', { text: 'Kiln' }],
    ['- Kiln is\n  hot', { text: 'Kiln is\n  hot' }],
  ])('%s', (text, expected) => {
    expect(itemsIn(text)).toEqual([{ ...plain, ...expected }]);
  });

  it('flattens nested lists and quotes', () => {
    const text = '- [x] one\n  - [-] two\n\n    1. three\n- four\n\n> - five\n';
    expect(itemsIn(text).map(({ text: words, mark, depth }) => [words, mark, depth])).toEqual([
      ['one', 'met', 0],
      ['two', 'unmet', 1],
      ['three', 'none', 2],
      ['four', 'none', 0],
      ['five', 'none', 0],
    ]);
  });

  it('gives an item without words an empty text', () => {
    expect(itemsIn('-\n')).toEqual([{ ...plain, text: '' }]);
    expect(itemsIn('- ```\n  code\n  ```\n')).toEqual([{ ...plain, text: '' }]);
  });
});
