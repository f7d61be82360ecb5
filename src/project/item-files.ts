import { isFileInside } from './is-file-inside.ts';
import { readItems } from '../runs/items/read-items.ts';
import { LARGEST_FILE } from '../host.ts';
import type { Host } from '../host.ts';
import type { ItemsResolver, ResolvedItems } from '../runs/items/items-resolver.ts';
import type { RunItems } from '../runs/run-record.ts';

/**
 * Reads the item files that run records name, each once, and checks them against their hashes; only inside the root.
 */
export function itemFiles(host: Host, root: string): ItemsResolver {
  const known = new Map<string, ResolvedItems>();
  return (items) => {
    const key = `${items.sha256} ${items.path}`;
    const resolved = known.get(key) ?? resolveItems(host, root, items);
    known.set(key, resolved);
    return resolved;
  };
}

const lacking = (because: string, settle: string): ResolvedItems => ({ kind: 'lacking', because, settle });

function resolveItems(host: Host, root: string, items: RunItems): ResolvedItems {
  const path = host.paths.resolve(root, items.path);
  if (!isFileInside(host, root, path))
    return lacking(`the items ${items.path} are not there`, `the file ${items.path} as it was logged`);
  const facts = host.files.stat(path);
  if (facts !== undefined && facts.size > LARGEST_FILE)
    return lacking(`the items ${items.path} have ${facts.size} bytes`, 'a smaller file');
  const bytes = host.files.readBytes(path, LARGEST_FILE);
  if (host.sha256(bytes) !== items.sha256)
    return lacking(
      `the items ${items.path} have changed since the run was logged`,
      `the file as it was logged, or \`expctl log … --items ${items.path} --replace\``,
    );
  const text = host.decodeText(bytes);
  const reading = text.kind === 'text' ? readItems(items.path, text.text) : undefined;
  if (reading?.kind === 'items') return { kind: 'items', table: reading.table };
  const line = reading?.line === undefined ? '' : `:${reading.line}`;
  return lacking(`${items.path}${line}: ${reading?.message ?? 'no UTF-8 text'}`, 'items that can be read');
}
