import { UserError } from '../../errors.ts';
import { visible } from '../../escape/visible.ts';

const LONGEST_TITLE = 500;

/**
 * Refuses an id that is not letters and digits (with `-` and `_` between them), at most 64: it becomes part of a file
 * name.
 */
export function refuseId(id: string): string {
  const normal = id.normalize('NFC');
  if (/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]{0,63}$/u.test(normal)) return normal;
  throw new UserError(`"${visible(id)}" is not an id`, {
    hint: 'an id begins with a letter or digit and has letters, digits, `-` and `_`, 64 at most',
  });
}

/** Refuses a title that is not a line of words; line breaks in it become blanks. */
export function refuseTitle(title: string): string {
  const line = title.replace(/\s+/gu, ' ').trim();
  if (line === '') throw new UserError('the title is empty');
  if ([...line].length > LONGEST_TITLE) throw new UserError(`the title has more than ${LONGEST_TITLE} characters`);
  refuseControls(line, 'the title');
  return line;
}

/** Refuses values with control characters, which nobody can see or meant to write. */
export function refuseControls(text: string, what: string): void {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/u.test(text))
    throw new UserError(`${what} holds control characters: "${visible(text.slice(0, 80))}"`);
}
