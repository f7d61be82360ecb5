import { hasStatement } from '../../criteria/has-statement.ts';
import { criteriaOf } from '../../criteria/criteria-of.ts';
import { criterionOutcome } from '../../criteria/criterion-outcome.ts';
import { worldsOf } from '../../criteria/world/world.ts';
import { manifestWords } from '../../criteria/manifest-words.ts';
import { recordOf } from './draft.ts';
import { recordReader } from '../../project/reread-record.ts';
import { applyEdits } from '../../text/edit.ts';
import type { Criterion, Outcome } from '../../criteria/outcome.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { LogPlan } from '../../runs/log-request.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { SpoolEntry } from '../../runs/spooling/spool-entry.ts';
import type { LogProblem } from '../../runs/log-problem.ts';
import type { LoadedText } from './draft.ts';

type RunRecords = ReadonlyMap<string, RunRecord>;

/** The document before the row, the entry, and the run records known so far. */
export type ToHold = { readonly loaded: LoadedText; readonly entry: SpoolEntry; readonly records: () => RunRecords };

/**
 * Checks the protocol on the document as it would be with the planned row. Returns remarks for people; with a problem
 * if the row breaks the protocol and the configuration says that such a row is refused.
 */
export async function holdProtocol(
  project: Project,
  { loaded, entry, records }: ToHold,
  plan: LogPlan,
): Promise<readonly string[] | LogProblem> {
  const { runId, edits, runRecord } = plan;
  if (runId === undefined || (edits.length === 0 && runRecord === undefined)) return [];
  const record = recordOf(loaded, entry.record);
  if (record === undefined) return [];
  if (!hasProtocol(record) && entry.data === undefined) return [];
  const runRecords = records();
  const after = runRecord === undefined ? runRecords : new Map([...runRecords, [runId, runRecord]]);
  const known = new Set(manifestWords(runRecords));
  const manifests = manifestWords(after).filter((words) => !known.has(words));
  const items = await itemWords(record, plan, { before: runRecords, after });
  const broken = [...items.broken, ...manifests];
  if (project.config.protocol === 'refuse' && broken.length > 0)
    return {
      message: broken.join('; '),
      hint: 'measure it again under the protocol, or allow it with `log: {protocol: warn}` in the configuration',
    };
  return [...broken, ...items.others];
}

/** Whether a record has protocol items with statements. */
export const hasProtocol = (record: ExperimentRecord): boolean => criteriaOf(record).some(isHeld);

const isHeld = (criterion: Criterion): boolean => criterion.role === 'protocol' && hasStatement(criterion);

type ItemWords = { readonly broken: readonly string[]; readonly others: readonly string[] };

/** Protocol items with statements: those that this row breaks, and those that it leaves broken or open. */
async function itemWords(
  record: ExperimentRecord,
  { edits, runId }: LogPlan,
  records: { readonly before: RunRecords; readonly after: RunRecords },
): Promise<ItemWords> {
  if (!hasProtocol(record)) return { broken: [], others: [] };
  const next = (await recordReader(record))(applyEdits(record.document.source.text, edits));
  if (next === undefined) return { broken: [], others: [] };
  const was = new Map(protocolOf(record, records.before).map((outcome) => [outcome.criterion.key, outcome.kind]));
  const alone = new Map(protocolOf(next, records.after, runId).map((each) => [each.criterion.key, each.kind]));
  const broken: string[] = [];
  const others: string[] = [];
  for (const { criterion, kind, because } of protocolOf(next, records.after)) {
    const before = was.get(criterion.key);
    const isNew = before !== 'unmet' || alone.get(criterion.key) === 'unmet';
    if (kind === 'unmet' && isNew)
      broken.push(`the protocol item "${criterion.label}" does not hold with this row: ${because}`);
    else if (kind === 'unmet') others.push(`the protocol item "${criterion.label}" was broken before: ${because}`);
    else if (kind === 'undetermined' && before === 'met')
      others.push(`the protocol item "${criterion.label}" can no longer be determined: ${because}`);
  }
  return { broken, others };
}

/** The outcomes of the protocol's items, over all runs or as if there were only one. */
function protocolOf(record: ExperimentRecord, runRecords: RunRecords, only?: string): readonly Outcome[] {
  const worlds = worldsOf(record, { runRecords }).map((world) =>
    only === undefined ? world : { ...world, runs: world.runs.filter(({ id }) => id === only) },
  );
  const criteria = criteriaOf(record);
  return criteria.filter(isHeld).map((criterion) => criterionOutcome(worlds, criterion, criteria));
}
