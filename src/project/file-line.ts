import type { Config } from '../config.ts';

/** A configuration as it was read, for saying what is wrong in it: the file's path and where its keys stand. */
export type ReadFrom = Pick<Config, 'placeOf'> & { readonly path: string };

/** Where a key stands, as `file:line`; the file alone where the line is not known. */
export function fileLine({ path, placeOf }: ReadFrom, key: string): string {
  const line = placeOf(key)?.line;
  return line === undefined ? path : `${path}:${line}`;
}
