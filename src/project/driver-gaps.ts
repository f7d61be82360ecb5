import { DRIVER, driverTool } from '../merge/driver-command.ts';
import { configuredDocuments } from './find-documents.ts';
import { attributeReader } from './git-attributes.ts';
import type { GitAttribute } from '../lint/rule.ts';
import type { Host } from '../host.ts';
import type { Project } from './project.ts';

/** Why git cannot call the merge driver that attributes name, one sentence; `driver` is this clone's setting. */
export function driverGaps(project: Project, driver: string | undefined): readonly string[] {
  const attribute = namedDriver(project);
  if (attribute === undefined) return [];
  const place = `${attribute.path}:${attribute.line}`;
  if (driver === undefined)
    return [`${place} names the driver and this clone has none: \`expctl init --merge\` sets it`];
  const tool = driverTool(driver);
  return tool === undefined || isOnPath(project.host, tool)
    ? []
    : [`${place} names the driver and ${notOnPath(tool)}: \`expctl init --merge\` sets it anew`];
}

/** What is said of a tool that is not there. */
export const notOnPath = (tool: string): string => `its command ${tool} is not on the PATH`;

/** The first attribute that gives documents to the driver. */
function namedDriver(project: Project): GitAttribute | undefined {
  const attributesOf = attributeReader(project.host, project.root);
  for (const { path } of configuredDocuments(project)) {
    const attribute = attributesOf(path).find(({ name }) => name === 'merge');
    if (attribute?.value === DRIVER) return attribute;
  }
  return undefined;
}

/** Whether a shell would find a command: by its path, else in a folder of the PATH. */
export function isOnPath(host: Host, command: string, folders: readonly string[] = pathFolders(host)): boolean {
  const places = command.includes('/') ? [command] : folders.map((folder) => host.paths.resolve(folder, command));
  return places.some((place) => host.files.stat(host.paths.resolve(place))?.kind === 'file');
}

/** The folders of the PATH, in their order. */
export const pathFolders = ({ env }: Host): readonly string[] =>
  (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
