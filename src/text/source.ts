/** A text and where it came from: a path to show to people (relative, with `/`), or `-` for standard input. */
export type Source = { readonly path: string; readonly text: string };
