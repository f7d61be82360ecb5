/**
 * After one or two digits, zeros may be part of a fraction (`lr-0-05`); after a year they belong to a separate number
 * (`EXP-2026-007`).
 */
const LEADING_ZEROS = /(?<!\d)(?<!(?<!\d)\d{1,3}[-.])0+(?=\d)/g;

/**
 * The form in which ids are compared: `EXP-007`, `exp_7` and `Exp 007` are the same id, and so are the two encodings of
 * an accented letter. Case is ignored; `_`, blanks and dashes of any length become hyphens; zeros before a number are
 * dropped.
 */
export function idKey(id: string): string {
  const plain = PLAIN.exec(id);
  if (plain !== null) return `${(plain[1] ?? '').toLowerCase()}-${plain[2] ?? ''}`;
  return id
    .normalize('NFC')
    .toLowerCase()
    .replace(/[-_\s\u2010-\u2015]+/g, '-')
    .replace(LEADING_ZEROS, '');
}

/** Most ids: `EXP-007`. */
const PLAIN = /^([A-Za-z]+)-0*([1-9][0-9]*)$/;
