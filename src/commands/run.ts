import { forTerminal } from '../escape/for-terminal.ts';
import { openProject } from '../project/open-project.ts';
import { UserError } from '../errors.ts';
import { readSets, readUnits } from './read-sets.ts';
import { beginRun } from './run/begin-run.ts';
import { logEnd } from './run/log-end.ts';
import { exitCodeOf, runChild } from './run/run-child.ts';
import { removeStarted } from './run/started-record.ts';
import { declaredChoice } from './log/declared-choice.ts';
import { COLUMN_OPTIONS, READING_OPTIONS, readingChoice } from './log/reading-options.ts';
import type { Command } from './command.ts';

/** `expctl run`: command -> captured facts + its output files -> log. */
export const command: Command = {
  spec: {
    name: 'run',
    summary: 'Run a command and log its run',
    arguments: [
      { name: 'experiment', summary: 'an id, a file, or FILE#ID in a ledger', presence: 'required' },
      {
        name: 'command',
        summary: 'the command with its arguments, after --',
        presence: 'variadic-required',
        behindDashes: true,
      },
    ],
    options: [
      {
        name: 'output',
        value: 'GLOB',
        repeatable: true,
        summary:
          'where the command writes its output; by default the one file that looks like an output and is newer than the start',
      },
      {
        name: 'run-id',
        value: 'ID',
        summary: "the id of the run; by default the output's own, else the time of the start",
      },
      { name: 'seed', value: 'NUMBER', summary: 'the seed, if the command does not name it' },
      {
        name: 'set',
        value: 'COLUMN=TEXT',
        repeatable: true,
        summary: 'fill a column with words of your own (repeatable)',
      },
      ...COLUMN_OPTIONS,
      ...READING_OPTIONS,
      { name: 'command-raw', summary: 'do not mask secrets in the command' },
    ],
    examples: [
      { command: 'expctl run EXP-007 -- python train.py --seed 3', tells: 'start, wait, add the row' },
      {
        command: 'expctl run plan.md --output "out/*/metrics.json" -- make train',
        tells: 'with the place of the output',
      },
      {
        command: 'expctl run plan.md --run-id h1-s3 -- ./sweep.sh 3',
        tells: 'with an id of your own; the command sees it as EXPCTL_RUN_ID',
      },
    ],
    reads: 'the document, its template, git, the output of the command.',
    writes:
      'a run record at the start; at the end the row, the record, and an entry of the execution log where the kind has one, also of a run that failed.',
    exits:
      "the command's own code, 128+N where signal N ended it, 127 not found, 126 not executable; 2 refused: it was not started.",
  },
  async run({ host, words, options }) {
    const [experiment = '', ...child] = words;
    const project = await openProject(host, { config: options.value('config') });
    const seed = options.value('seed');
    if (seed !== undefined && !/^[0-9]+$/u.test(seed)) throw new UserError(`--seed takes a number, not "${seed}"`);
    const map = readSets(options.values('map'), 'map');
    const begun = await beginRun(project, {
      experiment,
      words: child,
      seed,
      outputs: options.values('output'),
      choice: await declaredChoice(project, readingChoice(options), { experiment, map }),
      asked: {
        runId: options.value('run-id'),
        set: readSets(options.values('set')),
        map,
        units: readUnits(options.values('unit')),
        table: options.value('table'),
        rawCommand: options.flag('command-raw') === true,
      },
    });
    const end = await runChild(host, { words: child, env: { EXPCTL_RUN_ID: begun.entry.runId } });
    if (end.kind === 'not-started') {
      removeStarted(host, begun.recordPath);
      host.stderr.write(`expctl: ${forTerminal(child[0] ?? '')} could not be started (${end.code})\n`);
    } else await logEnd(project, begun, end);
    return exitCodeOf(end);
  },
};
