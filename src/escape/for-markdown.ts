import { unlinked } from './unlinked.ts';
import { visibleLines } from './visible.ts';

/** A bullet, a rule or the line below a heading; and the mark after the number of a list. */
const LINE_START = /^[-+](?= |$)|^-(?=[- ]*$)|^=(?==*$)|(?<=^\d+)[.)](?= |$)/u;

/**
 * Text from a file as inline markdown on one line: shown unchanged, never as a heading, list, link, mention, image,
 * HTML or emphasis.
 */
export const forMarkdown = (text: string): string =>
  unlinked(
    visibleLines(text)
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/[\\`*_{}[\]<>#|~!]|&(?=[A-Za-z#])/gu, '\\$&')
      .replace(LINE_START, '\\$&'),
  );
