import { escapeLiteral } from './ids/id-pattern.ts';

const INDEX_NAMES = /^(?:readme|index)$/i;

/**
 * The part of a path (with `/`) that names what lies there: the file's name without its ending, of a README its folder's.
 * `fileName` is the kind's pattern: where that says id or title by a folder (`{id}/plan.md`) and the file is called so, that
 * folder.
 */
export function namingPart(path: string, fileName = ''): string {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const stem = name.replace(/\.[^.]*$/u, '');
  const level = namingLevel(fileName);
  if (level > 0 && isCalled(name, fileName)) return parts.at(-1 - level) ?? '';
  return INDEX_NAMES.test(stem) ? (parts.at(-2) ?? '') : stem;
}

/** How many folders above the file the one stands whose name says the id, else the title; 0 for the file itself. */
export function namingLevel(fileName: string): number {
  const parts = fileName.split('/').toReversed();
  const level = parts.findIndex((part) => part.includes('{id}'));
  return Math.max(0, level === -1 ? parts.findIndex((part) => part.includes('{slug}')) : level);
}

function isCalled(name: string, fileName: string): boolean {
  const pattern = fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.md$/u, '');
  const source = pattern
    .split(/\{[a-z]+\}/u)
    .map(escapeLiteral)
    .join('.+');
  return new RegExp(`^${source}\\.[^.]*$`, 'iu').test(name);
}
