import type { Severity } from './text/diagnostic.ts';

/** A team's configuration, normalised: every default filled in. Data only; nothing in it is run. */
export type Config = {
  /** The file it came from, relative to the root; undefined if there is none. */
  readonly path: string | undefined;
  /** The place of a key, by its path (`kinds.exp.template`). */
  readonly placeOf: (key: string) => ConfigPlace | undefined;
  // Globs of experiment documents, relative to the root; undefined: all markdown below `experiments`, else whatever a
  // kind recognises.
  readonly documents: readonly string[] | undefined;
  readonly ignore: readonly string[];
  /** Folders or files with the team's templates. */
  readonly templates: readonly string[];
  readonly kinds: ReadonlyMap<string, KindConfig>;
  /** Severities by rule name. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** Larger files, in bytes, are not read by `check`. */
  readonly maxFileSize: number;
  /** Columns by header -> key paths in run outputs, for every kind. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** What `log` does with a row that breaks the protocol: write it with a warning, or refuse it. */
  readonly protocol: 'warn' | 'refuse';
};

/** The place of a key in a configuration (line from 1), and what was written there. */
export type ConfigPlace = { readonly line: number; readonly written: string };

export type KindConfig = {
  readonly template: string | undefined;
  readonly documents: readonly string[];
  readonly directory: string | undefined;
  readonly id: string | undefined;
  readonly fileName: string | undefined;
  readonly columns: ReadonlyMap<string, readonly string[]>;
};

/** The configuration if nobody wrote one. */
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

/** Names of configuration files; the first that exists is used. */
export const CONFIG_FILES = ['expctl.yaml', 'expctl.yml', 'expctl.json', 'pyproject.toml'] as const;
