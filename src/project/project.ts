import type { Config } from '../config.ts';
import type { Host } from '../host.ts';
import type { GitAttribute } from '../lint/rule.ts';
import type { Kind } from '../template/kind.ts';
import type { Glob } from '../text/glob.ts';
import type { SmallTemplate } from './team-templates.ts';

/** A team's folder as expctl sees it: where it is, its configuration, and its kinds. */
export type Project = {
  /** Its files are those of the work tree, or of the index if that is checked. */
  readonly host: Host;
  /**
   * The disk itself, if `host` answers for the index: for files that are identified by their hash, wherever they are.
   */
  readonly disk?: Host;
  /** Absolute: the folder of the configuration, else the top of the work tree, else the current folder. */
  readonly root: string;
  readonly config: Config;
  /** Whether the configuration was given by name: then it applies to all documents, even if another is nearer. */
  readonly isConfigNamed: boolean;
  /** The team's own templates first; a kind with the name of a built-in one replaces it. */
  readonly kinds: readonly Kind[];
  /** Names of the kinds that come from the team's own templates. */
  readonly ownKinds: ReadonlySet<string>;
  /** The kind that the configuration gives to a path (relative to the root), if any. */
  readonly configuredKind: (path: string) => string | undefined;
  /** Absolute paths of the team's templates, which are never read as documents. */
  readonly templatePaths: ReadonlySet<string>;
  /** Whether the configuration excludes a path (absolute). */
  readonly isIgnored: (path: string) => boolean;
  /** What `.gitattributes` files set for a document (absolute path). */
  readonly attributesOf: (path: string) => readonly GitAttribute[];
  /** Kinds whose template could not be read, with the reason. */
  readonly problems: readonly string[];
  /** Files among the templates that contain too little to be one. */
  readonly small: readonly SmallTemplate[];
};

/** Returns a function that gives the configured kind of a path: the first kind with a matching glob. */
export function kindMatcher(config: Config, parse: (pattern: string) => Glob): (path: string) => string | undefined {
  const kinds = [...config.kinds].map(([name, { documents }]) => ({ name, globs: documents.map(parse) }));
  return (path) => kinds.find(({ globs }) => globs.some((glob) => glob.matches(path)))?.name;
}
