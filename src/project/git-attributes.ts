import { parseGlob } from '../text/glob.ts';
import { lastPart } from '../text/slash-path.ts';
import type { Host } from '../host.ts';
import type { GitAttribute } from '../lint/rule.ts';
import type { Glob } from '../text/glob.ts';

const LARGEST = 64 * 1024;
const NAME = '.gitattributes';
const NO_ATTRIBUTES: readonly GitAttribute[] = [];

/** One line of a `.gitattributes`: the paths it applies to, relative to its folder, and what it sets. */
type Entry = { readonly glob: Glob; readonly byName: boolean; readonly attributes: readonly GitAttribute[] };

/** The folder of a document with its links resolved, and the folders at or above it that have attributes. */
type Speakers = { readonly real: string; readonly speakers: readonly string[] };

/**
 * Reads the attributes of documents (absolute paths) inside a folder; each `.gitattributes` is read once. Runs no git.
 */
export function attributeReader(host: Host, root: string): (path: string) => readonly GitAttribute[] {
  const known = new Map<string, readonly Entry[]>();
  const entriesOf = (folder: string): readonly Entry[] => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const read = readEntries(host, folder);
    known.set(folder, read);
    return read;
  };
  const folders = new Map<string, Speakers>();
  /** The folders above a document that have attributes; found once for all documents of a folder. */
  const speakersOf = (parent: string): Speakers => {
    const before = folders.get(parent);
    if (before !== undefined) return before;
    // Git does not know files through a link.
    const isThere = host.files.exists(parent);
    const [top, real] = isThere ? [host.files.realpath(root), host.files.realpath(parent)] : [root, parent];
    const speakers = { real, speakers: foldersDownTo(host, top, real).filter((each) => entriesOf(each).length > 0) };
    folders.set(parent, speakers);
    return speakers;
  };
  return (path) => {
    const { real, speakers } = speakersOf(host.paths.folderOf(path));
    if (speakers.length === 0) return NO_ATTRIBUTES;
    const found = new Map<string, GitAttribute>();
    for (const folder of speakers)
      for (const entry of entriesOf(folder))
        if (speaksOf(entry, host.paths.relative(folder, host.paths.resolve(real, host.paths.nameOf(path)))))
          for (const attribute of entry.attributes) found.set(attribute.name, attribute);
    return [...found.values()];
  };
}

/** The folders from the root down to a given one; none if that is outside. */
function foldersDownTo(host: Host, root: string, last: string): readonly string[] {
  if (!host.paths.isWithin(root, last)) return [];
  const parts = host.paths
    .relative(root, last)
    .split('/')
    .filter((part) => part !== '');
  return parts.reduce<string[]>(
    (folders, part) => [...folders, host.paths.resolve(folders.at(-1) ?? root, part)],
    [root],
  );
}

function readEntries(host: Host, folder: string): readonly Entry[] {
  const path = host.paths.resolve(folder, NAME);
  if (host.files.lstat(path)?.kind !== 'file') return [];
  const read = host.files.readText(path, LARGEST);
  if (read.kind !== 'text') return [];
  const shown = host.paths.relative(host.cwd, path);
  return read.text.split(/\r?\n/u).flatMap((line, index) => entryOf(line.trim(), { path: shown, line: index + 1 }));
}

/** A pattern without a slash applies to names in any folder below, one with a slash to paths from here. */
function entryOf(line: string, place: Pick<GitAttribute, 'path' | 'line'>): readonly Entry[] {
  const [pattern = '', ...words] = line.split(/[ \t]+/u);
  if (pattern === '' || /^[#"!]|^\[attr\]/u.test(pattern) || words.length === 0) return [];
  const byName = !pattern.replace(/\/$/u, '').includes('/');
  const glob = parseGlob(pattern.replace(/^\//u, '').replace(/\/\*\*$/u, '/**/*'));
  return [{ glob, byName, attributes: words.flatMap((written) => attributesOf(written, place)) }];
}

const speaksOf = ({ glob, byName }: Entry, relative: string): boolean =>
  glob.matches(byName ? lastPart(relative) : relative);

function attributesOf(written: string, place: Pick<GitAttribute, 'path' | 'line'>): readonly GitAttribute[] {
  if (written === 'binary') return ['diff', 'merge', 'text'].map((name) => ({ name, value: false, written, ...place }));
  if (written.startsWith('-')) return [{ name: written.slice(1), value: false, written, ...place }];
  if (written.startsWith('!')) return [{ name: written.slice(1), value: '', written, ...place }];
  const equals = written.indexOf('=');
  const name = equals === -1 ? written : written.slice(0, equals);
  return [{ name, value: equals === -1 ? true : written.slice(equals + 1), written, ...place }];
}
