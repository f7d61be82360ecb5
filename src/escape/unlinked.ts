/** Where GitHub sees a person, an issue or an address: before the rest of its name. */
const LIVE = /(?<=@)(?=[a-z\d])|(?<=(?<!(?<!\\)&)#)(?=\d)|(?<=\bgh-)(?=\d)|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)/giu;

/**
 * Escaped markdown or HTML in which GitHub notifies nobody and links nothing by itself. It looks for names in the text that is
 * shown, so that no backslash and no reference hides them from it; a blank without width between the sign and the name does.
 */
export const unlinked = (escaped: string): string => escaped.replace(LIVE, '&#8203;');
