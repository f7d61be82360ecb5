import { visibleLines } from './visible.ts';

/** Text from a file as inline markdown on one line: shown as it is, never a heading, link, image, HTML or emphasis. */
export const forMarkdown = (text: string): string =>
  visibleLines(text)
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#|~!@]/gu, (character) => `\\${character}`)
    .replace(/^([-+]|\d+[.)])(?= )/u, '\\$1')
    .trim();
