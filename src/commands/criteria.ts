import { jsonText } from '../print/log-text.ts';
import { findWholeRecord } from '../project/find-record.ts';
import { openProject } from '../project/open-project.ts';
import { printApplied, printCriteria } from '../print/print-criteria.ts';
import { terminalOf } from '../print/terminal-of.ts';
import { UserError } from '../errors.ts';
import { applySuggestions } from './criteria/apply-suggestions.ts';
import { criteriaData } from './criteria/criteria-data.ts';
import { listedCriteria } from './criteria/listed-criteria.ts';
import type { Command, CommandCall } from './command.ts';
import type { Project } from '../project/project.ts';

/** `expctl criteria`: what is decided in a document, by whom, and what statements its plain sentences may mean. */
export const command: Command = {
  spec: {
    name: 'criteria',
    summary: 'List the criteria, and propose machine forms for plain sentences',
    arguments: [{ name: 'experiment', summary: 'an id, a file, or FILE#ID in a ledger', presence: 'required' }],
    options: [
      { name: 'suggest', summary: 'propose an `expect:` statement for each plain sentence, or say why there is none' },
      {
        name: 'apply',
        value: 'ITEM',
        repeatable: true,
        summary:
          'write the proposal into this item, by its number, label or key (ITEM=2: its second proposal; repeatable)',
      },
      { name: 'dry-run', summary: 'with --apply: print the diff, write nothing' },
      { name: 'json', summary: 'print criteria and proposals as one JSON document' },
    ],
    examples: [
      { command: 'expctl criteria EXP-007', tells: 'what is decided, and by whom' },
      { command: 'expctl criteria EXP-007 --suggest', tells: 'with proposals for the plain sentences' },
      {
        command: 'expctl criteria EXP-007 --apply Primary',
        tells: 'write the proposal for one item into the document',
      },
      { command: 'expctl criteria EXP-007 --apply 3=2 --dry-run', tells: 'the diff for the second proposal of item 3' },
    ],
    reads: 'the document, its template, its run records.',
    writes: 'nothing; with --apply one code span in each item that is named.',
  },
  async run(call) {
    const project = await openProject(call.host, { config: call.options.value('config') });
    const items = call.options.values('apply');
    const [word = ''] = call.words;
    if (items.length > 0) return apply(project, call, { word, items });
    if (call.options.flag('dry-run') === true)
      throw new UserError('--dry-run goes with --apply', { hint: 'without --apply nothing is written' });
    return list(project, call, word);
  },
};

async function list(project: Project, { host, options }: CommandCall, word: string): Promise<number> {
  const found = await findWholeRecord(project, word);
  const listed = listedCriteria(found, options.flag('suggest') === true);
  const terminal = await terminalOf(host, host.stdout, options.value('color'));
  host.stdout.write(
    options.flag('json') === true
      ? jsonText(criteriaData(found.record, listed))
      : printCriteria(found.record, listed, terminal),
  );
  return 0;
}

type Wanted = { readonly word: string; readonly items: readonly string[] };

async function apply(project: Project, { host, options }: CommandCall, { word, items }: Wanted): Promise<number> {
  const dryRun = options.flag('dry-run') === true;
  const applied = await applySuggestions(project, { word, items, dryRun });
  if (dryRun) return 0;
  if (options.flag('json') === true) {
    const found = await findWholeRecord(project, word);
    host.stdout.write(jsonText(criteriaData(found.record, listedCriteria(found, false))));
  } else host.stdout.write(printApplied(applied.map(({ listed, statement }) => ({ ...listed, statement }))));
  return 0;
}
