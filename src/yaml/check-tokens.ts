import type { CST } from 'yaml';
import type { YamlProblem } from './yaml-node.ts';

const MOST_KEYS = 1000;
const DEEPEST = 32;

const FORBIDDEN = new Map([
  ['anchor', 'anchors (`&name`) are not read'],
  ['alias', 'aliases (`*name`) are not read'],
  ['tag', 'tags (`!name`) are not read'],
  ['directive', 'directives (`%NAME`) are not read'],
]);

/**
 * Finds, in the tokens before any value is built, what no reader should build values from: the composer is recursive,
 * and a deep document would crash the process when it compiles a regular expression with no stack left.
 */
export function checkTokens(tokens: readonly CST.Token[], text: string): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const report = (message: string, start: number, length: number): void =>
    void problems.push({ message, span: { start, end: Math.min(start + length, text.length) } });
  const documents = tokens.filter(({ type }) => type === 'document');
  for (const second of documents.slice(1, 2)) report('YAML: only one document is read', second.offset, 3);
  let keys = 0;
  const open: Open[] = tokens.map((token) => ({ token, depth: 0 })).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if ('items' in token && depth >= DEEPEST)
      return [...problems, tooComplex(`nested deeper than ${DEEPEST} levels`, token, text)];
    const message = FORBIDDEN.get(token.type);
    if (message !== undefined) report(message, token.offset, 'source' in token ? token.source.length : 1);
    const children = childrenOf(token);
    keys += children.keys;
    if (keys > MOST_KEYS) return [...problems, tooComplex(`over ${MOST_KEYS} keys and items`, token, text)];
    for (const child of children.tokens.toReversed()) open.push({ token: child, depth: depth + children.deeper });
  }
  return problems;
}

type Open = { readonly token: CST.Token; readonly depth: number };

type Children = { readonly tokens: readonly CST.Token[]; readonly keys: number; readonly deeper: 0 | 1 };

function childrenOf(token: CST.Token): Children {
  if (token.type === 'document') return { tokens: [...token.start, ...present([token.value])], keys: 0, deeper: 0 };
  if (!('items' in token)) return { tokens: 'props' in token ? token.props : [], keys: 0, deeper: 0 };
  const tokens = token.items.flatMap((item) => [
    ...item.start,
    ...(item.sep ?? []),
    ...present([item.key, item.value]),
  ]);
  return { tokens, keys: token.items.length, deeper: 1 };
}

const present = (tokens: readonly (CST.Token | null | undefined)[]): CST.Token[] =>
  tokens.filter((token) => token !== null && token !== undefined);

const tooComplex = (why: string, { offset }: CST.Token, text: string): YamlProblem => ({
  message: `YAML is too complex: ${why}`,
  span: { start: Math.min(offset, text.length), end: Math.min(offset + 1, text.length) },
});
