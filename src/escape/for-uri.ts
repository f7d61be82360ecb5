/**
 * A relative path (with `/` between its parts) as a relative URI reference, without characters that end a link in
 * markdown.
 */
export const forUri = (path: string): string => path.split('/').map(encodedPart).join('/');

const encodedPart = (part: string): string =>
  encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[!'()*]/g, percent);

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
