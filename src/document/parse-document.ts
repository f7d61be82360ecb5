import type { LineIndex } from '../text/line-index.ts';
import { indexLines } from '../text/line-index.ts';
import type { Source } from '../text/source.ts';
import type { Directive } from './directive.ts';
import { directivesOf } from './directives.ts';
import type { FrontMatterData } from './front-matter-data.ts';
import type { MarkdownDocument } from './markdown-document.ts';
import { readBlockStructure } from './read-blocks.ts';
import type { Section } from './section.ts';
import { sectionsOf } from './sections-of.ts';

/**
 * `frontMatter` reads a text's front matter; it is passed in because most documents have none and the reader is slow to
 * load.
 */
export type ParseOptions = { readonly frontMatter?: (text: string) => FrontMatterData | undefined };

const BOM = '\uFEFF';
const FENCE = '---';

/** Reads a text into its blocks; lines, sections, directives and front matter are computed when first used. */
export function parseDocument(source: Source, options: ParseOptions = {}): MarkdownDocument {
  const { text } = source;
  const { blocks, tooDeep } = readBlockStructure(text);
  const fenced = text.startsWith(FENCE, text.startsWith(BOM) ? 1 : 0);
  let lines: LineIndex | undefined;
  let root: Section | undefined;
  let directives: readonly Directive[] | undefined;
  let frontMatter: { readonly data: FrontMatterData | undefined } | undefined;
  return {
    source,
    blocks,
    tooDeep,
    get lines() {
      return (lines ??= indexLines(text));
    },
    get root() {
      return (root ??= sectionsOf(text, blocks));
    },
    get directives() {
      return (directives ??= directivesOf(text, blocks));
    },
    get frontMatter() {
      return (frontMatter ??= { data: fenced ? options.frontMatter?.(text) : undefined }).data;
    },
  };
}
