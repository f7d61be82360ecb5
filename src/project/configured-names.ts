import { DEFAULT_CONFIG } from '../config.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { sparseLeftOut } from './sparse-left-out.ts';
import { unknownName } from './config-problem.ts';
import { fileLine } from './file-line.ts';
import type { Config } from '../config.ts';
import type { Host } from '../host.ts';
import type { Kind } from '../template/kind.ts';

/** Checks that the kinds that a configuration names exist: settings for an unknown kind would have no effect. */
export function holdKindNames(config: Config, kinds: readonly Kind[]): void {
  const names = kinds.map(({ name }) => name);
  for (const [name, { template }] of config.kinds) {
    if (names.includes(name)) continue;
    const own = kinds.find(({ path }) => template !== undefined && path === bare(template));
    if (own !== undefined)
      throw new UserError(
        `${fileLine(readFrom(config), `kinds.${name}`)}: the template ${own.path} is of kind "${own.name}"`,
        { hint: `write \`${own.name}:\` here, or \`kind: ${name}\` under \`expctl:\` in the template` },
      );
    if (template === undefined)
      throw unknownName(readFrom(config), `kinds.${name}`, {
        message: `there is no kind "${name}"`,
        names,
        what: 'it has no `template`, and the kinds',
      });
  }
}

/**
 * Checks that the templates that a configuration names exist on disk. A folder that is the default anyway may be
 * created later.
 */
export function holdTemplatePlaces(host: Host, root: string, config: Config): void {
  for (const [name, { template }] of config.kinds)
    if (template !== undefined && host.files.stat(host.paths.resolve(root, template))?.kind !== 'file')
      throw notThere(host, config, { root, place: template, key: `kinds.${name}.template`, isFile: true });
  for (const place of config.templates)
    if (
      !DEFAULT_CONFIG.templates.includes(bare(place)) &&
      host.files.stat(host.paths.resolve(root, place)) === undefined
    )
      throw notThere(host, config, { root, place, key: 'templates', isFile: false });
}

const bare = (place: string): string => place.replace(/^\.\//u, '').replace(/\/$/u, '');

type Named = { readonly root: string; readonly place: string; readonly key: string; readonly isFile: boolean };

function notThere(host: Host, config: Config, { root, place, key, isFile }: Named): UserError {
  const [out] = sparseLeftOut(host, [host.paths.resolve(root, bare(place))]);
  if (out !== undefined)
    return new UserError(
      `${fileLine(readFrom(config), key)}: the template${isFile ? '' : 's'} \`${place}\` ${isFile ? 'is' : 'are'} left out of this sparse checkout`,
      { hint: out.hint },
    );
  const near = nearbyPath(host, host.paths.resolve(root, bare(place)));
  const shown = near === undefined ? undefined : host.paths.relative(root, near);
  const hint =
    shown === undefined
      ? 'paths are read from the folder of the configuration; make it, or take the line away'
      : `did you mean \`${shown}\`?`;
  const where = fileLine(readFrom(config), key);
  const facts = host.files.stat(host.paths.resolve(root, place));
  const wrong = facts === undefined ? 'is not there' : 'is not a file';
  return new UserError(`${where}: the template${isFile ? '' : 's'} \`${place}\` ${isFile ? wrong : 'are not there'}`, {
    hint,
  });
}

/** The entry of the same folder whose name was most likely meant. */
function nearbyPath(host: Host, path: string): string | undefined {
  const folder = host.paths.folderOf(path);
  if (host.files.stat(folder)?.kind !== 'directory') return undefined;
  const names = host.files.list(folder).filter(({ name, kind }) => kind === 'directory' || name.endsWith('.md'));
  const near = nearest(
    host.paths.nameOf(path),
    names.map(({ name }) => name),
  );
  return near === undefined ? undefined : host.paths.resolve(folder, near);
}

const readFrom = ({ path, placeOf }: Config) => ({ path: path ?? 'the configuration', placeOf });
