import { jsonText } from '../print/log-text.ts';
import { findRecord } from '../project/find-record.ts';
import { openProject } from '../project/open-project.ts';
import { declaredChoice } from './log/declared-choice.ts';
import { planLog } from '../runs/log-plan.ts';
import { inspectedFilling, inspectedRun } from '../runs/inspection.ts';
import { pickReader } from '../runs/readers/pick-reader.ts';
import { fileTree, subTree } from '../runs/outputs/sub-tree.ts';
import { printInspection } from '../print/print-inspect.ts';
import { terminalOf } from '../print/terminal-of.ts';
import { logRequestOf } from './log/log-request-of.ts';
import { outputChoice, readOneOutput } from './log/read-outputs.ts';
import { runTreeOf } from './log/run-tree.ts';
import { ONE_RUN, READING_OPTIONS, readingChoice } from './log/reading-options.ts';
import type { Host } from '../host.ts';
import type { InspectedFilling, Inspection } from '../runs/inspection.ts';
import type { RunTree } from '../runs/outputs/run-tree.ts';
import type { Run } from '../runs/run.ts';
import type { Project } from '../project/project.ts';
import type { CallOptions, Command } from './command.ts';

const MOST_RUNS = 50;
const MOST_NAMES = 50;

/** `expctl inspect`: the format an output is read as, and what it would fill in, without logging it. */
export const command: Command = {
  spec: {
    name: 'inspect',
    summary: 'Show how a run output is read, and which columns it would fill',
    arguments: [{ name: 'output', summary: "a run's output: a file or a folder", presence: 'required' }],
    options: [
      {
        name: 'for',
        value: 'EXPERIMENT',
        summary: 'show which columns of this experiment it would fill: an id or a file',
      },
      ...READING_OPTIONS,
      ONE_RUN,
      { name: 'json', summary: 'print all of it as one JSON document' },
    ],
    examples: [
      { command: 'expctl inspect outputs/run-3', tells: 'its format, its keys and what was left out' },
      { command: 'expctl inspect mlruns --for EXP-007', tells: 'which columns the runs would fill' },
      {
        command: 'expctl inspect results.csv --select best:val_loss:lower',
        tells: 'the values at the best point of the run',
      },
    ],
    reads: 'the output; with --for the document, its template and the configuration.',
    writes: 'nothing.',
    exits: '0 it can be read, 1 it cannot.',
  },
  async run({ host, words, options }) {
    const [output = ''] = words;
    const inspection = await inspectOutput(host, output, options);
    const terminal = await terminalOf(host, host.stdout, options.value('color'));
    const text =
      options.flag('json') === true
        ? jsonText({ schemaVersion: 1, kind: 'inspect', ...inspection })
        : printInspection(inspection, terminal);
    host.stdout.write(text);
    return inspection.refused.length > 0 ? 1 : 0;
  },
};

async function inspectOutput(host: Host, output: string, options: CallOptions): Promise<Inspection> {
  const experiment = options.value('for');
  const project = experiment === undefined ? undefined : await openProject(host, { config: options.value('config') });
  const asked = readingChoice(options);
  const reads = project === undefined ? asked : await declaredChoice(project, asked, { experiment, map: undefined });
  const choice = outputChoice({ ...reads, run: options.value('run') });
  const { format: read, reading } = await readOneOutput(host, output, choice);
  const runs = reading.kind === 'runs' ? reading.runs : [];
  const shown = runs.slice(0, MOST_RUNS);
  const fillings = await fillingsOf(project, experiment, shown);
  const tree = runTreeOf(host, host.paths.resolve(output));
  return {
    path: tree.path,
    format: read,
    runs: shown.map((one, index) => inspectedRun(one, fillings[index])),
    runCount: runs.length,
    refused: reading.kind === 'refused' ? reading.problems : [],
    contents: reading.kind === 'refused' && tree.entry.kind === 'folder' ? contentsOf(tree) : [],
  };
}

/** What each run would fill in the record named by `--for`. */
async function fillingsOf(
  project: Project | undefined,
  experiment: string | undefined,
  runs: readonly Run[],
): Promise<readonly InspectedFilling[]> {
  if (project === undefined || experiment === undefined) return [];
  const found = await findRecord(project, experiment);
  const asked = {};
  return runs.map((run) =>
    inspectedFilling(found.loaded.source.path, planLog(logRequestOf(project, found, { run, asked }))),
  );
}

/** What each file and folder in a folder looks like. */
function contentsOf(tree: RunTree): Inspection['contents'] {
  return tree
    .list('')
    .filter((name) => !name.startsWith('.'))
    .slice(0, MOST_NAMES)
    .map((name) => {
      const inner = tree.readBytes(name) === undefined ? subTree(tree, name) : fileTree(tree, name);
      const picked = pickReader(inner.entry);
      if (picked.kind === 'none') return { name, formats: [] };
      return { name, formats: picked.kind === 'several' ? picked.names : [picked.reader.name] };
    });
}
