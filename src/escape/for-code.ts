import { visibleLines } from './visible.ts';

/** Text from a file as a code span on one line, enclosed in more backticks than it contains. */
export function forCode(text: string): string {
  const line = visibleLines(text).replace(/\s+/gu, ' ').trim();
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/gu), ([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const blank = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${blank}${line}${blank}${ticks}`;
}
