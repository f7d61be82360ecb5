import { jsonText } from '../../print/log-text.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import type { Host } from '../../host.ts';
import type { LoggedRun } from './logged-run.ts';

const WORDS = {
  added: 'logged',
  'replaced-placeholder': 'logged',
  replaced: 'replaced',
  unchanged: 'there already',
  conflict: 'refused',
  refused: 'refused',
} as const;

/**
 * Reports what was logged: one line per run on standard output, remarks on standard error; or as JSON; or, in a dry
 * run, as a diff. A run that is already there has no diff, which is mentioned.
 */
export function tellLogged(
  host: Host,
  logged: readonly LoggedRun[],
  { json, dryRun }: { readonly json: boolean; readonly dryRun: boolean },
): void {
  if (json) {
    host.stdout.write(jsonText({ schemaVersion: 1, kind: 'log', dryRun, runs: logged.map(loggedData) }));
    return;
  }
  const counts = new Map<string, number>();
  for (const remark of logged.flatMap(remarksOf)) counts.set(remark, (counts.get(remark) ?? 0) + 1);
  for (const run of logged) {
    host.stdout.write(dryRun ? run.diff : lineOf(run));
    if (dryRun && run.plan.outcome === 'unchanged') host.stderr.write(lineOf(run));
    for (const remark of remarksOf(run)) {
      if (counts.get(remark) === 1) host.stderr.write(`  ${forTerminal(remark)}\n`);
    }
  }
  // What applies to many runs, such as those of a ledger, is said once.
  for (const [remark, count] of counts) {
    if (count > 1) host.stderr.write(`  ${shareOf(count, logged.length)}: ${forTerminal(remark)}\n`);
  }
}

const shareOf = (count: number, all: number): string => (count === all ? `all ${all} runs` : `${count} of ${all} runs`);

const remarksOf = ({ plan }: LoggedRun): readonly string[] => [
  ...plan.messages,
  ...(plan.blank.length > 0 ? [`left blank: ${plan.blank.join(', ')}`] : []),
  ...plan.suggestions.map(({ column, path: key, option }) => `${column} could be ${key}: ${option}`),
];

function lineOf({ state, reason, plan, path, recordPath }: LoggedRun): string {
  const run = forTerminal(plan.runId ?? '');
  if (state === 'queued') return `queued ${run} for ${forTerminal(path)}: ${forTerminal(reason)}\n`;
  const kept = plan.outcome === 'unchanged' && recordPath !== undefined ? ', its run record was rewritten' : '';
  return `${WORDS[plan.outcome]} ${run} in ${forTerminal(path)}${kept}\n`;
}

const loggedData = ({ state, reason, plan, path, recordPath, diff }: LoggedRun): unknown => ({
  run: plan.runId,
  outcome: state === 'queued' ? 'queued' : plan.outcome,
  ...(state === 'queued' ? { reason } : {}),
  path,
  record: recordPath,
  row: plan.rowText,
  blank: plan.blank,
  messages: plan.messages,
  suggestions: plan.suggestions,
  diff,
});
