import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/report/make-report.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { experimentOf } from './experiment-of.ts';

const render = (...texts: readonly string[]): string => renderMarkdown(makeReport(texts.map(experimentOf)));

type Node = { readonly type: string; readonly value?: string; readonly children?: readonly Node[] };

const parser = unified().use(remarkParse).use(remarkGfm);

/**
 * The kinds of all nodes, with the tags of HTML other than line breaks: the structure of a report, whatever its
 * content.
 */
function shapeOf({ type, value = '', children = [] }: Node): string {
  if (type === 'html') return [...value.matchAll(/<[^>]*>/gu)].join('');
  const inside = children
    .map(shapeOf)
    .join(' ')
    .replaceAll(/ (?:<br> )+text/gu, '');
  return children.length === 0 ? type : `${type}(${inside})`;
}

const shape = (markdown: string): string => shapeOf(parser.parse(markdown));

const [ONE, TWO] = [shape(render('plain')), shape(render('plain', 'other'))];

describe('renderMarkdown', () => {
  it('renders one experiment in full, and folds several', () => {
    expect(render('Tide')).toMatch(/^## Tide — Tide\n/u);
    expect(render('Tide & <ebb>', 'Reeds')).toContain(
      '<details><summary>Tide &amp; &lt;ebb&gt; — Tide &amp; &lt;ebb&gt;</summary>\n\n### Tide & \\<ebb\\>',
    );
  });

  it('includes what a criterion says, and notifies nobody', () => {
    const text = render('@ada #44');
    expect(text).toContain('| **@&#8203;ada \\#&#8203;44**: @&#8203;ada #&#8203;44 |');
    expect(text).not.toMatch(/@ada|#44/u);
    expect(render('@ada #44', 'b')).not.toMatch(/@ada|#44/u);
  });

  it('links to a document with any path', () => {
    expect(render("experiments/a (b)'s.md", 'other')).toContain("a (b)'s.md](experiments/a%20%28b%29%27s.md)");
    expect(render('\ud800')).toContain('(%EF%BF%BD)');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '</summary></details><script>alert(1)</script>',
    '<!-- ',
    'a](javascript:alert(1))',
    'a] b',
    // In GFM an address with its scheme is a link anywhere.
    '![x](images/x.png)',
    '- a',
    ' - a',
    '---',
    '1. a',
    '# a',
    '> a',
    '| a | b |',
    '`a` *b* ~c~',
    'two\n\nlines',
  ])('has the same structure with %j', (text) => {
    expect(shape(render(text))).toBe(ONE);
    expect(shape(render(text, 'other'))).toBe(TWO);
  });

  it('has the same structure with any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[-<>"'`&/=a-z!0-9.)([\]|\\*_~# ]{0,40}$/u),
    );
    fc.assert(
      fc.property(text, (some) => {
        expect(shape(render(`${some}x`, 'other'))).toBe(TWO);
      }),
      { numRuns: 300 },
    );
  });
});
