import { DRIVER, driverTool } from '../merge/driver-command.ts';
import { configuredDocuments } from './find-documents.ts';
import { attributeReader } from './git-attributes.ts';
import type { GitAttribute } from '../lint/rule.ts';
import type { Host } from '../host.ts';
import type { Project } from './project.ts';

/** Returns the driver in the settings of a repository, given its top folder; undefined if they name none. */
type DriverAt = (top: string) => Promise<string | undefined>;

/** Why git cannot call the merge driver named in the attributes, one sentence for each repository with documents. */
export async function driverGaps(project: Project, driverAt: DriverAt): Promise<readonly string[]> {
  const gaps: string[] = [];
  for (const [top, attribute] of namedDrivers(project)) gaps.push(...gapsOf(project, attribute, await driverAt(top)));
  return gaps;
}

function gapsOf({ host }: Project, { path, line }: GitAttribute, driver: string | undefined): readonly string[] {
  const place = `${path}:${line}`;
  if (driver === undefined)
    return [`${place} names the driver and this clone has none: \`expctl init --merge\` sets it`];
  const tool = driverTool(driver);
  return tool === undefined || isOnPath(host, tool)
    ? []
    : [`${place} names the driver and ${notOnPath(tool)}: \`expctl init --merge\` sets it anew`];
}

/** The message about a tool that does not exist. */
export const notOnPath = (tool: string): string => `its command ${tool} is not on the PATH`;

/** The first attribute that assigns documents to the driver, for each repository (its top folder). */
function namedDrivers(project: Project): ReadonlyMap<string, GitAttribute> {
  const { host, root } = project;
  const attributesOf = attributeReader(host, root);
  const found = new Map<string, GitAttribute>();
  for (const { path } of configuredDocuments(project)) {
    const attribute = attributesOf(path).find(({ name }) => name === 'merge');
    if (attribute?.value !== DRIVER) continue;
    const top = topAbove(host, host.paths.folderOf(path));
    if (!found.has(top)) found.set(top, attribute);
  }
  return found;
}

/** The folder at or above a given one in which a repository begins; the folder itself if there is none. */
function topAbove(host: Host, folder: string): string {
  const real = host.files.realpath(folder);
  for (let at = real; ; at = host.paths.folderOf(at)) {
    if (host.files.exists(host.paths.resolve(at, '.git'))) return at;
    if (host.paths.folderOf(at) === at) return real;
  }
}

/** Whether a shell would find a command: by its path, else in a folder of the PATH. */
export function isOnPath(host: Host, command: string, folders: readonly string[] = pathFolders(host)): boolean {
  const places = command.includes('/') ? [command] : folders.map((folder) => host.paths.resolve(folder, command));
  return places.some((place) => host.files.stat(host.paths.resolve(place))?.kind === 'file');
}

/** The folders of the PATH, in their order. */
export const pathFolders = ({ env }: Host): readonly string[] =>
  (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
