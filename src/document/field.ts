import type { Block } from './block.ts';
import type { Span } from '../text/span.ts';

/** How a field is written. */
export type FieldForm = 'bold' | 'bullet' | 'numbered' | 'plain' | 'quote' | 'table-row' | 'front-matter' | 'section';

/**
 * A labelled value: `**Label**: value`, `**Label:** value`, `- Label: value`, `- **Label**: value`, `1. Label: value`,
 * `Label: value` on its own line, `> **Label**: value`, a row of a field/value table, a front matter key.
 */
export type Field = {
  readonly form: FieldForm;
  /** The label as written, without emphasis, colon and bracketed remark. */
  readonly label: string;
  /** `foldName` of the label without emoji. */
  readonly name: string;
  /** The bracketed remark after the label, without brackets: `all required`, `across epochs`. */
  readonly remark: string | undefined;
  /** An emoji before the label: `✅` in `✅ **GO**: …`, one of the alternatives of a choice. */
  readonly mark: Span | undefined;
  /** The whole line (or row), from the marker or label to the end of the value. */
  readonly span: Span;
  readonly labelSpan: Span;
  /**
   * The value on the line, trimmed; an empty span at its place if there is none. Continuation lines of a paragraph
   * belong to it.
   */
  readonly value: Span;
  /** The blocks after the line that belong to the field while its own value is empty: list, table, fence, paragraph. */
  readonly blocks: readonly Block[];
  /**
   * Folded names of the labels that the field is below, outermost first (`**Environment**:` above `- Python: 3.12`).
   */
  readonly group: readonly string[];
  /** In front matter: the items of a list, as written. */
  readonly items?: readonly string[];
  /** In front matter: the value is a map, and its keys are fields themselves. */
  readonly isMap?: true;
};
