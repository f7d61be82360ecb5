import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/report/make-report.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { experimentOf } from './experiment-of.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const render = (...texts: readonly string[]): string => renderHtml(makeReport(texts.map(experimentOf)), { sha256 });

/**
 * The tags of a page with the names of their attributes, without the `bdi` around names; attribute values are always in
 * double quotes.
 */
const tagsOf = (page: string): readonly string[] =>
  [
    ...page
      .replace(/<style>[^]*?<\/style>/u, '')
      .matchAll(/<(\/?[a-z!][^\s>]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/giu),
  ]
    .map(
      ([, name = '', attributes = '']) =>
        `${name} ${[...attributes.matchAll(/\s([^\s=]+)(?:="[^"]*")?/gu)].map(([, attribute]) => attribute).join(' ')}`,
    )
    .filter((tag) => tag !== 'bdi ' && tag !== '/bdi ');

const PLAIN = tagsOf(render('plain', 'other'));

describe('renderHtml', () => {
  it('allows only its own style sheet, and no script', () => {
    const page = render('plain');
    const style = /<style>([^]*?)<\/style>/u.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toContain('<script');
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><svg onload=alert(1)>',
    '</title><b>',
    ']]><!--',
    '&#x3C;b&#x3E;',
    'javascript:alert(1)',
  ])('creates no element or attribute from %s', (text) => {
    expect(tagsOf(render(text, 'other'))).toEqual(PLAIN);
  });

  it('creates none from any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[<>"'&/=a-z! -]{0,40}$/u)), (text) => {
        expect(tagsOf(render(`x${text}`, 'other'))).toEqual(PLAIN);
      }),
      { numRuns: 300 },
    );
  });

  it('links only to where a document may be', () => {
    expect(render('experiments/a b.md')).toContain('href="experiments/a%20b.md"');
    expect(render('javascript:alert(1)')).not.toContain('href="javascript:');
  });
});

describe('a run with a right-to-left name', () => {
  it('stays beside its number below the verdict and in the evidence', () => {
    const page = render('worst ניסוי-2, 0.25 against 0.2');
    const told = 'worst <bdi>ניסוי-2</bdi>, 0.25 against 0.2';
    expect(page).toContain(`<ul><li>${told}</li></ul>`);
    expect(page).toContain(`<td>${told}</td>`);
  });
});
