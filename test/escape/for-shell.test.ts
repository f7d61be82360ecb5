import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forShell, shellLine } from '../../src/escape/for-shell.ts';

describe('forShell', () => {
  it.each([
    ['train.py', 'train.py'],
    ['--lr=3e-4', '--lr=3e-4'],
    ['', "''"],
    ['two words', "'two words'"],
    ["it's", "'it'\\''s'"],
    ['$HOME', "'$HOME'"],
    ['naïve', "'naïve'"],
  ])('writes %j as %s', (word, written) => {
    expect(forShell(word)).toBe(written);
  });

  it.skipIf(process.platform === 'win32')('is read back by a shell, whatever the words contain', () => {
    const unit = fc.constantFrom(...'ab\'"\\$`!*?~#&|;<>(){}[]=%\n\t é😀-');
    const word = fc.string({ unit, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 40, maxLength: 80 }), (words) => {
        const told = execFileSync('sh', ['-c', `printf '%s\\0' ${shellLine(words)}`], { encoding: 'utf8' });
        expect(told.split('\0').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 25 },
    );
  });
});
