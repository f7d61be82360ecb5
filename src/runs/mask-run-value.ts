import { maskValue, maskSecrets } from './masking.ts';
import { textOf } from './run.ts';
import type { Masked } from './masking.ts';
import type { RunValue } from './run.ts';

/** A run's value with its secrets masked, and their names. */
type MaskedValue = { readonly value: RunValue; readonly masked: readonly string[] };

/** Masks a text by its key and by its form, a list item by item: `["--api-key", "abc123"]` as in a command. */
export function maskRunValue(path: string, value: RunValue): MaskedValue {
  if (value.kind === 'text') {
    const { text, masked } = maskValue(path, value.text);
    return { value: { kind: 'text', text }, masked };
  }
  if (value.kind !== 'list') return { value, masked: [] };
  const items = value.items.map((item, index) => maskItem(path, item, value.items[index - 1]));
  return {
    value: { kind: 'list', items: items.map(({ text }) => text) },
    masked: items.flatMap(({ masked }) => masked),
  };
}

/** The same as text for one cell or line. */
export function maskedTextOf(path: string, value: RunValue): Masked {
  const masked = maskRunValue(path, value);
  return { text: textOf(masked.value), masked: masked.masked };
}

const FLAG = /^--?[A-Za-z][\w.-]*$/;

/** An item after a flag is masked like the flag's value in a command. */
function maskItem(path: string, item: string, before: string | undefined): Masked {
  const alone = maskValue(path, item);
  if (alone.masked.length > 0 || before === undefined || !FLAG.test(before) || /\s/.test(item)) return alone;
  const { text, masked } = maskSecrets(`${before} ${item}`);
  return masked.length === 0 ? alone : { text: text.slice(before.length + 1), masked };
}
