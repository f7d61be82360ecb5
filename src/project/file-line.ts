import type { Config } from '../config.ts';

/** A configuration as read, for messages about errors in it: the file's path and the places of its keys. */
export type ReadFrom = Pick<Config, 'placeOf'> & { readonly path: string };

/** The place of a key, as `file:line`; only the file if the line is unknown. */
export function fileLine({ path, placeOf }: ReadFrom, key: string): string {
  const line = placeOf(key)?.line;
  return line === undefined ? path : `${path}:${line}`;
}
