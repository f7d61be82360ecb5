import { forTerminal } from '../escape/for-terminal.ts';
import { UserError } from '../errors.ts';
import { jsonText } from '../print/log-text.ts';
import { openProject } from '../project/open-project.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import { amendRecord } from './amend/amend-record.ts';
import type { Amended } from './amend/amend-record.ts';
import type { Command } from './command.ts';

/** `expctl amend`: criteria that moved -> an item each in the Amendments section. */
export const command: Command = {
  spec: {
    name: 'amend',
    summary: 'Declare that a criterion changed after results, and why',
    arguments: [{ name: 'experiment', summary: 'an id, a file, or FILE#ID in a ledger', presence: 'required' }],
    options: [
      { name: 'message', short: 'm', value: 'WHY', summary: 'why it changed, in one sentence' },
      { name: 'dry-run', summary: 'print the diff, write nothing' },
      { name: 'json', summary: 'print what was done as one JSON document' },
    ],
    examples: [
      {
        command: 'expctl amend EXP-007 -m "the old threshold was below the noise"',
        tells: 'add the amendment to the document',
      },
      { command: 'expctl amend EXP-007 -m "…" --dry-run', tells: 'only look at the diff' },
    ],
    reads: 'the document, its run records, and for rows typed by hand the commits of the document.',
    writes: 'one item for each criterion that changed or vanished, in the Amendments section of the document.',
    exits: '0 amended, 2 refused: nothing changed, or nothing could be written.',
  },
  async run({ host, words, options }) {
    const [word = ''] = words;
    const why = (options.value('message') ?? '').trim();
    if (why === '') throw new UserError('why did it change?', { hint: 'say it with -m "why"' });
    const project = await openProject(host, { config: options.value('config') });
    const dryRun = options.flag('dry-run') === true;
    const amended = await amendRecord(project, word, { why, dryRun });
    if (options.flag('json') === true) host.stdout.write(jsonText(amendedData(amended, dryRun)));
    else if (dryRun) host.stdout.write(unifiedDiff(amended.path, amended.before, amended.after));
    else
      for (const { label, change, results } of amended.moved)
        host.stdout.write(
          `amended in ${forTerminal(amended.path)}: "${forTerminal(label)}" ${change} with ${results} ${results === 1 ? 'result' : 'results'} seen\n`,
        );
    return 0;
  },
};

const amendedData = ({ id, path, moved, before, after }: Amended, dryRun: boolean): unknown => ({
  schemaVersion: 1,
  kind: 'amend',
  dryRun,
  id,
  path,
  amended: moved.map(({ key, label, change, results }) => ({ key, label, change, results })),
  diff: unifiedDiff(path, before, after),
});
