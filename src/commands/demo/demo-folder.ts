import { UserError } from '../../errors.ts';
import { DEMO_RUNS } from './demo-data.ts';
import type { Host } from '../../host.ts';

/**
 * Creates the demo's repository with its run outputs; returns its absolute path. Never in a folder that is not empty.
 */
export function demoFolder(host: Host, named: string | undefined): string {
  const folder =
    named === undefined
      ? host.paths.resolve(host.temporaryFolder(), `expctl-demo-${host.randomHex(4)}`)
      : host.paths.resolve(named);
  if (
    host.files.exists(folder) &&
    (host.files.stat(folder)?.kind !== 'directory' || host.files.list(folder).length > 0)
  )
    throw new UserError(`${named ?? folder} is not empty`, { hint: 'give a new or an empty folder' });
  host.files.makeFolder(folder);
  host.git.run(['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  for (const { file, output } of DEMO_RUNS) {
    const path = host.paths.resolve(folder, file);
    host.files.makeFolder(host.paths.folderOf(path));
    host.files.writeNew(path, output);
  }
  return folder;
}
