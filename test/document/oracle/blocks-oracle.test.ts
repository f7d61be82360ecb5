import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference, printDifference } from './compare.ts';
import { commonmarkExamples, gfmExamples, type NamedText, realDocuments } from './documents.ts';
import { explanationOf, KNOWN_DIFFERENCES } from './known-differences.ts';
import { markdownArbitrary, mutate, mutationsArbitrary } from './markdown-arbitrary.ts';
import { type Variation, VARIATIONS } from './variations.ts';

/** `EXPCTL_FUZZ=20` draws twenty times as many documents, different ones each time; without it they are always the same. */
const FUZZ = Number(process.env['EXPCTL_FUZZ'] ?? 0);
const drawn = (count: number) => (FUZZ > 0 ? { numRuns: count * FUZZ } : { numRuns: count, seed: 7 });

const GENERATED = drawn(2500);
const MUTATED = drawn(700);
/** The oracle takes seconds for a longer text, mutated or not. */
const LONGEST_MUTATED = 6000;
/** There is time for all of them unchanged, and not for more. */
const LONGEST_VARIED = FUZZ > 0 ? Infinity : 12_000;

const VARIED = Object.entries(VARIATIONS) as [Variation, (text: string) => string][];

/** The disagreements that no known difference explains, each printed. */
function disagreements(texts: readonly NamedText[]): readonly string[] {
  return texts.flatMap(({ name, text }) => {
    const difference = firstDifference(text);
    if (difference === undefined || explanationOf(difference) !== undefined) return [];
    return [`${name}: ${printDifference(difference)}`];
  });
}

const vary = (texts: readonly NamedText[], change: (text: string) => string): readonly NamedText[] =>
  texts.map(({ name, text }) => ({ name, text: change(text) }));

describe('the block reader and its oracle agree', () => {
  it.each(VARIED)('on every example of CommonMark, %s', (_, change) => {
    expect(commonmarkExamples.length).toBeGreaterThan(600);
    expect(disagreements(vary(commonmarkExamples, change))).toEqual([]);
  });

  it.skipIf(gfmExamples.length === 0).each(VARIED)(
    'on every example of GFM, if ../shared/spec is present, %s',
    (_, change) => {
      expect(gfmExamples.length).toBeGreaterThan(650);
      expect(disagreements(vary(gfmExamples, change))).toEqual([]);
    },
  );

  it.skipIf(realDocuments.length === 0)('on real documents, if ../shared/corpus is present', () => {
    expect(disagreements(realDocuments)).toEqual([]);
  });

  it.skipIf(realDocuments.length === 0)('on real documents, some under one of the variations', () => {
    const varied = realDocuments
      .filter(({ text }) => text.length <= LONGEST_VARIED)
      .map(({ name, text }, index) => {
        const [variation, change] = VARIED[index % VARIED.length] ?? ['as it is', VARIATIONS['as it is']];
        return { name: `${name}, ${variation}`, text: change(text) };
      });
    expect(disagreements(varied)).toEqual([]);
  });

  it('on generated documents', () => {
    fc.assert(
      fc.property(markdownArbitrary, (text) => {
        expect(disagreements([{ name: 'generated', text }])).toEqual([]);
      }),
      GENERATED,
    );
  });

  it('on generated documents under every variation', () => {
    fc.assert(
      fc.property(markdownArbitrary, fc.constantFrom(...VARIED), (text, [name, change]) => {
        expect(disagreements([{ name, text: change(text) }])).toEqual([]);
      }),
      GENERATED,
    );
  });

  it('on mutated examples and documents', () => {
    const texts = [...commonmarkExamples, ...gfmExamples, ...realDocuments].filter(
      ({ text }) => text.length <= LONGEST_MUTATED,
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), mutationsArbitrary, ({ name, text }, mutations) => {
        expect(disagreements([{ name, text: mutate(text, mutations) }])).toEqual([]);
      }),
      MUTATED,
    );
  });
});

/** For every difference that excuses a text, a text that shows it; no excuse may outlive its reason. */
const SHOWN: Readonly<Record<string, string>> = {
  'unclosed-front-matter': '---\n- plum\n',
  'interrupting-list': 'plum\n> 2. quince\n',
  'lazy-tag': '> plum\n<b>\n',
  'tag-as-header': 'plum\n<b>\n:-\n',
  'tag-attributes': '<a href=plum/quince>\n',
  'cdata-end': '<![CDATA[ plum ]]]>\nquince\n',
  'lazy-indented-code': '> # plum\n    quince\n    pear\n',
  'table-behind-quoted-table': '> |a|\n> |-|\n|b|\n|-|\n',
  'item-end-behind-open-fence': '- ~~~plum\n- quince\n',
  'task-behind-empty-item': '- -\n  [x] plum\n',
  'task-box-of-other-padding': '- [\n  ] plum\n',
  'nested-footnotes': '[^n]: [^m]: plum\n\n    quince\n',
};

describe('known differences', () => {
  const excusing = KNOWN_DIFFERENCES.filter(({ explains }) => explains !== undefined).map(({ name }) => name);

  it('are at most twenty, each with its own name', () => {
    expect(KNOWN_DIFFERENCES.length).toBeLessThanOrEqual(20);
    expect(new Set(KNOWN_DIFFERENCES.map(({ name }) => name)).size).toBe(KNOWN_DIFFERENCES.length);
    expect(Object.keys(SHOWN).toSorted()).toEqual(excusing.toSorted());
  });

  it.each(Object.entries(SHOWN))('%s still exists', (name, text) => {
    const difference = firstDifference(text);
    expect(difference === undefined ? 'no difference' : explanationOf(difference)).toBe(name);
  });
});
