import { visibleLines } from './visible.ts';

const REFERENCES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['`', '&#96;'],
]);

/** Text as HTML text, or as the value of a quoted attribute: it cannot form an element, attribute or entity. */
export const forHtml = (text: string): string =>
  visibleLines(text).replace(/[&<>"'`]/g, (character) => REFERENCES.get(character) ?? character);

/** An address allowed in a link (http, https, mailto, relative), ready for `href="…"`; undefined for any other. */
export function forHref(address: string): string | undefined {
  const safe = safeAddress(address);
  return safe === undefined ? undefined : forHtml(safe);
}

/** The same address unescaped, for callers that escape it themselves. */
export function safeAddress(address: string): string | undefined {
  const plain = address.trim();
  if (visibleLines(plain) !== plain || /[\s\\]/.test(plain)) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase();
  if (scheme === undefined ? plain.startsWith('//') || plain === '' : !ALLOWED.has(scheme)) return undefined;
  return plain;
}

const ALLOWED = new Set(['http', 'https', 'mailto']);
