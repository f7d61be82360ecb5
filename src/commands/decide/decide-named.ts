import { jsonText } from '../../print/log-text.ts';
import { findWholeRecord, findWholeRecords } from '../../project/find-record.ts';
import { decideEach } from './decide-all.ts';
import { decideRecord, leniencyOf } from './decide-record.ts';
import { decisionData } from './decision-data.ts';
import { formatOf, showDecisions } from './show-decisions.ts';
import { tellWritten, writtenData } from './tell-written.ts';
import { writeDecision } from './write-decision.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { CommandCall } from '../command.ts';

/** Decides what was named: one experiment, or each of a document with several, none of which is written. */
export async function decideNamed(project: Project, call: CommandCall, word: string): Promise<number> {
  const writes = call.options.flag('write') === true;
  const [found, ...others] = writes ? [] : await findWholeRecords(project, word);
  if (found !== undefined && others.length > 0) return decideEach(project, call, found.loaded);
  return decideOne(project, call, { word, found: found ?? (await findWholeRecord(project, word)) });
}

type Named = { readonly word: string; readonly found: FoundRecord };

/** Decides one experiment, shows the decision (in a dry run the diff), and writes it if requested. */
async function decideOne(project: Project, call: CommandCall, { word, found }: Named): Promise<number> {
  const { host, options } = call;
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
