import { DEFAULT_CONFIG } from '../config.ts';
import { UserError } from '../errors.ts';
import { RULE_NAMES } from '../rules/rule-names.ts';
import { parseGlob } from '../text/glob.ts';
import { attributeReader } from './git-attributes.ts';
import { sparseLeftOut, tellSparseLeftOut } from './sparse-left-out.ts';
import { findRoot, passedOver } from './find-root.ts';
import { loadKinds } from './load-kinds.ts';
import { kindMatcher } from './project.ts';
import { nearPathHint } from './near-path.ts';
import type { Config } from '../config.ts';
import type { Host } from '../host.ts';
import type { ProjectPlace } from './find-root.ts';
import type { Project } from './project.ts';

/** The configuration given by name; `silent`: no notes about what is not examined. */
export type OpeningProject = { readonly config?: string | undefined; readonly silent?: boolean };

/** Finds and reads configuration and kinds, starting in the current folder. */
export async function openProject(
  host: Host,
  { config: named, silent = false }: OpeningProject = {},
): Promise<Project> {
  const place = findRoot(host);
  refuseBare(host, place);
  const configPath = named === undefined ? place.configPath : host.paths.resolve(named);
  const config = await configOf(host, configPath);
  const project = { ...(await projectAt(host, place.root, config)), isConfigNamed: named !== undefined };
  if (!silent) tellSparseLeftOut(project);
  const others = named === undefined && configPath !== undefined ? passedOver(host, configPath) : [];
  return others.length === 0 ? project : { ...project, problems: [...project.problems, passedOverText(host, others)] };
}

/** A repository without a work tree has no documents: finding none would look as if nothing were wrong. */
function refuseBare({ files, paths }: Host, { root, configPath }: ProjectPlace): void {
  const isThere = (name: string): boolean => files.exists(paths.resolve(root, name));
  if (configPath !== undefined || isThere('.git') || !['HEAD', 'objects', 'refs'].every(isThere)) return;
  throw new UserError('this is a bare repository: it has no work tree, and so no documents', {
    hint: 'call expctl in a clone, or in what `git worktree add` makes',
  });
}

const passedOverText = ({ paths, cwd }: Host, others: readonly string[]): string =>
  `${others.map((path) => paths.relative(cwd, path)).join(' and ')} ${others.length === 1 ? 'is' : 'are'} not read: one file configures a project, and another comes first`;

/** The project at a root (absolute), with a given configuration. */
export async function projectAt(host: Host, root: string, config: Config): Promise<Project> {
  const { kinds, ownKinds, templatePaths, problems, small } = await loadKinds(host, root, config);
  return {
    host,
    root,
    config,
    isConfigNamed: false,
    kinds,
    ownKinds,
    templatePaths,
    problems,
    small,
    configuredKind: kindMatcher(config, parseGlob),
    isIgnored: ignoreMatcher(host, root, config),
    attributesOf: attributeReader(host, root),
  };
}

function ignoreMatcher({ paths }: Host, root: string, { ignore }: Config): (path: string) => boolean {
  const globs = ignore.map(parseGlob);
  return (path) => globs.some((glob) => glob.matches(paths.relative(root, path)));
}

/** Reads a configuration (absolute path); without one, the defaults. */
export async function configOf(host: Host, path: string | undefined): Promise<Config> {
  if (path === undefined) return DEFAULT_CONFIG;
  const shown = host.paths.relative(host.cwd, path);
  if (!host.files.exists(path)) {
    const [out] = sparseLeftOut(host, [path]);
    if (out !== undefined) throw new UserError(`${shown} is left out of this sparse checkout`, { hint: out.hint });
    throw new UserError(`there is no configuration ${shown}`, nearPathHint(host, path));
  }
  const read = host.files.readText(path);
  if (read.kind !== 'text') throw new UserError(`${shown} is not UTF-8 text`);
  const { readConfig } = await import('./read-config.ts');
  return readConfig(read.text, { path: shown, rules: RULE_NAMES });
}
