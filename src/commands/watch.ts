import { UserError } from '../errors.ts';
import { openProject } from '../project/open-project.ts';
import { declaredChoice } from './log/declared-choice.ts';
import { outputChoice } from './log/read-outputs.ts';
import { readSets, readUnits } from './read-sets.ts';
import { namedExperiment } from './watch/experiment-for.ts';
import { holdWatched } from './watch/hold-watched.ts';
import { keepWatch, watchOnce } from './watch/keep-watch.ts';
import { watchTeller } from './watch/tell-watch.ts';
import { watchedPaths } from './watch/watched-path.ts';
import { COLUMN_OPTIONS, READING_OPTIONS, readingChoice } from './log/reading-options.ts';
import type { CallOptions, Command } from './command.ts';

const FINDINGS = 1;
const SETTLE = 2;
const QUIET = 600;

/** `expctl watch`: outputs as they appear -> the finished ones -> log. */
export const command: Command = {
  spec: {
    name: 'watch',
    summary: 'Log runs as their outputs appear',
    arguments: [
      {
        name: 'paths',
        summary: 'folders, files or quoted globs; by default outputs/, runs/, mlruns/ and the like',
        presence: 'variadic',
      },
    ],
    options: [
      {
        name: 'into',
        value: 'EXPERIMENT',
        summary:
          'log into this document: an id, a file, or FILE#ID; by default the id that the run or its folder names',
      },
      { name: 'existing', summary: 'also log the outputs that are there at the start' },
      { name: 'once', summary: 'log the finished outputs that are there, and end (for cron and CI)' },
      {
        name: 'settle',
        value: 'SECONDS',
        summary: `a JSON output counts as finished when it has not changed for this long (default: ${SETTLE})`,
      },
      {
        name: 'quiet',
        value: 'SECONDS',
        summary: `the same for outputs that may still grow: CSV, JSON lines, a run over time, a tool's folder (default: ${QUIET})`,
      },
      ...COLUMN_OPTIONS,
      ...READING_OPTIONS,
      { name: 'dry-run', summary: 'print what would be logged, write nothing' },
      { name: 'json', summary: 'print what happens, one JSON document per line' },
    ],
    examples: [
      { command: 'expctl watch outputs/ --into EXP-003', tells: 'a row for each run that ends' },
      { command: 'expctl watch "out/*.json" --into plan.md --existing', tells: 'files by a pattern, old ones too' },
      { command: 'expctl watch --once --json', tells: 'log what is finished, and end' },
      {
        command: 'expctl watch mlruns --into EXP-003 --quiet 60',
        tells: 'count a run as ended after a minute without a change',
      },
    ],
    reads: 'the outputs, the documents, their templates.',
    writes:
      'what `log` writes for each run that has finished: never a half one, never one twice; a row that is there stays.',
    exits:
      '130, 143 or 129 when INT, TERM or HUP ends it: what is being logged is finished first; with --once 0, 1 where an output could not be logged, 2 where a path or pattern matches no file.',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const into = options.value('into');
    if (into !== undefined) await namedExperiment(project, into);
    const map = readSets(options.values('map'), 'map');
    const choice = await declaredChoice(project, readingChoice(options), { experiment: into, map });
    outputChoice(choice);
    const once = options.flag('once') === true;
    const watched = watchedPaths(host, words, project.root);
    holdWatched(host, watched, { once });
    const watch = {
      watched,
      into,
      config: options.value('config'),
      patience: { settle: seconds(options, 'settle', SETTLE), quiet: seconds(options, 'quiet', QUIET) },
      choice,
      asked: { map, units: readUnits(options.values('unit')), table: options.value('table') },
      dryRun: options.flag('dry-run') === true,
      existing: once || options.flag('existing') === true,
    };
    const teller = watchTeller(host, { json: options.flag('json') === true });
    const { code, counts } = await (once ? watchOnce : keepWatch)(host, watch, teller);
    return code ?? (counts.failed > 0 ? FINDINGS : 0);
  },
};

/** Milliseconds of an option in seconds. */
function seconds(options: CallOptions, name: string, otherwise: number): number {
  const text = options.value(name);
  if (text === undefined) return otherwise * 1000;
  if (!/^\d{1,7}(?:\.\d{1,3})?$/u.test(text)) throw new UserError(`--${name} takes seconds, not "${text}"`);
  return Number(text) * 1000;
}
