import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs a peer into a separate folder, outside the project's dependencies; returns its program, or why there is
 * none.
 */
export function installPeer(folder, name) {
  const place = join(folder, `peer-${name}`);
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  const { status, error } = spawnSync('npm', ['install', '--no-audit', '--no-fund', name], {
    cwd: place,
    timeout: 120_000,
  });
  const program = join(place, 'node_modules/.bin', name);
  if (status !== 0 || !existsSync(program))
    return { why: `skipped: ${name} could not be installed (${error?.message ?? `npm ended with ${status}`})` };
  return { program };
}
