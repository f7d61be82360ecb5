import type { Config } from '../config.ts';
import type { Host } from '../host.ts';
import type { GitAttribute } from '../lint/rule.ts';
import type { Kind } from '../template/kind.ts';
import type { Glob } from '../text/glob.ts';
import type { SmallTemplate } from './team-templates.ts';

/** A team's folder as expctl sees it: where it is, what was configured, which kinds there are. */
export type Project = {
  /** Its files are the work tree's, or the index's where that is judged. */
  readonly host: Host;
  /** The disk itself, where `host` answers for the index: for what is held by its hash, wherever it lies. */
  readonly disk?: Host;
  /** Absolute: where the configuration stands, else the top of the work tree, else the current folder. */
  readonly root: string;
  readonly config: Config;
  /** Whether the configuration was named: then it holds for all documents, whatever stands nearer to them. */
  readonly isConfigNamed: boolean;
  /** The team's own templates first; a kind of the same name hides a built-in one. */
  readonly kinds: readonly Kind[];
  /** Names of the kinds that come from the team's own templates. */
  readonly ownKinds: ReadonlySet<string>;
  /** Which kind the configuration gives to a path (relative to the root), if any. */
  readonly configuredKind: (path: string) => string | undefined;
  /** Absolute paths of the team's templates: never read as documents. */
  readonly templatePaths: ReadonlySet<string>;
  /** Whether the configuration takes a path (absolute) out. */
  readonly isIgnored: (path: string) => boolean;
  /** What `.gitattributes` files set for a document (absolute path). */
  readonly attributesOf: (path: string) => readonly GitAttribute[];
  /** Kinds whose template could not be read, with why. */
  readonly problems: readonly string[];
  /** Files among the templates that say too little to be one. */
  readonly small: readonly SmallTemplate[];
};

/** Which configured kind a path belongs to: the first kind one of whose globs matches. */
export function kindMatcher(config: Config, parse: (pattern: string) => Glob): (path: string) => string | undefined {
  const kinds = [...config.kinds].map(([name, { documents }]) => ({ name, globs: documents.map(parse) }));
  return (path) => kinds.find(({ globs }) => globs.some((glob) => glob.matches(path)))?.name;
}
