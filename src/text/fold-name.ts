import { mayHoldWideLetters } from './letters.ts';

/**
 * The folded form of a name, used to compare headers, labels and metric names: compatibility-normalised and in lower
 * case, without a bracketed suffix (a unit, a remark), and with every other run of characters that are neither letters
 * nor digits replaced by one `_`. `Time (s)` and `time` fold to the same name, and so do `Tuned WER` and `tuned_wer`.
 */
export function foldName(name: string): string {
  return mayHoldWideLetters(name) ? foldAnyName(name) : foldPlainName(name);
}

/** The same for names in ASCII: V8 takes milliseconds to compile the letters and digits of every script. */
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
