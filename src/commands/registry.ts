import type { Command } from './command.ts';

/** A command's name, its one line of help, and the import that loads the rest. */
export type CommandEntry = {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
};

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'new', summary: 'Scaffold a document from a template', load: () => import('./new.ts') },
  { name: 'log', summary: "Add a run's row from its output", load: () => import('./log.ts') },
  { name: 'run', summary: 'Run a command and log its run', load: () => import('./run.ts') },
  { name: 'watch', summary: 'Log runs as their outputs appear', load: () => import('./watch.ts') },
  { name: 'import', summary: "Bring a tracker's runs into a document", load: () => import('./import.ts') },
  {
    name: 'inspect',
    summary: 'Show how a run output is read, and which columns it would fill',
    load: () => import('./inspect.ts'),
  },
  {
    name: 'check',
    summary: 'Check documents against their template, protocol and run records',
    load: () => import('./check.ts'),
  },
  {
    name: 'decide',
    summary: 'Evaluate the written criteria: GO, NO-GO or what is missing',
    load: () => import('./decide.ts'),
  },
  {
    name: 'amend',
    summary: 'Declare that a criterion changed after results, and why',
    load: () => import('./amend.ts'),
  },
  {
    name: 'criteria',
    summary: 'List the criteria, and propose machine forms for plain sentences',
    load: () => import('./criteria.ts'),
  },
  {
    name: 'power',
    summary: 'Show what the written criteria can detect, before any run',
    load: () => import('./power.ts'),
  },
  { name: 'report', summary: 'Summarise one experiment or all', load: () => import('./report.ts') },
  { name: 'export', summary: 'Write all runs of all documents as typed tables', load: () => import('./export.ts') },
  { name: 'show', summary: 'Print one experiment as expctl reads it', load: () => import('./show.ts') },
  { name: 'list', summary: 'List the experiments', load: () => import('./list.ts') },
  { name: 'schema', summary: 'Show the kinds, and how a template is read', load: () => import('./schema.ts') },
  {
    name: 'doctor',
    summary: 'Show and repair queued rows, stuck locks and leftovers',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'init',
    summary: 'Prepare a repository: configuration, folder, merge driver',
    load: () => import('./init.ts'),
  },
  { name: 'merge', summary: 'Merge another branch, matching rows by run id', load: () => import('./merge.ts') },
  {
    name: 'resolve',
    summary: 'Resolve the rows of a document that is in conflict',
    load: () => import('./resolve.ts'),
  },
  {
    name: 'merge-driver',
    summary: 'Merge one document for git: rows by run id, the rest by lines',
    load: () => import('./merge-driver.ts'),
  },
  { name: 'demo', summary: 'Run the whole job once, in a fresh repository', load: () => import('./demo.ts') },
];

/** Loads the command with this name. */
export async function loadCommand(name: string): Promise<Command | undefined> {
  return (await COMMANDS.find((entry) => entry.name === name)?.load())?.command;
}
