import { foldKey } from '../key-path.ts';
import { runIdOf } from '../default-run-id.ts';
import { keyIndexOf } from '../row/row-key.ts';
import { isSeedColumn } from '../../values/seed-names.ts';
import { textOf, valueAt } from '../run.ts';
import { isIdKey } from '../reading/run-facts.ts';
import { headerForms } from './header-forms.ts';
import type { ColumnRecord, TableRecord } from '../../records/record.ts';
import type { Run } from '../run.ts';

const LONGEST = 200;

/**
 * The id of a run in its table: the output's value with the name of the key column (`Seed`, `Exp`), else the run's own
 * name, else one made from its output's path. A path never gives a seed.
 */
export function runIdIn(table: TableRecord | undefined, run: Run): string | undefined {
  const key = table?.columns[keyIndexOf(table)];
  if (key === undefined || isIdKey(key.name)) return runIdOf(run);
  const said = isSeedColumn(key.name) ? run.seed : saidOf(run, key);
  return said ?? (isSeedColumn(key.name) ? run.id : runIdOf(run));
}

/** The only value with the name of the column, or else of its name (`model_name` for Model), if it can be a name. */
export function saidOf(run: Run, { header }: ColumnRecord): string | undefined {
  const forms = headerForms(header);
  const paths = [...new Set([...run.metrics.keys(), ...run.parameters.keys()])];
  const called = paths.filter((each) => forms.includes(foldKey(each)));
  const names = forms.map((form) => `${form}name`);
  const [path, ...others] = called.length > 0 ? called : paths.filter((each) => names.includes(foldKey(each)));
  const value = path === undefined || others.length > 0 ? undefined : valueAt(run, path);
  if (value?.kind !== 'number' && value?.kind !== 'text') return undefined;
  const text = textOf(value).trim();
  return text === '' || text.length > LONGEST || /[\r\n]/u.test(text) ? undefined : text;
}
