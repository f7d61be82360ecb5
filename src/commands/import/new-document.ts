import { UserError } from '../../errors.ts';
import { readFrontMatter } from '../../document/front-matter.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { proveEdits } from '../../document/prove-edits.ts';
import { readRecords } from '../../records/read-records.ts';
import { planMetrics, takesMetrics } from '../../runs/filling/plan-metrics.ts';
import { foldKey, keysOf } from '../../runs/key-path.ts';
import { maskedTextOf } from '../../runs/mask-run-value.ts';
import { EMPTY_RUN } from '../../runs/run.ts';
import { makeDocument } from '../new/make-document.ts';
import { columnsFor } from './entries-of.ts';
import { runsSection } from './runs-section.ts';
import { hasRunsTable } from '../../records/runs-tables.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { NamedRun } from '../../runs/importing/tracked-runs.ts';
import type { TrackerColumn } from '../../runs/importing/tracker-columns.ts';
import type { RunValue } from '../../runs/run.ts';
import type { Kind } from '../../template/kind.ts';
import type { NewValues } from '../new/make-document.ts';
import type { ColumnWords } from './entries-of.ts';

/** A new document's text without rows; `notes` say what could not be put into it, `left` which keys got no column. */
export type DraftDocument = {
  readonly text: string;
  readonly notes: readonly string[];
  readonly left: readonly string[];
  /** The columns of the table that was created for the runs; none if the kind has one. */
  readonly columns: readonly TrackerColumn[];
};

/**
 * Creates a document of a kind for runs: their shared parameters go into its fields and tables, and a table for the
 * runs is added if it has none.
 */
export function draftDocument(
  project: Project,
  kind: Kind,
  {
    values,
    runs,
    words,
  }: { readonly values: NewValues; readonly runs: readonly NamedRun[]; readonly words: ColumnWords },
): DraftDocument {
  const columns = columnsFor([], runs, words);
  const { constants } = columns;
  const { text, notes } = withFields(project, kind, { values, constants });
  const record = recordIn(kind, values.path, text);
  const filled = withParameters(record, constants);
  if (hasRunsTable(kind)) return { text: filled, notes, left: [], columns: [] };
  const end = filled.endsWith('\n') ? '' : '\n';
  return { text: filled + end + runsSection(runs, columns), notes, ...columns };
}

type Fields = { readonly values: NewValues; readonly constants: ReadonlyMap<string, RunValue> };

/** Puts shared parameters into the fields with their names; if one of them is not possible, none is put in. */
function withFields(
  project: Project,
  kind: Kind,
  { values, constants }: Fields,
): Pick<DraftDocument, 'text' | 'notes'> {
  const set = new Map(
    kind.fields.flatMap((field): [string, string][] => {
      const found = [...constants].find(([path]) => foldKey(keysOf(path).at(-1) ?? '') === foldKey(field.label));
      if (found === undefined || field.choices !== undefined || field.source !== undefined) return [];
      return [[field.label, maskedTextOf(found[0], found[1]).text]];
    }),
  );
  try {
    return { text: makeDocument(project, kind, { ...values, set: new Map([...set, ...values.set]) }), notes: [] };
  } catch (error) {
    if (!(error instanceof UserError) || set.size === 0) throw error;
    const text = makeDocument(project, kind, values);
    return { text, notes: [`${[...set.keys()].join(', ')}: left open, ${error.message}`] };
  }
}

function recordIn(kind: Kind, path: string, text: string): ExperimentRecord {
  const [record] = readRecords(parseDocument({ path, text }, { frontMatter: readFrontMatter }), kind);
  if (record === undefined) throw new UserError(`${path} would hold no experiment`);
  return record;
}

/** Puts shared parameters into the rows with their names in a hyperparameter table. */
function withParameters(record: ExperimentRecord, constants: ReadonlyMap<string, RunValue>): string {
  const run = { ...EMPTY_RUN, parameters: constants };
  const tables = record.tables.filter((table) => table.role === 'parameters' && takesMetrics(table));
  const edits = tables.flatMap((table) => planMetrics(record.document, table, run, { replace: true }).edits);
  return proveEdits(record.document, edits);
}
