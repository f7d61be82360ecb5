import { lastPart, stemOf } from '../text/slash-path.ts';
import { forPattern } from '../escape/for-pattern.ts';

const INDEX_NAMES = /^(?:readme|index)$/i;

/**
 * The part of a path (with `/`) that names the document: the file's name without its extension, or for a README the
 * name of its folder. `fileName` is the kind's pattern: if that has the id or title in a folder (`{id}/plan.md`) and
 * the file has that name, the folder's name.
 */
export function namingPart(path: string, fileName = ''): string {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const stem = stemOf(path);
  const level = namingLevel(fileName);
  if (level > 0 && isCalled(name, fileName)) return parts.at(-1 - level) ?? '';
  return INDEX_NAMES.test(stem) ? (parts.at(-2) ?? '') : stem;
}

/** How many levels above the file the folder is whose name gives the id, else the title; 0 for the file itself. */
export function namingLevel(fileName: string): number {
  const parts = fileName.split('/').toReversed();
  const level = parts.findIndex((part) => part.includes('{id}'));
  return Math.max(0, level === -1 ? parts.findIndex((part) => part.includes('{slug}')) : level);
}

function isCalled(name: string, fileName: string): boolean {
  const pattern = lastPart(fileName).replace(/\.md$/u, '');
  const source = pattern
    .split(/\{[a-z]+\}/u)
    .map(forPattern)
    .join('.+');
  return new RegExp(`^${source}\\.[^.]*$`, 'iu').test(name);
}
