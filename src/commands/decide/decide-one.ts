import { findRecord } from '../../project/find-record.ts';
import { decideRecord, leniencyOf } from './decide-record.ts';
import { showDecisions } from './show-decisions.ts';
import { writeDecision } from './write-decision.ts';
import type { Project } from '../../project/project.ts';
import type { CommandCall } from '../command.ts';

/** Decides one experiment, shows the decision (in a dry run the diff), writes it where that was asked for. */
export async function decideOne(project: Project, call: CommandCall, word: string): Promise<number> {
  const { options } = call;
  const found = await findRecord(project, word);
  const decision = await decideRecord(project, found, leniencyOf(options));
  const dryRun = options.flag('dry-run') === true;
  if (!dryRun || options.flag('json') === true) await showDecisions(call, [{ record: found.record, decision }], 'one');
  if (options.flag('write') === true) await writeDecision(project, word, { decision, dryRun });
  return decision.exitCode;
}
