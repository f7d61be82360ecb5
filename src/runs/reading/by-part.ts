import { pathOf } from '../key-path.ts';
import { textOf } from '../run.ts';
import type { RunValue } from '../run.ts';

/** The values of one file or stage, with the name that distinguishes it from the others. */
export type Part = { readonly name: string; readonly values: ReadonlyMap<string, RunValue> };

/** The values of several parts of one run: if two of them differ, each is named by its part, with a note. */
export function byPart(parts: readonly Part[]): {
  readonly values: ReadonlyMap<string, RunValue>;
  readonly notes: readonly string[];
} {
  const seen = new Map<string, RunValue>();
  const doubled = new Set<string>();
  for (const [path, value] of parts.flatMap(({ values }) => [...values])) {
    const before = seen.get(path);
    if (before !== undefined && (before.kind !== value.kind || textOf(before) !== textOf(value))) doubled.add(path);
    seen.set(path, value);
  }
  const named = parts.flatMap(({ name, values }) =>
    [...values].map(([path, value]): [string, RunValue] => [
      doubled.has(path) ? `${pathOf([name])}.${path}` : path,
      value,
    ]),
  );
  const notes = [...doubled].map((path) => {
    const names = parts.filter(({ values }) => values.has(path)).map(({ name }) => name);
    return `${path} is another in each of ${names.join(', ')}: it is called after its place (${names[0] ?? ''}.${path})`;
  });
  return { values: new Map(named), notes };
}
