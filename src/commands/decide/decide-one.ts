import { jsonText } from '../../print/log-text.ts';
import { findWholeRecord } from '../../project/find-record.ts';
import { decideRecord, leniencyOf } from './decide-record.ts';
import { decisionData } from './decision-data.ts';
import { formatOf, showDecisions } from './show-decisions.ts';
import { tellWritten, writtenData } from './tell-written.ts';
import { writeDecision } from './write-decision.ts';
import type { Project } from '../../project/project.ts';
import type { CommandCall } from '../command.ts';

/** Decides one experiment, shows the decision (in a dry run the diff), writes it where that was asked for. */
export async function decideOne(project: Project, call: CommandCall, word: string): Promise<number> {
  const { host, options } = call;
  const found = await findWholeRecord(project, word);
  const decision = await decideRecord(project, found, leniencyOf(options));
  const decided = { record: found.record, decision };
  const dryRun = options.flag('dry-run') === true;
  const write = async () =>
    options.flag('write') === true ? writeDecision(project, word, { decision, dryRun }) : undefined;
  if (formatOf(options) === 'json') {
    const written = await write();
    const data = decisionData(decided);
    host.stdout.write(jsonText(written === undefined ? data : { ...data, written: writtenData(written, dryRun) }));
    return decision.exitCode;
  }
  if (!dryRun) await showDecisions(call, [decided], 'one');
  const written = await write();
  if (written !== undefined) tellWritten(host, written, { decided, dryRun });
  return decision.exitCode;
}
