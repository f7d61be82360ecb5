import { conditionColumns } from '../../records/tables/condition-columns.ts';
import { manifestOf } from '../../runs/manifest-of.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import type { RunRow } from '../world/run-row.ts';

/** What a run says about the data that it was measured on. */
export type Datum = {
  /** Folded, as in a statement. */
  readonly name: string;
  /** Its name as shown beside a verdict. */
  readonly label: string;
  readonly text: string;
  /**
   * Whether two different values certainly mean different measurements; a prompt or a corpus may be what was varied.
   */
  readonly isSure: boolean;
};

/** The name of a run record's manifest, as shown beside a verdict. */
export const MANIFEST = 'the manifest';

/** The name of the manifest's content, which is identified by its checksum. */
export const LIST = 'the list in the manifest';

/**
 * By column, by the manifest that the run record names, and by the checksum of the manifest. A blank cell says nothing.
 */
export function measuredOn(run: RunRow): readonly Datum[] {
  const columns = [...run.cells.values()].flatMap(({ cell, column }) => {
    const text = plainText(cell.text);
    return isMissing(text) ? [] : [{ name: column.name, label: column.header, text }];
  });
  const told = new Set(conditionColumns(columns).map(({ name }) => name));
  const asked = columns.flatMap((column) => {
    const kind = told.has(column.name) ? 'sure' : kindOf(column, told.size > 0);
    return kind === undefined ? [] : [{ ...column, isSure: kind === 'sure' }];
  });
  return [...asked, ...manifestIn(run, told)];
}

const MEASURED: ReadonlySet<string> = new Set(['language', 'languages', 'lang', 'locale', 'testset', 'evalset']);
const DATASET: ReadonlySet<string> = new Set(['dataset', 'datasets', 'data_set']);
const MAYBE: ReadonlySet<string> = new Set([
  'data', 'corpus', 'corpora', 'domain', 'subset', 'task', 'tasks',
  'prompt', 'prompts', 'prompt_set', 'prompt_file', 'prompt_version', 'prompt_template',
]); // prettier-ignore

/** A dataset beside a column that says what was measured on is the data trained on. */
function kindOf(
  { name, label }: Pick<Datum, 'name' | 'label'>,
  isToldElsewhere: boolean,
): 'sure' | 'maybe' | undefined {
  if (/train/iu.test(label)) return undefined;
  if (MEASURED.has(name)) return 'sure';
  if (DATASET.has(name)) return isToldElsewhere ? undefined : 'sure';
  return MAYBE.has(name) ? 'maybe' : undefined;
}

function manifestIn({ record }: RunRow, told: ReadonlySet<string>): readonly Datum[] {
  if (record === undefined) return [];
  const path = told.size > 0 ? undefined : manifestOf(record.parameters);
  const hash = record.data?.manifestSha256;
  return [
    ...(path === undefined ? [] : [{ name: 'manifest', label: MANIFEST, text: path, isSure: true }]),
    ...(hash === undefined ? [] : [{ name: 'manifest', label: LIST, text: `${hash.slice(0, 8)}…`, isSure: true }]),
  ];
}
