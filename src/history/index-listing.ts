import { UserError } from '../errors.ts';
import { indexEnvironment } from './index-environment.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** A path in the index, as git names it from the top. */
export type IndexEntry = { readonly mode: string; readonly hash: string };

/** Everything in the index, by path; also folders, with their entries. */
export type IndexListing = {
  readonly entries: ReadonlyMap<string, IndexEntry>;
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Lists the whole index, for questions that cannot be asked path by path. For a path in conflict it has our side. */
export function indexListing(host: Host, repository: Repository): IndexListing {
  const options = { cwd: repository.top, env: indexEnvironment(host, repository) };
  const { code, stdout, stderr } = host.git.run(['ls-files', '--stage', '-z'], options);
  if (code !== 0) throw new UserError(`git cannot list the index: ${stderr.trim()}`, { hint: 'run `git status`' });
  const entries = new Map<string, IndexEntry>();
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const record of stdout.split('\0')) {
    const tab = record.indexOf('\t');
    if (tab === -1) continue;
    const [mode = '', hash = '', stage] = record.slice(0, tab).split(' ');
    const path = record.slice(tab + 1);
    if (entries.has(path) && stage !== '2') continue;
    entries.set(path, { mode, hash });
    for (let name = path; name !== '';) {
      const slash = name.lastIndexOf('/');
      const parent = slash === -1 ? '' : name.slice(0, slash);
      const known = folders.get(parent);
      if (known?.has(name.slice(slash + 1)) === true) break;
      folders.set(parent, (known ?? new Set()).add(name.slice(slash + 1)));
      name = parent;
    }
  }
  return { entries, folders };
}
