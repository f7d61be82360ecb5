import { forShell } from '../../escape/for-shell.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { readFrontMatter } from '../../document/front-matter.ts';
import { UserError } from '../../errors.ts';
import { conflictSides } from '../../merge/conflict-sides.ts';
import { kindOf } from '../../project/merge-in-project.ts';
import { readRecords } from '../../records/read-records.ts';
import { compareRowWithRecord } from '../../runs/compare-row.ts';
import { readRunRecord } from '../../runs/read-run-record.ts';
import { recordsOfExperiment } from '../../runs/records-of-experiment.ts';
import { MARKDOWN } from '../../text/markdown-name.ts';
import { runsTablesOf } from '../../records/runs-tables.ts';
import type { Host } from '../../host.ts';
import type { ConflictSides } from '../../merge/conflict-sides.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Resolved } from './resolve-document.ts';

const RECORD = /\.runs\/[^/]+\.json$/u;

/** Whether a file is a run record beside a document, by its path. */
export const isRunRecord = (path: string): boolean => RECORD.test(path);

/**
 * Resolves a run record in conflict to the side that agrees with the row: both sides logged one run, and whoever
 * resolved the document chose between them. If the row agrees with neither, a person must choose.
 */
export async function resolveRecord(
  host: Host,
  path: string,
  { before, sides }: { readonly before: string; readonly sides: ConflictSides },
): Promise<Resolved> {
  const records = await recordsBeside(host, path);
  const told = [sides.ours, sides.theirs].filter((side) => tellsRow(side, records));
  const after = told[0] ?? before;
  const runs = told.length > 0 ? [] : [readRunRecord(sides.ours).record?.run ?? ''];
  return {
    path,
    before,
    after,
    left: told.length > 0 ? 0 : sides.count,
    conflicts: runs.filter((id) => id !== ''),
    isBaseKnown: true,
    missing: [],
  };
}

/** The document beside the folder of a run record. */
function documentOf(host: Host, path: string): string {
  const stem = path.replace(RECORD, '');
  const [first = `${stem}.md`, ...others] = MARKDOWN.map((ending) => `${stem}${ending}`);
  return [first, ...others].find((each) => host.files.stat(each)?.kind === 'file') ?? first;
}

/** The records of the document beside a run record; it must be resolved first. */
async function recordsBeside(host: Host, path: string): Promise<readonly ExperimentRecord[]> {
  const document = documentOf(host, path);
  const shown = host.paths.relative(host.cwd, document);
  const read = host.files.stat(document)?.kind === 'file' ? host.files.readText(document) : undefined;
  if (read?.kind !== 'text')
    throw new UserError(`there is no document ${shown} to tell which side's run record is meant`, {
      hint: `take one with \`git checkout --ours\` or \`--theirs\``,
    });
  if (conflictSides(read.text) !== undefined)
    throw new UserError(`${shown} is in conflict itself, so that no row tells which run record is meant`, {
      hint: `\`expctl resolve ${forShell(shown)}\` comes first`,
    });
  const kind = await kindOf(host, document, { ours: read.text, theirs: read.text });
  const parsed = parseDocument({ path: document, text: read.text }, { frontMatter: readFrontMatter });
  return readRecords(parsed, kind);
}

/** Whether a side's run record has a row that agrees with it. */
function tellsRow(side: string, records: readonly ExperimentRecord[]): boolean {
  const { record } = readRunRecord(side);
  if (record === undefined) return false;
  const own = records.filter((each) => recordsOfExperiment(each, new Map([[record.run, record]])).size > 0);
  const tables = own.flatMap(runsTablesOf);
  return tables.some((table) =>
    table.rows.some((row) => row.id === record.run && compareRowWithRecord(table, row, record).length === 0),
  );
}
