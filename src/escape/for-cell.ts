import { replaceHidden } from './visible.ts';

/**
 * Any string as the content of a markdown table cell: one line that renders as that string, and from which `cellText`
 * recovers exactly that string. A line feed becomes `<br>`, hidden characters and outer blanks become references.
 */
export function forCell(text: string): string {
  const marked = repeatedMarkers(text);
  const escaped = text
    .replace(/\\(?![A-Za-z0-9])/g, '\\\\')
    .replace(/[|`]/g, '\\$&')
    .replace(/[*_~]/g, (marker, offset: number, whole: string) =>
      marked.has(marker) && !isInsideWord(whole, marker, offset) ? `\\${marker}` : marker,
    )
    .replace(/<(?=[A-Za-z/!?])|&(?=[A-Za-z#])|\](?=[([])|\[(?=\^)/g, '\\$&');
  return outerBlanks(replaceHidden(escaped, (character) => (character === '\n' ? '<br>' : reference(character))));
}

/** The emphasis markers that occur more than once: a single one has no effect. */
const repeatedMarkers = (text: string): Set<string> =>
  new Set(['*', '_', '~'].filter((marker) => text.indexOf(marker) !== text.lastIndexOf(marker)));

/** `snake_case` needs no escape. */
const isInsideWord = (text: string, marker: string, offset: number): boolean =>
  marker === '_' && /[A-Za-z0-9]/.test(text[offset - 1] ?? '') && /[A-Za-z0-9]/.test(text[offset + 1] ?? '');

const reference = (character: string): string => `&#${character.codePointAt(0) ?? 0};`;

const outerBlanks = (text: string): string => text.replace(/^\s/u, reference).replace(/\s$/u, reference);
