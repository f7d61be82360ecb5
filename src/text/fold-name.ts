import { mayHoldWideLetters } from './letters.ts';

/**
 * The folded form of a name, in which headers, labels and metric names are compared: compatibility-normalised, lower
 * case, a bracketed suffix (a unit, a remark) dropped, every other run of characters that are neither letters nor
 * digits one `_`. `Time (s)` and `time` fold alike, so do `Tuned WER` and `tuned_wer`.
 */
export function foldName(name: string): string {
  return mayHoldWideLetters(name) ? foldAnyName(name) : foldPlainName(name);
}

/** The same where no letter is beyond ASCII: the letters and figures of every script take V8 milliseconds to compile. */
function foldPlainName(name: string): string {
  return name
    .replace(/[([][^()[\]]*[)\]]\s*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

function foldAnyName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[([][^()[\]]*[)\]]\s*$/u, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/gu, '');
}
