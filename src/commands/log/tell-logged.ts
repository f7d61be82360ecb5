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

/** Says what was logged: one line a run on standard output, remarks on standard error; or JSON; or, in a dry run, the diff. */
export function tellLogged(
  host: Host,
  logged: readonly LoggedRun[],
  { json, dryRun }: { readonly json: boolean; readonly dryRun: boolean },
): void {
  if (json) {
    host.stdout.write(
      `${JSON.stringify({ schemaVersion: 1, kind: 'log', dryRun, runs: logged.map(loggedData) }, null, 2)}\n`,
    );
    return;
  }
  for (const run of logged) {
    const { plan, diff } = run;
    host.stdout.write(dryRun ? diff : lineOf(run));
    for (const message of plan.messages) host.stderr.write(`  ${forTerminal(message)}\n`);
    if (plan.blank.length > 0) host.stderr.write(`  left blank: ${forTerminal(plan.blank.join(', '))}\n`);
    for (const { column, path: key, option } of plan.suggestions)
      host.stderr.write(`  ${forTerminal(column)} could be ${forTerminal(key)}: ${forTerminal(option)}\n`);
  }
}

function lineOf({ state, reason, plan, path }: LoggedRun): string {
  const run = forTerminal(plan.runId ?? '');
  if (state === 'queued') return `queued ${run} for ${forTerminal(path)}: ${forTerminal(reason)}\n`;
  return `${WORDS[plan.outcome]} ${run} in ${forTerminal(path)}\n`;
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
