import * as z from 'zod/mini';
import { spoolEntrySchema } from './spool-entry-schema.ts';
import { parseJson } from '../../text/parse-json.ts';
import { itemsOf } from '../read-run-record.ts';
import type { History } from '../run-record.ts';
import type { Run } from '../run.ts';
import type { Asked, SpoolEntry } from './spool-entry.ts';

/** An entry; or why the text is not one; `newer` means that a newer version of expctl wrote it. */
export type SpoolEntryReading =
  | { readonly kind: 'entry'; readonly entry: SpoolEntry }
  | { readonly kind: 'bad'; readonly reason: string }
  | { readonly kind: 'newer' };

/** Reads the text of an entry's file. Nothing is guessed. */
export function readSpoolEntry(text: string): SpoolEntryReading {
  const data = parseJson(text);
  if (typeof data !== 'object' || data === null) return { kind: 'bad', reason: 'it is not a JSON object' };
  if ('schemaVersion' in data && typeof data.schemaVersion === 'number' && data.schemaVersion > 1)
    return { kind: 'newer' };
  const checked = z.safeParse(spoolEntrySchema, data);
  if (checked.success) return { kind: 'entry', entry: entryOf(checked.data) };
  const [issue] = checked.error.issues;
  return { kind: 'bad', reason: `${issue?.path.map(String).join('.') || 'it'}: ${issue?.message ?? 'wrong shape'}` };
}

type Read = z.infer<typeof spoolEntrySchema>;

function entryOf({ schemaVersion: _, ...read }: Read): SpoolEntry {
  return {
    ...read,
    place: { workTree: read.place.workTree, branch: read.place.branch, document: read.place.document },
    record: read.record,
    run: runOf(read.run),
    asked: askedOf(read.asked),
    date: read.date,
    git: read.git === undefined ? undefined : gitOf(read.git),
    data: read.data === undefined ? undefined : dataOf(read.data),
    criteria: read.criteria === undefined ? undefined : new Map(read.criteria),
  };
}

const dataOf = ({ manifestSha256, items }: NonNullable<Read['data']>): SpoolEntry['data'] => ({
  ...(manifestSha256 === undefined ? {} : { manifestSha256 }),
  ...(items === undefined ? {} : { items }),
});

const gitOf = ({ commit, dirty }: NonNullable<Read['git']>): SpoolEntry['git'] =>
  dirty === undefined ? { commit } : { commit, dirty };

const runOf = (run: Read['run']): Run => ({
  ...run,
  id: run.id,
  seed: run.seed,
  command: run.command,
  status: run.status,
  started: run.started,
  ended: run.ended,
  selection: run.selection,
  git: run.git === undefined ? undefined : { commit: run.git.commit, dirty: run.git.dirty },
  units: new Map(run.units),
  parameters: new Map(run.parameters),
  metrics: new Map(run.metrics),
  hidden: new Map(run.hidden),
  replicates: new Map(run.replicates),
  history: new Map(run.history.map(([name, history]) => [name, historyOf(history)])),
});

const historyOf = ({ steps, values, thinnedFrom }: Read['run']['history'][number][1]): History => ({
  steps,
  values,
  ...(thinnedFrom === undefined ? {} : { thinnedFrom }),
});

const askedOf = ({ set, map, units, replace, rawCommand, addColumns, items, ...asked }: Read['asked']): Asked => ({
  runId: asked.runId,
  table: asked.table,
  command: asked.command,
  ...(set === undefined ? {} : { set: new Map(set) }),
  ...(map === undefined ? {} : { map: new Map(map) }),
  ...(units === undefined ? {} : { units: new Map(units) }),
  ...(replace === undefined ? {} : { replace }),
  ...(rawCommand === undefined ? {} : { rawCommand }),
  ...(addColumns === undefined ? {} : { addColumns }),
  ...(items === undefined ? {} : { items: items.map(itemsOf) }),
});
