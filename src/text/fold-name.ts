/**
 * The folded form of a name, in which headers, labels and metric names are compared: compatibility-normalised, lower
 * case, a bracketed suffix (a unit, a remark) dropped, every other run of characters that are neither letters nor
 * digits one `_`. `Time (s)` and `time` fold alike, so do `Tuned WER` and `tuned_wer`.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[([][^()[\]]*[)\]]\s*$/u, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/gu, '');
}
