import { isDeviceName } from './device-name.ts';

const LONGEST = 60;

/**
 * A title as part of a file name: lower case, letters and digits of any script, joined by hyphens, at most 60 UTF-16
 * units; Latin accents are dropped. `untitled` if nothing remains.
 */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  const slug = words === null ? 'untitled' : cut(words.join('-'));
  return isDeviceName(slug) ? `${slug}-1` : slug;
}

function cut(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const room = slug.slice(0, LONGEST + 1);
  const hyphen = room.lastIndexOf('-');
  return hyphen > LONGEST / 2 ? room.slice(0, hyphen) : Array.from(room.slice(0, LONGEST)).filter(isWhole).join('');
}

/** Half of a surrogate pair does not count as a letter. */
const isWhole = (character: string): boolean => !/^[\ud800-\udfff]$/u.test(character);
