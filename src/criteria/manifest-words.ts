import { manifestOf } from '../runs/manifest-of.ts';
import { addToGroup } from '../text/group-by.ts';
import type { RunRecord } from '../runs/run-record.ts';

type Measured = { readonly run: string; readonly hash: string | undefined; readonly items: number | undefined };

/** One sentence for each manifest whose list is not the same in all of its runs, with two runs that differ. */
export function manifestWords(runRecords: ReadonlyMap<string, RunRecord>): readonly string[] {
  const byPath = new Map<string, Measured[]>();
  for (const { run, data, parameters, row } of runRecords.values()) {
    const path = data === undefined ? undefined : manifestOf(parameters, row);
    if (path === undefined || data === undefined) continue;
    const measured = { run, hash: data.manifestSha256, items: data.items };
    addToGroup(byPath, path, measured);
  }
  return [...byPath].flatMap(([path, runs]) => {
    const pair = differing(runs);
    if (pair === undefined) return [];
    const [one, other] = pair;
    return [
      `${path} is not the same list in all runs: ${factsOf(one)} in ${one.run}, ${factsOf(other)} in ${other.run}`,
    ];
  });
}

function differing(runs: readonly Measured[]): readonly [Measured, Measured] | undefined {
  if (!hasOthers(runs.map(({ hash }) => hash)) && !hasOthers(runs.map(({ items }) => items))) return undefined;
  for (const [at, one] of runs.entries()) {
    const other = runs.slice(at + 1).find((each) => isOther(one.hash, each.hash) || isOther(one.items, each.items));
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

const hasOthers = (facts: readonly unknown[]): boolean => new Set(facts.filter((fact) => fact !== undefined)).size > 1;

/** An unknown value is not a difference. */
const isOther = <T>(a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined && a !== b;

const factsOf = ({ hash, items }: Measured): string =>
  [
    ...(items === undefined ? [] : [`${items} items`]),
    ...(hash === undefined ? [] : [`sha256 ${hash.slice(0, 8)}…`]),
  ].join(', ');
