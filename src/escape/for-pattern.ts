/** A text as the part of a regular expression that matches exactly it. */
export const forPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
