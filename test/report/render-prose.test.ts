import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { renderProse } from '../../src/report/render-prose.ts';
import { HOSTILE_SHAPES } from '../fixtures/hostile-shapes.ts';
import type { DefaultTreeAdapterTypes } from 'parse5';

const prose = (text: string): string =>
  renderProse(
    parseDocument({ path: 'notes/ice.md', text }),
    { start: 0, end: text.length },
    { path: 'notes/ice.md', idPrefix: 'n-' },
  );

/** Every element with its attributes. */
function elementsOf(html: string): readonly DefaultTreeAdapterTypes.Element[] {
  const below = (node: DefaultTreeAdapterTypes.ChildNode): readonly DefaultTreeAdapterTypes.Element[] =>
    'tagName' in node ? [node, ...node.childNodes.flatMap(below)] : [];
  return parseFragment(html).childNodes.flatMap(below);
}

const SAFE_ELEMENTS = new Set(
  'a blockquote br code del div em h3 h4 h5 h6 hr input li ol p pre section strong sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const SAFE_ATTRIBUTES = new Set(
  'align aria-describedby aria-label checked class data-footnote-backref data-footnote-ref data-footnotes disabled href id rel start type'.split(
    ' ',
  ),
);

function strangersIn(html: string): readonly string[] {
  return elementsOf(html).flatMap(({ tagName, attrs }) => [
    ...(SAFE_ELEMENTS.has(tagName) ? [] : [`<${tagName}>`]),
    ...attrs.flatMap(({ name, value }) => {
      if (!SAFE_ATTRIBUTES.has(name)) return [`${tagName} ${name}`];
      return name === 'href' && /^\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/iu.test(value) ? [value] : [];
    }),
  ]);
}

describe('renderProse', () => {
  it('lays out what people wrote, below the headings of the page', () => {
    const text = `---
status: done
---

# EXP-004: Ice

The lake *froze*.
**Date**: May
**Keeper**: Ada **the first**

## Method

- [x] drill
- [ ] read

| Day | Depth (cm) |
| --- | ---: |
| 1 | 4 |

\`\`\`sh
drill --deep
\`\`\`
`;
    expect(prose(text).replaceAll(/\n(?=<\/?(?:t|th|td)[a-z]*\b)/gu, '')).toBe(`<p>The lake <em>froze</em>.<br>
<strong>Date</strong>: May<br>
<strong>Keeper</strong>: Ada <strong>the first</strong></p>
<h4>Method</h4>
<ul class="contains-task-list">
<li class="task-list-item"><input type="checkbox" checked disabled> drill</li>
<li class="task-list-item"><input type="checkbox" disabled> read</li>
</ul>
<div class="scroll"><table><thead><tr><th>Day</th><th align="right">Depth (cm)</th></tr></thead><tbody><tr><td>1</td><td align="right">4</td></tr></tbody></table></div>
<pre><code class="language-sh">drill --deep
</code></pre>`);
  });

  it('links where the document links, relative to the project', () => {
    const link = (to: string, words: string): string => `<a href="${to}" rel="noopener">${words}</a>`;
    expect(prose('[a](../plots/a%20b.png "why") [b](https://example.org/x) [c](#method) [d]\n\n[d]: map.md')).toBe(
      `<p>${link('plots/a%20b.png', 'a')} ${link('https://example.org/x', 'b')} ${link('notes/ice.md#method', 'c')} ${link('notes/map.md', 'd')}</p>`,
    );
  });

  it('loads and runs nothing', () => {
    expect(prose('![a plot](a.png) <b onclick="x()">bold</b> [go](javascript:alert(1)) [g](data:text/html,x)')).toBe(
      '<p><a href="notes/a.png" rel="noopener">a plot</a> bold <a>go</a> <a>g</a></p>',
    );
    expect(prose('<script>alert(1)</script>\n\n<!-- a word between us -->\n\nsnow \u202eecI')).toBe(
      '<p>snow \\u{202e}ecI</p>',
    );
  });

  it('shows what is too deep or too long as written', () => {
    const deep = `${'> '.repeat(40)}ice`;
    expect(prose(deep)).toBe(`<pre>${deep.replaceAll('>', '&gt;')}</pre>`);
    const long = 'snow '.repeat(2000).trimEnd();
    expect(prose(`thin\n\n${long}`)).toBe(`<p>thin</p>\n<pre>${long}</pre>`);
  });

  it('gives each piece its footnotes, with names of their own', () => {
    const part = `${'snow '.repeat(1000).trimEnd()}\n\nIce[^1].\n\n`;
    const html = prose(`${part}${part}[^1]: Of the lake.`);
    const ids = elementsOf(html).flatMap(({ attrs }) =>
      attrs.filter(({ name }) => name === 'id').map(({ value }) => value),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(html.match(/Of the lake/gu)).toHaveLength(2);
  });

  it('creates no other element, attribute or address from any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[<>"'&/=a-z!()[\]*`|: -]{0,60}$/u),
      fc.constantFrom(
        '<svg onload=alert(1)>',
        '[x](jAvaScript:alert(1))',
        '<javascript:alert(1)>',
        '![x](x" onerror="alert(1))',
        '[x]: vbscript:a\n\n[x]',
        '\n\n```js"><script>\n```\n',
        '| a |\n| - |\n| <img src=x> |\n',
        '[^a]: <x>\n\n[^a]',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(strangersIn(prose(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries(HOSTILE_SHAPES))('handles %s', (_, shape) => {
    expect(strangersIn(prose(shape(6000)))).toEqual([]);
  });
});
