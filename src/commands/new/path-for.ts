import { UserError } from '../../errors.ts';
import { fileStemOf } from '../../records/ids/file-stem.ts';
import type { Kind } from '../../template/kind.ts';
import type { Project } from '../../project/project.ts';

/** What a file's name is made of; `slug` and `date` have letters, digits and hyphens only. */
export type Naming = { readonly id: string; readonly slug: string; readonly date: string };

/** Names have at most 255 bytes; `.md` and a temporary file's additions are among them. */
const LONGEST_STEM = 180;

/**
 * The absolute path of a new document: in the directory of its kind, below the project's root with all links followed.
 * Every part that comes from outside is encoded, so that no id or title can say a folder.
 */
export function pathFor({ host, root }: Project, { identity }: Kind, { id, slug, date }: Naming): string {
  const parts = new Map([
    ['id', fileStemOf(id)],
    ['slug', slug],
    ['date', date],
  ]);
  const named = identity.fileName
    .replace(/\.md$/u, '')
    .replace(/\{([a-z]+)\}/gu, (whole, part: string) => parts.get(part) ?? whole);
  const stem = cut(named.replace(/[/\\]/gu, '-'));
  const folder = host.paths.resolve(root, identity.directory);
  const path = host.paths.resolve(folder, `${stem}.md`);
  let existing = folder;
  while (!host.files.exists(existing)) existing = host.paths.folderOf(existing);
  const real = host.paths.relative(host.files.realpath(root), host.files.realpath(existing));
  if (/^\.\.(?:\/|$)/u.test(real) || host.paths.isAbsolute(real) || host.paths.folderOf(path) !== folder)
    throw new UserError(`the directory ${identity.directory} leads out of the project`, {
      hint: 'set `directory` of the kind to a folder inside it',
    });
  return path;
}

/** At most 180 bytes of UTF-8, whole characters. */
function cut(stem: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of stem) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > LONGEST_STEM) break;
    kept += character;
  }
  return kept;
}
