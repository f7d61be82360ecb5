import { remember } from '../text/remember.ts';
import { forPattern } from '../escape/for-pattern.ts';

const FORMS = new Map([
  ['{year}', '\\d{4}'],
  ['{month}', '\\d{2}'],
  ['{day}', '\\d{8}'],
  ['{date}', '\\d{4}-\\d{2}-\\d{2}'],
]);

/**
 * An expression that finds an id of a pattern (`WL-{year}-{number:3}`) at the start of a title; a letter may precede or
 * follow its number.
 */
export const idForm = remember((pattern: string): RegExp => {
  const sources = pattern.split(/(\{[^{}]*\})/u).map((part) => {
    if (part.startsWith('{number')) return '[A-Za-z]?\\d{1,12}[a-z]?';
    if (part.startsWith('{')) return FORMS.get(part) ?? '[\\p{L}\\p{N}_-]{1,100}';
    return forPattern(part);
  });
  return new RegExp(`^${sources.join('')}`, 'u');
});
