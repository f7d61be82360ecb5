import { jsonText } from '../print/log-text.ts';
import { findWholeRecord } from '../project/find-record.ts';
import { openProject } from '../project/open-project.ts';
import { printRecord } from '../print/print-record.ts';
import { terminalOf } from '../print/terminal-of.ts';
import { typedRecord } from '../records/typed-record.ts';
import type { Command } from './command.ts';

/** `expctl show`: one record as it was read, typed values beside the text of the document. */
export const command: Command = {
  spec: {
    name: 'show',
    summary: 'Print one experiment as expctl reads it',
    arguments: [{ name: 'experiment', summary: 'an id, a file, or FILE#ID in a ledger', presence: 'required' }],
    options: [{ name: 'json', summary: 'print the whole typed record as one JSON document' }],
    examples: [
      { command: 'expctl show EXP-007', tells: 'fields, tables and checklists with their values' },
      { command: 'expctl show experiments/plan.md --json', tells: 'as JSON, for other programs' },
    ],
    reads: 'the document, templates, configuration.',
    writes: 'nothing.',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const { record } = await findWholeRecord(project, words[0] ?? '');
    const data = typedRecord(record);
    const json = options.flag('json') === true;
    const terminal = await terminalOf(host, host.stdout, options.value('color'));
    host.stdout.write(json ? jsonText(data) : printRecord(record, terminal));
    return 0;
  },
};
