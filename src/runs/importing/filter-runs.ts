import { isSameDecimal } from '../keeping/decimal.ts';
import { foldKey } from '../key-path.ts';
import { statusWordsOf } from '../reading/run-facts.ts';
import { textOf } from '../run.ts';
import { TRACKER_GROUPS } from './tracked-runs.ts';
import type { NamedRun } from './tracked-runs.ts';

/** `status=finished`, `lr!=0.1`: a condition that a run must satisfy to be selected. */
export type RunFilter = { readonly key: string; readonly isNot: boolean; readonly value: string };

/** Parses `KEY=VALUE` or `KEY!=VALUE`; undefined for anything else. */
export function parseFilter(text: string): RunFilter | undefined {
  const [, key, sign, value] = /^([^=!]+)(!?=)(.*)$/su.exec(text) ?? [];
  return key === undefined || value === undefined
    ? undefined
    : { key: key.trim(), isNot: sign === '!=', value: value.trim() };
}

/** Whether a run satisfies all filters; a key is `status`, `id`, `seed`, `experiment`, a parameter or a metric. */
export const isWanted = (run: NamedRun, filters: readonly RunFilter[]): boolean =>
  filters.every(({ key, isNot, value }) => said(run, key).some((text) => isEqual(text, value)) !== isNot);

const isEqual = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase() || isSameDecimal(left, right);

function said(run: NamedRun, key: string): readonly string[] {
  if (key === 'status') {
    const own = statusWordsOf(run);
    return run.status === undefined && own.length === 0 ? ['finished'] : [run.status ?? [], own].flat();
  }
  if (key === 'id') return [run.id];
  if (key === 'seed' && run.seed !== undefined) return [run.seed];
  if (key === 'experiment' || key === 'project') return groupsOf(run);
  return [...run.parameters, ...run.metrics].flatMap(([path, value]) =>
    path === key || foldKey(path) === foldKey(key) ? [textOf(value)] : [],
  );
}

/** The experiment or project to which a run belongs according to its tracker. */
export const groupsOf = ({ parameters }: NamedRun): readonly string[] =>
  TRACKER_GROUPS.flatMap((key) => {
    const value = parameters.get(key);
    return value === undefined ? [] : [textOf(value)];
  });
