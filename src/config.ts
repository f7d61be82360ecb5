import type { Severity } from './text/diagnostic.ts';

/** What a team decided, normalised: every default filled in. Data only; nothing in it runs. */
export type Config = {
  /** The file it came from, relative to the root; undefined where there is none. */
  readonly path: string | undefined;
  /** Where a key stands, by its path (`kinds.exp.template`). */
  readonly placeOf: (key: string) => ConfigPlace | undefined;
  // Globs of experiment documents, relative to the root; undefined: all markdown below `experiments`, else whatever a kind recognises.
  readonly documents: readonly string[] | undefined;
  readonly ignore: readonly string[];
  /** Folders or files with the team's templates. */
  readonly templates: readonly string[];
  readonly kinds: ReadonlyMap<string, KindConfig>;
  /** Severities by rule name. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** Bytes beyond which `check` reads no file. */
  readonly maxFileSize: number;
  /** Columns by header -> key paths in run outputs, for every kind. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** What `log` does with a row that breaks the protocol: say so, or write nothing. */
  readonly protocol: 'warn' | 'refuse';
};

/** Where a key of a configuration stands (line from 1), and what was written there. */
export type ConfigPlace = { readonly line: number; readonly written: string };

export type KindConfig = {
  readonly template: string | undefined;
  readonly documents: readonly string[];
  readonly directory: string | undefined;
  readonly id: string | undefined;
  readonly fileName: string | undefined;
  readonly columns: ReadonlyMap<string, readonly string[]>;
};

/** What holds where nobody wrote a configuration. */
export const DEFAULT_CONFIG: Config = {
  path: undefined,
  placeOf: () => undefined,
  documents: undefined,
  ignore: [],
  templates: ['templates'],
  kinds: new Map(),
  rules: new Map(),
  maxFileSize: 64 * 1024 * 1024,
  columns: new Map(),
  protocol: 'warn',
};

/** Where a configuration may stand, the first that exists counts. */
export const CONFIG_FILES = ['expctl.yaml', 'expctl.yml', 'expctl.json', 'pyproject.toml'] as const;
