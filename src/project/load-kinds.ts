import { builtInKinds } from '../template/built-in-kinds.ts';
import type { Config } from '../config.ts';
import type { Host } from '../host.ts';
import type { SmallTemplate } from './team-templates.ts';
import type { Kind } from '../template/kind.ts';

/** The kinds of a project: those compiled from its templates, then the built-in ones. */
export type LoadedKinds = {
  readonly kinds: readonly Kind[];
  /** Names of the kinds that come from the team's own templates. */
  readonly ownKinds: ReadonlySet<string>;
  readonly templatePaths: ReadonlySet<string>;
  readonly problems: readonly string[];
  readonly small: readonly SmallTemplate[];
};

/** Compiles the team's templates (none of their content runs) and adds the built-in kinds whose names are free. */
export async function loadKinds(host: Host, root: string, config: Config): Promise<LoadedKinds> {
  if (config.path !== undefined) (await import('./configured-names.ts')).holdTemplatePlaces(host, root, config);
  const places = templatePlaces(host, root, config);
  if (places.length === 0 && config.kinds.size === 0) {
    return { kinds: builtInKinds(), ownKinds: new Set(), templatePaths: new Set(), problems: [], small: [] };
  }
  const { compileTeamTemplates, configured } = await import('./team-templates.ts');
  const { kinds, problems, small } = compileTeamTemplates(host, { root, config, places });
  const ownKinds = new Set(kinds.map(({ name }) => name));
  const builtIn = builtInKinds().filter(({ name }) => !ownKinds.has(name));
  const all = [...kinds, ...builtIn];
  if (config.kinds.size > 0) (await import('./configured-names.ts')).holdKindNames(config, all);
  return {
    kinds: all.map((kind) => configured(kind, config)),
    ownKinds,
    templatePaths: new Set(places.map(({ path }) => path)),
    problems,
    small,
  };
}

/** A template's absolute path, and the kind's name if the configuration gives one. */
export type TemplatePlace = { readonly path: string; readonly name: string | undefined };

function templatePlaces(host: Host, root: string, config: Config): readonly TemplatePlace[] {
  const named = [...config.kinds].flatMap(([name, { template }]) =>
    template === undefined ? [] : [{ path: host.paths.resolve(root, template), name }],
  );
  const seen = new Set(named.map(({ path }) => path));
  const found = config.templates
    .flatMap((place) => markdownAt(host, host.paths.resolve(root, place)))
    .filter((path) => !seen.has(path))
    .map((path) => ({ path, name: undefined }));
  return [...named, ...found];
}

function markdownAt(host: Host, path: string): readonly string[] {
  const facts = host.files.stat(path);
  if (facts?.kind === 'file') return [path];
  if (facts?.kind !== 'directory') return [];
  return host.files
    .list(path)
    .filter(({ name, kind }) => kind === 'file' && name.endsWith('.md') && name.toLowerCase() !== 'readme.md')
    .map(({ name }) => host.paths.resolve(path, name));
}
