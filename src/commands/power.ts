import { jsonText } from '../print/log-text.ts';
import { powerOf } from '../criteria/power.ts';
import { UserError } from '../errors.ts';
import { findWholeRecord } from '../project/find-record.ts';
import { openProject } from '../project/open-project.ts';
import { printPower } from '../print/print-power.ts';
import { terminalOf } from '../print/terminal-of.ts';
import type { CriterionPower } from '../criteria/power.ts';
import type { CallOptions, Command } from './command.ts';

/** `expctl power`: what each written criterion can detect, before anything is trained. */
export const command: Command = {
  spec: {
    name: 'power',
    summary: 'Show what the written criteria can detect, before any run',
    arguments: [{ name: 'experiment', summary: 'an id, a file, or FILE#ID in a ledger', presence: 'required' }],
    options: [
      { name: 'seeds', value: 'N', summary: 'how many seeds are planned, each with a baseline of its own' },
      { name: 'items', value: 'N', summary: 'how many items a run is tested on' },
      { name: 'clusters', value: 'N', summary: 'how many clusters the items come from: speakers, documents' },
      { name: 'sd', value: 'X', summary: 'the standard deviation of the difference of one seed, item or cluster' },
      { name: 'json', summary: 'print the answer as one JSON document' },
    ],
    examples: [
      { command: 'expctl power EXP-007 --seeds 5', tells: 'what five seeds can show' },
      { command: 'expctl power EXP-007 --items 3000 --clusters 200 --sd 0.02', tells: 'what a test set can show' },
    ],
    reads: 'the document, its template.',
    writes: 'nothing.',
    exits: '0 done; 1 if a criterion can never be met with what is planned, or can never fail.',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const planned = {
      seeds: countOf(options, 'seeds'),
      items: countOf(options, 'items'),
      clusters: countOf(options, 'clusters'),
      sd: sizeOf(options),
    };
    if (planned.items !== undefined && planned.clusters !== undefined && planned.clusters > planned.items)
      throw new UserError(`${planned.items} items cannot come from ${planned.clusters} clusters`, {
        hint: '--clusters counts the speakers or documents that the items come from, each with one item or more',
      });
    const { record } = await findWholeRecord(project, words[0] ?? '');
    const criteria = powerOf(record, planned);
    if (options.flag('json') === true) {
      const data = { schemaVersion: 1, kind: 'power', id: record.id?.text, planned, power: 0.8, criteria };
      host.stdout.write(jsonText(data));
    } else {
      host.stdout.write(printPower(criteria, await terminalOf(host, host.stdout, options.value('color'))));
      if (criteria.length === 0) host.stderr.write('there is no criterion in machine form: `expect: …`\n');
    }
    return criteria.some(isFutile) ? 1 : 0;
  },
};

const isFutile = ({ statements }: CriterionPower): boolean =>
  statements.some(({ canBeMet, canFail }) => canBeMet === false || !canFail);

function countOf(options: CallOptions, name: string): number | undefined {
  const text = options.value(name);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  throw new UserError(`--${name} takes a whole number from 1, not "${text}"`);
}

function sizeOf(options: CallOptions): number | undefined {
  const text = options.value('sd');
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new UserError(`--sd takes a number above zero, not "${text}"`);
}
