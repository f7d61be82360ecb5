import { jsonText } from '../print/log-text.ts';
import { listExperiments } from './list/list-experiments.ts';
import { tellLeftOut, tellWithoutKind } from './left-out-of.ts';
import { tellSkipped } from '../project/sparse-checkout.ts';
import { openProject } from '../project/open-project.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { printGrid } from '../print/print-grid.ts';
import { stageWords } from '../records/shown-status.ts';
import { terminalOf } from '../print/terminal-of.ts';
import { counted } from '../text/counted.ts';
import type { Command } from './command.ts';

/** `expctl list`: the records of the collection, one line each. */
export const command: Command = {
  spec: {
    name: 'list',
    summary: 'List the experiments',
    arguments: [
      {
        name: 'paths',
        summary: 'files, folders or quoted globs; by default the whole collection',
        presence: 'variadic',
      },
    ],
    options: [
      {
        name: 'status',
        value: 'WORD',
        repeatable: true,
        summary:
          'only experiments with this stage (planned, running, concluded, cancelled), result or status word (repeatable)',
      },
      { name: 'kind', value: 'KIND', repeatable: true, summary: 'only documents of this kind (repeatable)' },
      {
        name: 'sort',
        value: 'KEY',
        choices: ['id', 'path', 'status', 'kind', 'date', 'title'],
        summary: 'sort by id (the default), path, status, kind, date or title',
      },
      { name: 'reverse', summary: 'in reverse order' },
      { name: 'json', summary: 'print one JSON document' },
    ],
    examples: [
      { command: 'expctl list --status running', tells: 'what is under way' },
      { command: 'expctl list --kind exp --sort date --reverse', tells: 'the newest first' },
      { command: 'expctl list --json', tells: 'as JSON, for other programs' },
    ],
    reads: 'documents, templates, configuration.',
    writes: 'nothing.',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    if (words.length === 0) tellSkipped(project);
    const statuses = options.values('status');
    const {
      experiments: listed,
      stages,
      leftOut,
      passedOver,
    } = await listExperiments(project, {
      words,
      statuses,
      kinds: options.values('kind'),
      sort: options.value('sort') ?? 'id',
      reverse: options.flag('reverse') === true,
    });
    tellLeftOut(host, leftOut);
    tellWithoutKind(host, listed);
    if (options.flag('json') === true) {
      host.stdout.write(jsonText({ schemaVersion: 1, kind: 'list', experiments: listed, leftOut }));
      return 0;
    }
    const { style, width } = await terminalOf(host, host.stdout, options.value('color'));
    const rows = listed.map(({ id, title, status, stage, result, documentKind, path }) => [
      style.bold(forTerminal(id ?? '—')),
      forTerminal(documentKind ?? '—'),
      stageWords(stage, result),
      style.dim(forTerminal(status ?? '')),
      forTerminal(title),
      style.dim(forTerminal(path)),
    ]);
    host.stdout.write(
      rows.length === 0
        ? ''
        : printGrid({ head: ['Id', 'Kind', 'Stage', 'Status', 'Title', 'Path'], rows, width, style, paths: [5] }),
    );
    const none = listed.length === 0 && statuses.length > 0 && stages.length > 0;
    const there = none ? `; there are some that are ${stages.join(', ')}` : '';
    const others = passedOver === 0 ? '' : `; ${counted(passedOver, 'other file')} passed over`;
    host.stderr.write(`${counted(listed.length, 'experiment')}${there}${others}\n`);
    return 0;
  },
};
