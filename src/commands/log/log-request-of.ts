import { documentPlace } from '../../history/document-place.ts';
import { makeEntries } from './make-entries.ts';
import { savedColumns } from './saved-columns.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { LogRequest } from '../../runs/log-request.ts';
import type { Run } from '../../runs/run.ts';
import type { Asked } from '../../runs/spooling/spool-entry.ts';

/** The request for logging a run into a record, for callers that only want to know what it would fill in. */
export function logRequestOf(
  project: Project,
  found: FoundRecord,
  { run, asked }: { readonly run: Run; readonly asked: Asked },
): LogRequest {
  const { host } = project;
  const { record, loaded } = found;
  const place = documentPlace(host, loaded.path);
  const named = { ...run, id: run.id ?? asked.runId ?? 'a-run' };
  const [entry] = makeEntries(project, { found, place }, { runs: [named], asked });
  return {
    ...asked,
    record,
    run,
    saved: savedColumns(project, record),
    date: entry?.date,
    git: entry?.git,
    data: entry?.data,
  };
}
