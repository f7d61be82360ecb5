import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests see no git environment of the caller's, only an empty home, and no system configuration. */
export default function setup(): () => void {
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
  const home = mkdtempSync(join(tmpdir(), 'expctl-home-'));
  Object.assign(process.env, {
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada Lovelace',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada Lovelace',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    NO_COLOR: '1',
  });
  spareGit(home);
  return () => rmSync(home, { recursive: true, force: true });
}

/** New repositories without the sample hooks, and without maintenance after each commit. */
function spareGit(home: string): void {
  const template = join(home, 'template');
  for (const folder of ['hooks', 'info']) mkdirSync(join(template, folder), { recursive: true });
  writeFileSync(join(template, 'info/exclude'), '');
  writeFileSync(join(home, '.gitconfig'), `[init]\n\ttemplateDir = ${template}\n[maintenance]\n\tauto = false\n`);
}
