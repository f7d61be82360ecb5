import type { RunValue } from '../run.ts';

/** `name@host.org`; but `git@host.org:team/code` and text after `://` are addresses of code and data. */
const ADDRESS = /(?<![\w.+%/:@-])[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w:@/-])/giu;
const ADDRESS_ALONE = new RegExp(`^[^@<>]{0,100}<?${ADDRESS.source}>?$`, 'iu');

/** A value without e-mail addresses; undefined if it is just an address, with or without a person's name. */
export function withoutAddresses(value: RunValue): RunValue | undefined {
  if (value.kind === 'text') {
    const text = value.text.trim();
    return isAddress(text) ? undefined : { kind: 'text', text: hidden(value.text) };
  }
  if (value.kind !== 'list') return value;
  const items = value.items.filter((item) => !isAddress(item.trim())).map(hidden);
  return items.length === 0 ? undefined : { kind: 'list', items };
}

/** `jane@pond.org`, `Jane Doe <jane@pond.org>`. */
const isAddress = (text: string): boolean =>
  text.includes('@') && text.length <= 300 && (text.includes('<') || !text.includes(' ')) && ADDRESS_ALONE.test(text);

const hidden = (text: string): string => (text.includes('@') ? text.replace(ADDRESS, '[e-mail]') : text);
