import { UserError } from '../../errors.ts';
import { isLookedThrough } from '../../project/find-documents.ts';
import { idWords } from '../../records/ids/id-words.ts';
import { fileStemOf } from '../../records/ids/file-stem.ts';
import type { Kind } from '../../template/kind.ts';
import type { Project } from '../../project/project.ts';

/** The parts of a file name; `slug` and `date` contain letters, digits and hyphens only. */
export type Naming = { readonly id: string; readonly slug: string; readonly date: string };

/** Names have at most 255 bytes, including `.md` and the additions for a temporary file. */
const LONGEST_STEM = 180;

/**
 * The absolute path of a new document: in the directory of its kind, below the project's root with all links resolved.
 * A `/` in the kind's own pattern separates folders; every part from outside is encoded, so that no id or title can
 * contain one.
 */
export function pathFor({ host, root }: Project, { identity }: Pick<Kind, 'identity'>, naming: Naming): string {
  const names = identity.fileName.replace(/\.md$/u, '').split('/');
  const parts = names.map((name) => cut(filled(name, naming)));
  const wrong = parts.find((part, at) => part === '' || (at < parts.length - 1 && !isLookedThrough(part)));
  if (wrong !== undefined || parts.at(-1) === '..' || parts.at(-1) === '.')
    throw new UserError(`no document is looked for under the file name ${identity.fileName}`, {
      hint: 'set `file` of the kind to names of folders and a file, such as `{id}/README.md`',
    });
  const directory = host.paths.resolve(root, identity.directory);
  const path = host.paths.resolve(directory, `${parts.join('/')}.md`);
  let existing = host.paths.folderOf(path);
  while (!host.files.exists(existing)) existing = host.paths.folderOf(existing);
  const real = host.paths.relative(host.files.realpath(root), host.files.realpath(existing));
  const isOut = /^\.\.(?:\/|$)/u.test(real) || host.paths.isAbsolute(real);
  if (isOut || host.paths.relative(directory, path) !== `${parts.join('/')}.md`)
    throw new UserError(`the directory ${identity.directory} leads out of the project`, {
      hint: 'set `directory` of the kind to a folder inside it',
    });
  return path;
}

/** One name of the pattern with its placeholders filled in. */
function filled(name: string, { id, slug, date }: Naming): string {
  const parts = new Map([...idWords(date, slug), ['id', fileStemOf(id)]]);
  return name.replace(/\{([a-z]+)\}/gu, (whole, part: string) => parts.get(part) ?? whole).replace(/[/\\]/gu, '-');
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
