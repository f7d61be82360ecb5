import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/text/edit.ts';
import { brief, findingsIn, fixed } from './document-with.ts';
import type { Looking } from './document-with.ts';
import { FILLED, filledText } from '../kinds.ts';
import type { KindName } from '../kinds.ts';

const NAMES = Object.keys(FILLED) as KindName[];

describe('a filled document', () => {
  it.each(NAMES)('of the kind %s has no error', (name) => {
    expect(
      findingsIn(filledText(name), { kind: name, path: FILLED[name] }).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  it.each(NAMES.filter((name) => name !== 'ml-issue'))(
    'of the kind %s reports which section was removed, and the fix puts its heading back in place',
    (name) => {
      const text = filledText(name);
      const looking = { kind: name, path: FILLED[name], rules: ['require-section'] };
      expect(findingsIn(text, looking)).toEqual([]);
      const headings = headingsOf(text);
      let asked = 0;
      for (const [at, heading] of headings.entries()) {
        const start = text.indexOf(`${heading}\n`);
        const next = headings[at + 1];
        const without = text.slice(0, start) + (next === undefined ? '' : text.slice(text.indexOf(`${next}\n`, start)));
        if (findingsIn(without, looking).length === 0) continue;
        asked++;
        const mended = fixedOneByOne(without, looking);
        expect(findingsIn(mended, looking)).toEqual([]);
        expect(headingsOf(mended).map(nameOf)).toEqual(headings.map(nameOf));
      }
      expect(asked).toBeGreaterThan(2);
    },
  );
});

const headingsOf = (text: string): readonly string[] => [...text.matchAll(/^## .*$/gmu)].map(([heading]) => heading);

/** What identifies a heading: a plan's results have a date. */
const nameOf = (heading: string): string => heading.replace(/\(.*$/u, '').trim();

function fixedOneByOne(text: string, looking: Looking): string {
  const fix = findingsIn(text, looking).find((finding) => finding.fix !== undefined)?.fix;
  return fix === undefined ? text : fixedOneByOne(applyEdits(text, fix), looking);
}

describe('ragged-row', () => {
  const row = fc.array(fc.constantFrom('f', '', 'a\\|b', '`c`', '\\\\'), { minLength: 1, maxLength: 3 });

  it('completes a short row so that every renderer shows what it showed before', () => {
    fc.assert(
      fc.property(row, fc.boolean(), fc.constantFrom('\n', '\r\n', ''), (cells, closed, ending) => {
        const words = cells.findLastIndex((cell) => cell !== '');
        const whole = [0, 1, 2, 3].map((at) => (at <= words ? 'word' : '7')).join(' | ');
        const text = `| a | b | c | d |\n| - | - | - | - |\n| ${whole} |\n| ${cells.join(' | ')}${closed ? ' |' : ''}${ending}`;
        const looking = { rules: ['ragged-row'] };
        const mended = fixed(text, looking);
        expect(findingsIn(mended, looking)).toEqual([]);
        expect(mended.startsWith(text.trimEnd())).toBe(true);
      }),
    );
  });
});

describe('ragged-row, if cells have a kind', () => {
  const HEAD = '| Run | Type | Step | Loss | Note |\n| - | - | - | - | - |\n| r-1 | cosine | 100 | 0.3 | fine |\n';

  it.each([
    ['| r-2 | cosine | 100 | 0.2 |', true],
    ['| r-2 | linear |', false],
    ['| r-2 | 5034 | 0.2 | fine |', false],
    ['| r-2 | 5034 | 0.2 |', false],
    ['| r-2 | linear | 0.2 | fine |', false],
    ['| r-2 | linear | 0.2 |', false],
    ['| r-2 | linear | 100 | fine |', false],
    ['| r-2 | linear | 100 | |', false],
    ['| r-2 | linear | | 0.2 |', true],
  ])('adds cells at the end of %s only if nothing else can be missing: %s', (row, isMended) => {
    const found = findingsIn(`${HEAD}${row}\n`, { rules: ['ragged-row'] });
    expect(found).toHaveLength(1);
    expect(found[0]?.fix !== undefined).toBe(isMended);
  });
});

describe('ragged-row, if nothing is known about the columns', () => {
  it('adds nothing: every row may lack the same cell', () => {
    const text = '| Run | Type | Step |\n| - | - | - |\n| r-1 | 5034 |\n| r-2 | 5004 |\n';
    expect(findingsIn(text, { rules: ['ragged-row'] }).map(({ fix }) => fix)).toEqual([undefined, undefined]);
  });
});

describe('glued-line', () => {
  it('leaves a line alone if a blank line would need a prefix', () => {
    const found = findingsIn('> | a |\n> | - |\n> | f |\n> pear\n', { rules: ['glued-line'] });
    expect(brief(found)).toEqual([
      '4 glued-line this line is right under the table of line 1, and is read as a row of it',
    ]);
    expect(found[0]?.fix).toBeUndefined();
  });

  it('leaves the markers of a merge to their own rule', () => {
    expect(findingsIn('| a |\n| - |\n<<<<<<< HEAD\n| f |\n>>>>>>> x\n', { rules: ['glued-line'] })).toEqual([]);
  });
});

describe('known-choice', () => {
  const looking = { kind: 'exp', rules: ['known-choice'] };
  const status = (value: string): string => `# EXP-001: Pears\n\n**Status**: ${value}\n`;

  it.each([
    ['✅ PASED', '✅ PASSED'],
    ['**FAILD** (again)', '**FAILED** (again)'],
    ['RUNING (second attempt)', 'RUNNING (second attempt)'],
    ['runing', 'RUNNING'],
    ['cooking', undefined],
  ])('fixes %s only if one choice alone is meant', (written, mended) => {
    expect(fixed(status(written), looking)).toBe(status(mended ?? written));
    expect(findingsIn(status(written), looking)).toHaveLength(1);
  });
});

describe('broken-encoding', () => {
  const mojibake = (text: string, encoding: 'windows-1252' | 'macintosh'): string =>
    new TextDecoder(encoding).decode(new TextEncoder().encode(text));

  it.each(['windows-1252', 'macintosh'] as const)('fixes whatever was decoded as %s', (encoding) => {
    const words = fc.array(fc.constantFrom('pear', '✅', '—', 'é', '🔄', '≤', ' ', '\n', '1️⃣', 'ü'), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = `✅ ${parts.join(' ')}\n`;
        expect(fixed(mojibake(text, encoding), { rules: ['broken-encoding'] })).toBe(text);
      }),
    );
  });

  it.each([
    'ÀÉÎ õ ü',
    'naïve café',
    'AÇÃO',
    '3 × 4 · 5',
    'Привет',
    '日本語',
    '§ 3 ± 0.5 µm',
    '« ça va »',
    'Größe: 12 €',
  ])('leaves %s alone', (text) => {
    expect(findingsIn(`${text}\n`, { rules: ['broken-encoding'] })).toEqual([]);
  });

  it('treats U+FFFD in code as data, elsewhere as a loss', () => {
    expect(findingsIn('```\n\uFFFD\n```\n\nthe token `\uFFFD`\n', { rules: ['broken-encoding'] })).toEqual([]);
    expect(brief(findingsIn('pears\n\ncaf\uFFFD\n', { rules: ['broken-encoding'] }))).toEqual([
      '3 broken-encoding a character was lost here (U+FFFD)',
    ]);
    expect(brief(findingsIn('pe\0ar\n', { rules: ['broken-encoding'] }))).toEqual([
      '1 broken-encoding a NUL character is here',
    ]);
  });
});

describe('a document that readers see differently from its author', () => {
  const looking = { kind: 'exp', path: FILLED.exp };
  const text = filledText('exp').replace(/^\*\*Status\*\*: .*$/mu, '**Status**: ✅ DONE-ISH');
  const rulesOf = (written: string): readonly string[] => findingsIn(written, looking).map(({ rule }) => rule);

  it('is reported once: the findings of other rules wait', () => {
    expect(rulesOf(text)).toContain('known-choice');
    const mojibake = new TextDecoder('macintosh').decode(new TextEncoder().encode(text));
    expect(rulesOf(mojibake)).toEqual(['broken-encoding']);
    const conflict = text.replace(/^(\*\*Status\*\*: .*)$/mu, '<<<<<<< HEAD\n$1\n=======\n**Status**: x\n>>>>>>> b');
    expect(rulesOf(conflict)).toEqual(['conflict-markers']);
  });
});
