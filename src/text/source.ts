/** A text together with where it came from: a path for people (relative, `/`), or `-` for standard input. */
export type Source = { readonly path: string; readonly text: string };
