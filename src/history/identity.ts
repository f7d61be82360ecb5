import type { Host } from '../host.ts';

/** The committer according to git's configuration; undefined if it names none. */
export type Identity = { readonly name: string | undefined; readonly email: string | undefined };

/** Reads `user.name` and `user.email` as they apply in `folder`. */
export function identity(host: Host, folder: string): Identity {
  const { stdout } = host.git.run(['config', '-z', '--get-regexp', '^user\\.(name|email)$'], { cwd: folder });
  const said = new Map<string, string>();
  for (const line of stdout.split('\0')) {
    const feed = line.indexOf('\n');
    if (feed !== -1) said.set(line.slice(0, feed), line.slice(feed + 1));
  }
  return { name: said.get('user.name'), email: said.get('user.email') };
}
