/** Behind a figure or two zeros may be a fraction (`lr-0-05`); behind a year they are a number of its own (`EXP-2026-007`). */
const LEADING_ZEROS = /(?<!\d)(?<!(?<!\d)\d{1,3}[-.])0+(?=\d)/g;

/**
 * The form in which ids are compared: `EXP-007`, `exp_7` and `Exp 007` are one id, and so are the two spellings of an
 * accent. Case does not count, `_`, blanks and dashes of any length are hyphens, and zeros before a number are dropped.
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
