import { foldName } from '../text/fold-name.ts';

/** Last words of names whose digits identify something and are not an amount. */
const IDENTIFIERS: ReadonlySet<string> = new Set(
  (
    'version ver release build commit sha sha1 sha256 md5 hash digest revision rev tag id uuid guid ' +
    'python torch pytorch torchvision torchaudio tensorflow jax jaxlib numpy scipy transformers cuda cudnn'
  ).split(' '),
);

/** Whether a name is that of an identifier or version: `1.10` is not `1.1` there, and `0012` not `12`. */
export const isIdentifierName = (name: string): boolean => IDENTIFIERS.has(foldName(name).split('_').at(-1) ?? '');
