import type { Block } from './block.ts';
import type { Directive } from './directive.ts';
import type { FrontMatterData } from './front-matter-data.ts';
import type { Section } from './section.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';

/** A markdown text read into blocks, sections and directives; everything else is derived from it on demand. */
export type MarkdownDocument = {
  readonly source: Source;
  readonly lines: LineIndex;
  readonly blocks: readonly Block[];
  /** The first line whose containers are nested deeper than expctl reads. */
  readonly tooDeep: Span | undefined;
  readonly frontMatter: FrontMatterData | undefined;
  readonly root: Section;
  readonly directives: readonly Directive[];
};
