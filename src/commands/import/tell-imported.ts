import { jsonText } from '../../print/log-text.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { visibleLines } from '../../escape/visible.ts';
import { firstFew } from '../../text/first-few.ts';
import { groupBy } from '../../text/group-by.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import type { Host } from '../../host.ts';
import type { LoggedRun } from '../log/logged-run.ts';
import type { Imported } from './import-runs.ts';

const WORDS = {
  added: 'imported',
  'replaced-placeholder': 'imported',
  replaced: 'replaced',
  unchanged: 'there already',
  conflict: 'refused',
  refused: 'refused',
} as const;

type Telling = { readonly json: boolean; readonly dry: boolean; readonly remarks: readonly string[] };

/**
 * Reports what was imported, run by run, and what was not; as text, as JSON, or in a dry run as a diff. Returns the
 * exit code.
 */
export function tellImported(host: Host, imported: Imported, { json, dry, remarks }: Telling): number {
  const { logged, notes } = imported;
  if (json) host.stdout.write(jsonText(dataOf(imported, { dry, remarks })));
  else {
    if (dry) host.stdout.write(diffOf(imported));
    else for (const run of logged.runs) host.stdout.write(lineOf(run));
    const said = new Set(logged.runs.flatMap(({ plan }) => plan.messages));
    for (const message of said) host.stderr.write(`  ${forTerminal(message)}\n`);
    for (const line of refusedLines(logged.refused)) host.stderr.write(line);
    for (const note of [...notes, ...remarks, ...logged.remarks]) host.stderr.write(`expctl: ${forTerminal(note)}\n`);
    host.stderr.write(`${countsOf(imported, dry)}\n`);
  }
  if (logged.refused.length === 0 && remarks.length === 0) return 0;
  return logged.runs.length === 0 ? 2 : 1;
}

/** Runs refused for the same reason are reported together, with the names of the first few. */
const refusedLines = (refused: Imported['logged']['refused']): readonly string[] =>
  [...groupBy(refused, ({ error }) => `${error.message}\n${error.hint ?? ''}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const runs = firstFew(group.map(({ runId }) => runId));
    return [`refused ${forTerminal(runs)}: ${forTerminal(first.error.message)}${hintOf(first.error.hint)}\n`];
  });

const hintOf = (hint: string | undefined): string => (hint === undefined ? '' : `\n  hint: ${forTerminal(hint)}`);

function lineOf({ state, reason, plan, path }: LoggedRun): string {
  const run = forTerminal(plan.runId ?? '');
  if (state === 'queued') return `queued ${run} for ${forTerminal(path)}: ${forTerminal(reason)}\n`;
  return `${WORDS[plan.outcome]} ${run} in ${forTerminal(path)}\n`;
}

function countsOf({ logged, document, isNew }: Imported, dry: boolean): string {
  const fresh = logged.runs.filter(({ plan }) => plan.outcome !== 'unchanged').length;
  const there = logged.runs.length - fresh;
  const parts = [
    `${String(fresh)} ${fresh === 1 ? 'run' : 'runs'} ${dry ? 'would be imported' : 'imported'}`,
    ...(there > 0 ? [`${String(there)} there already`] : []),
    ...(logged.refused.length > 0 ? [`${String(logged.refused.length)} refused`] : []),
  ];
  return `${forTerminal(document)}${isNew ? ' (new)' : ''}: ${parts.join(', ')}`;
}

function diffOf({ logged, document, isNew, before }: Imported): string {
  const diff = visibleLines(unifiedDiff(document, before, logged.after ?? before));
  return isNew ? diff.replace(/^--- .*\n/u, '--- /dev/null\n') : diff;
}

const dataOf = (
  imported: Imported,
  { dry, remarks }: { readonly dry: boolean; readonly remarks: readonly string[] },
): unknown => ({
  schemaVersion: 1,
  kind: 'import',
  dryRun: dry,
  document: imported.document,
  new: imported.isNew,
  columns: imported.columns,
  runs: imported.logged.runs.map(({ state, reason, plan, recordPath }) => ({
    run: plan.runId,
    outcome: state === 'queued' ? 'queued' : plan.outcome,
    ...(state === 'queued' ? { reason } : {}),
    record: recordPath,
    row: plan.rowText,
    blank: plan.blank,
    messages: plan.messages,
  })),
  refused: imported.logged.refused.map(({ runId, error }) => ({
    run: runId,
    message: error.message,
    hint: error.hint,
  })),
  notes: [...imported.notes, ...remarks, ...imported.logged.remarks],
  ...(dry ? { diff: diffOf(imported) } : {}),
});
