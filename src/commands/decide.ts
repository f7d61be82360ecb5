import { UserError } from '../errors.ts';
import { decideAll } from './decide/decide-all.ts';
import { decideRecord } from './decide/decide-record.ts';
import { decisionData } from './decide/decision-data.ts';
import { writeDecision } from './decide/write-decision.ts';
import { findRecord } from '../project/find-record.ts';
import { openProject } from '../project/open-project.ts';
import { printDecision } from '../print/print-decision.ts';
import { terminalOf } from '../print/terminal-of.ts';
import type { Command, CommandCall } from './command.ts';
import type { Project } from '../project/project.ts';

/** `expctl decide`: record + run records -> criteria -> outcomes + evidence -> verdict -> print | plan edits. */
export const command: Command = {
  spec: {
    name: 'decide',
    summary: 'Evaluate the written criteria: GO, NO-GO or what is missing',
    arguments: [{ name: 'experiment', summary: 'an id, a file, or FILE#ID in a ledger', presence: 'optional' }],
    options: [
      { name: 'all', summary: 'every experiment of the collection; exits with the worst' },
      { name: 'write', summary: "set the machine's boxes and write verdict and evidence into the document" },
      { name: 'dry-run', summary: 'with --write: print the diff, write nothing' },
      {
        name: 'allow',
        value: 'WHAT',
        choices: ['awaiting'],
        summary: 'awaiting: criteria that a person has yet to mark do not hold the verdict up',
      },
      { name: 'fail-on', value: 'WHAT', choices: ['conditional'], summary: 'conditional: CONDITIONAL GO exits 1' },
      { name: 'json', summary: 'outcomes, evidence and verdict as one JSON document' },
    ],
    examples: [
      { command: 'expctl decide EXP-007', tells: 'verdict, outcomes and evidence' },
      { command: 'expctl decide EXP-007 --write', tells: 'and write them into the document' },
      { command: 'expctl decide --all', tells: 'in CI, over the whole collection' },
    ],
    reads: 'the document, its template, its run records.',
    writes: "nothing; with --write the machine's boxes, verdict and evidence of the document.",
    exits: '0 GO or CONDITIONAL GO, 1 NO-GO, 2 refused or a broken criterion, 3 INCONCLUSIVE, 4 INVALID.',
  },
  async run(call) {
    const { host, words, options } = call;
    const project = await openProject(host, { config: options.value('config') });
    const [word] = words;
    if (options.flag('all') === true) return decideAll(project, call);
    if (word === undefined) throw new UserError('which experiment?', { hint: 'give an id or a file, or --all' });
    return decideOne(project, call, word);
  },
};

async function decideOne(project: Project, { host, options }: CommandCall, word: string): Promise<number> {
  const found = await findRecord(project, word);
  const decision = await decideRecord(project, found, {
    allowAwaiting: options.value('allow') === 'awaiting',
    failOnConditional: options.value('fail-on') === 'conditional',
  });
  const json = options.flag('json') === true;
  const dryRun = options.flag('dry-run') === true;
  if (json) host.stdout.write(`${JSON.stringify(decisionData(found.record, decision), null, 2)}\n`);
  else if (!dryRun)
    host.stdout.write(
      printDecision(found.record, decision, await terminalOf(host, host.stdout, options.value('color'))),
    );
  if (options.flag('write') === true) await writeDecision(project, word, { decision, dryRun });
  return decision.exitCode;
}
