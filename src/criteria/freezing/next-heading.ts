import type { Section } from '../../document/section.ts';
import { sliceOf } from '../../text/span.ts';

/** A heading for one more section below `top`, in the style of its last one: depth, underline or hashes, number. */
export function nextHeading(
  text: string,
  top: Section,
  { words, end }: { readonly words: string; readonly end: string },
): string {
  const last = top.sections.at(-1);
  const depth = Math.min(last?.depth ?? Math.max(2, top.depth + 1), 6);
  const title = `${nextNumber(last?.title ?? '')}${words}`;
  if (last?.heading?.setext === true) return `${title}${end}${(depth === 1 ? '=' : '-').repeat(title.length)}`;
  const hashes = '#'.repeat(depth);
  const isClosed = last?.heading !== undefined && /\s#+$/u.test(sliceOf(text, last.heading.span));
  return `${hashes} ${title}${isClosed ? ` ${hashes}` : ''}`;
}

const PLAIN = /^(\d{1,3})([.)]\s+)/u;
const KEYCAP = '\uFE0F\u20E3';
const KEYCAPS = /^((?:\d\uFE0F?\u20E3){1,3}|🔟)(\s*)/u;

/** `8. ` after `7. Results`, the keycaps for 14 after those for 13; empty if the headings have no numbers. */
function nextNumber(title: string): string {
  const plain = PLAIN.exec(title);
  if (plain !== null) return `${Number(plain[1]) + 1}${plain[2] ?? ''}`;
  const keycaps = KEYCAPS.exec(title);
  if (keycaps === null) return '';
  const number = keycaps[1] === '🔟' ? 10 : Number((keycaps[1] ?? '').replace(/\D/gu, ''));
  const digits = [...String(number + 1)].map((digit) => `${digit}${KEYCAP}`).join('');
  return `${digits}${keycaps[2] ?? ''}`;
}
