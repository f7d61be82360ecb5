import { secretsIn } from './secrets/find-secrets.ts';
import { isSecretName } from './secrets/secret-shapes.ts';
import { isTelling } from './secrets/secret-value.ts';
import type { Span } from '../text/span.ts';

/** A text with its secrets masked, and their names. */
export type Masked = { readonly text: string; readonly masked: readonly string[] };

const MASK = '[masked]';

/** Replaces every secret in a command or a value by `[masked]`; the names (never the values) say what was masked. */
export function maskSecrets(text: string): Masked {
  const found = secretsIn(text);
  let at = 0;
  let result = '';
  for (const { start, end } of found) {
    result += text.slice(at, start) + MASK;
    at = end;
  }
  return { text: result + text.slice(at), masked: found.map(({ name }) => name) };
}

/** Masks a value by its key's name, else by its form. */
export function maskValue(key: string, value: string): Masked {
  const last = key.split('.').at(-1) ?? key;
  const isNumber = /^[-+\d.eE]+$/.test(value);
  if (!isSecretName(last) || isNumber || !isTelling(value)) return maskSecrets(value);
  return { text: MASK, masked: [last] };
}

/** The places of secrets in any text: known forms, passwords in addresses, values of flags and keys with such names. */
export const findSecrets = (text: string): readonly Span[] => secretsIn(text).map(({ start, end }) => ({ start, end }));
