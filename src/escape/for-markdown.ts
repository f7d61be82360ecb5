import { visibleLines } from './visible.ts';

/** A bullet, a rule or the line below a heading; and the mark behind the number of a list. */
const LINE_START = /^[-+](?= |$)|^-(?=[- ]*$)|^=(?==*$)|(?<=^\d+)[.)](?= |$)/u;

/** What GitHub makes a link of by itself, backslashes and all. */
const ADDRESS = /:(?=\/\/)|(?<=www)\./giu;

/** Text from a file as inline markdown on one line: shown as it is, never a heading, list, link, image, HTML or emphasis. */
export const forMarkdown = (text: string): string =>
  visibleLines(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!@]|&(?=[A-Za-z#])/gu, '\\$&')
    .replace(ADDRESS, '\\$&')
    .replace(LINE_START, '\\$&');
