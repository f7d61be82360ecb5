/** Where GitHub sees a person, an issue or an address: before the rest of its name. */
const LIVE = /(?<=@)(?=[a-z\d])|(?<=(?<!(?<!\\)&)#)(?=\d)|(?<=\bgh-)(?=\d)|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)/giu;

/**
 * Escaped markdown or HTML in which GitHub notifies nobody and creates no links by itself. It looks for names in the
 * displayed text, so neither a backslash nor a reference hides them; a zero-width space after the sign does.
 */
export const unlinked = (escaped: string): string => escaped.replace(LIVE, '&#8203;');
