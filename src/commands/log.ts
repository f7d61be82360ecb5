import { forTerminal } from '../escape/for-terminal.ts';
import { openProject } from '../project/open-project.ts';
import { logRuns } from './log/log-runs.ts';
import { readItemFiles } from './log/read-item-files.ts';
import { COLUMN_OPTIONS, ONE_RUN, READING_OPTIONS, readingChoice } from './log/reading-options.ts';
import { declaredChoice } from './log/declared-choice.ts';
import { readOutputs } from './log/read-outputs.ts';
import { tellLogged } from './log/tell-logged.ts';
import { readSets, readUnits } from './read-sets.ts';
import type { Command } from './command.ts';

const REFUSED = 2;

/**
 * `expctl log`: output files -> run -> plan -> spool -> lock -> fold: row + run record -> read the edited block again
 * -> write.
 */
export const command: Command = {
  spec: {
    name: 'log',
    summary: "Add a run's row from its output",
    arguments: [
      { name: 'experiment', summary: 'an id, a file, or FILE#ID in a ledger', presence: 'required' },
      {
        name: 'outputs',
        summary: "the run's output files or its folder; several files of one run are put together",
        presence: 'variadic-required',
      },
    ],
    options: [
      {
        name: 'run-id',
        value: 'ID',
        summary: 'the id of the run; by default what the output says, else the name of its file or folder',
      },
      {
        name: 'set',
        value: 'COLUMN=TEXT',
        repeatable: true,
        summary: 'fill a column with words of your own (repeatable)',
      },
      {
        name: 'command',
        value: 'COMMAND',
        summary: 'the command that ran, for the row and the run record; secrets are masked',
      },
      { name: 'command-raw', summary: 'do not mask secrets in the command' },
      ...COLUMN_OPTIONS,
      ...READING_OPTIONS,
      ONE_RUN,
      {
        name: 'items',
        value: '[SIDE=]FILE',
        repeatable: true,
        summary:
          'results of single items (utterances, questions), for paired tests; with two systems, name the side: baseline=FILE',
      },
      { name: 'replace', summary: 'rewrite the row and the run record that this id already has' },
      {
        name: 'add-column',
        value: 'HEADER',
        repeatable: true,
        summary: 'add a column with this header to the table (repeatable)',
      },
      { name: 'require-logged', summary: 'exit with 2 if the row is only queued: safe, but not yet in the document' },
      { name: 'dry-run', summary: 'print the diff, write nothing' },
      { name: 'json', summary: 'print what was done as one JSON document' },
    ],
    examples: [
      { command: 'expctl log EXP-007 outputs/run-3/metrics.json', tells: 'one row from one output' },
      { command: 'expctl log plan.md m.json --set "Notes=first try"', tells: 'with a note' },
      {
        command: 'expctl log plan.md m.json --map "Tuned WER=eval.wer"',
        tells: 'a column from a key with another name',
      },
      {
        command: 'expctl log plan.md m.json --items tuned=t.jsonl --items baseline=b.jsonl',
        tells: 'with results of single items',
      },
      { command: 'expctl log plan.md m.json --dry-run', tells: 'only look at the diff' },
    ],
    reads: 'the document, its template, the outputs, the last commit of git.',
    writes: 'one row of the document, and the run record in DOCUMENT.runs/; rows that waited in the spool.',
    exits:
      '0 logged, there already, or queued: safe, and written by the next log, run or doctor --fold; 2 refused: nothing was written.',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const [experiment = '', ...outputs] = words;
    const map = readSets(options.values('map'), 'map');
    const choice = await declaredChoice(project, readingChoice(options), { experiment, map });
    const runs = await readOutputs(host, outputs, { ...choice, run: options.value('run') });
    const [json, dryRun] = [options.flag('json') === true, options.flag('dry-run') === true];
    const logged = await logRuns(project, {
      experiment,
      runs,
      dryRun,
      withDiffs: json || dryRun,
      asked: {
        runId: options.value('run-id'),
        set: readSets(options.values('set')),
        map,
        units: readUnits(options.values('unit')),
        table: options.value('table'),
        command: options.value('command'),
        rawCommand: options.flag('command-raw') === true,
        replace: options.flag('replace') === true,
        addColumns: options.values('add-column'),
        items: readItemFiles(project, options.values('items')),
      },
    });
    tellLogged(host, logged.runs, { json, dryRun });
    for (const remark of logged.remarks) host.stderr.write(`expctl: ${forTerminal(remark)}\n`);
    if (logged.refusal !== undefined) throw logged.refusal;
    const isQueued = logged.runs.some(({ state }) => state === 'queued');
    return isQueued && options.flag('require-logged') === true ? REFUSED : 0;
  },
};
