import { visibleLines } from './visible.ts';

/** A message in SARIF's plain text: no link comes of `[text](1)`. */
export const forSarif = (text: string): string => visibleLines(text).replace(/\](?=\()/g, '] ');

/** A relative path (`/` between its parts) as a relative URI reference. */
export const forSarifUri = (path: string): string => path.split('/').map(encodedPart).join('/');

const encodedPart = (part: string): string =>
  encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[!'()*]/g, percent);

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
