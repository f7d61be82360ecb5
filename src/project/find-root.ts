import { CONFIG_FILES } from '../config.ts';
import type { Host } from '../host.ts';

/** The root of the project and the file that configures it. */
export type ProjectPlace = { readonly root: string; readonly configPath: string | undefined };

const TOOL_TABLE = '[tool.expctl';

/** Searches upward from the current folder for a configuration, as far as the top of the work tree. */
export function findRoot(host: Host): ProjectPlace {
  let folder = host.cwd;
  for (;;) {
    const configPath = configIn(host, folder);
    if (configPath !== undefined) return { root: folder, configPath };
    if (host.files.exists(host.paths.resolve(folder, '.git'))) return { root: folder, configPath: undefined };
    const parent = host.paths.folderOf(folder);
    if (parent === folder) return { root: host.cwd, configPath: undefined };
    folder = parent;
  }
}

/** The file in a folder that configures a project there. */
export function configIn(host: Host, folder: string): string | undefined {
  for (const name of CONFIG_FILES) {
    const path = host.paths.resolve(folder, name);
    if (!host.files.exists(path)) continue;
    if (name !== 'pyproject.toml' || mentionsTool(host, path)) return path;
  }
  return undefined;
}

/** Files beside a configuration that would configure the project if the configuration did not exist. */
export function passedOver(host: Host, configPath: string): readonly string[] {
  const folder = host.paths.folderOf(configPath);
  return CONFIG_FILES.map((name) => host.paths.resolve(folder, name)).filter(
    (path) =>
      path !== configPath && host.files.exists(path) && (!path.endsWith('pyproject.toml') || mentionsTool(host, path)),
  );
}

function mentionsTool(host: Host, path: string): boolean {
  const read = host.files.readText(path);
  return read.kind === 'text' && read.text.includes(TOOL_TABLE);
}
