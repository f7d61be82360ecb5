import { UserError } from '../errors.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { jsonText } from '../print/log-text.ts';
import { forShell } from '../escape/for-shell.ts';
import { calledTool } from '../merge/driver-command.ts';
import { openProject } from '../project/open-project.ts';
import { counted } from '../text/counted.ts';
import { initPlace } from './init/init-place.ts';
import { isDone, stepData, stepLine, stepText, takeStep } from './init/init-step.ts';
import { mergeSteps } from './init/merge-steps.ts';
import { scaffoldSteps } from './init/scaffold-steps.ts';
import { isOnPath } from '../project/driver-gaps.ts';
import { driverOverrides } from '../project/driver-overrides.ts';
import type { Host } from '../host.ts';
import type { Project } from '../project/project.ts';
import type { Survey } from './init/survey.ts';
import type { Command } from './command.ts';

/** `expctl init`: a configuration and a folder to start with, or the merge driver. */
export const command: Command = {
  spec: {
    name: 'init',
    summary: 'Prepare a repository: configuration, folder, merge driver',
    arguments: [],
    options: [
      {
        name: 'merge',
        summary: 'make git merge documents row by row: sets .gitattributes and the settings of this clone',
      },
      { name: 'command', value: 'WORDS', summary: 'with --merge: the command by which git calls expctl' },
      { name: 'dry-run', summary: 'print what would be done, write nothing' },
      { name: 'json', summary: 'print what was done as one JSON document' },
    ],
    examples: [
      { command: 'expctl init', tells: 'expctl.yaml and experiments/' },
      { command: 'expctl init --merge', tells: 'from now on merges keep the rows of both branches' },
      { command: 'expctl init --merge --dry-run', tells: 'only look at the diff' },
    ],
    reads: 'the configuration, markdown files (templates, documents), .gitattributes, git settings.',
    writes:
      'expctl.yaml (in the current package, else at the top) with what was found, and the folder experiments/ where there are none; with --merge lines of .gitattributes and two settings in .git/config.',
    exits: '0 done, or nothing to do; 2 refused.',
  },
  async run({ host, options }) {
    const has = (name: string): boolean => options.flag(name) === true;
    const tool = options.value('command');
    refuseWords(has('merge'), tool);
    const config = options.value('config');
    const project = has('merge') ? await openProject(host, { config }) : await initPlace(host, config);
    const scaffold = has('merge') || project.config.path !== undefined ? undefined : await scaffoldSteps(project);
    const steps = has('merge') ? mergeSteps(project, tool) : (scaffold?.steps ?? []);
    if (!has('dry-run')) for (const step of steps) takeStep(host, step);
    if (tool !== undefined) tellMissing(host, tool);
    const overridden = has('merge') && !has('dry-run') ? driverOverrides(project) : [];
    if (has('json')) {
      const data = {
        schemaVersion: 1,
        kind: 'init',
        dryRun: has('dry-run'),
        steps: steps.map((step) => stepData(host, step)),
        ...(has('merge') ? { overridden } : {}),
      };
      host.stdout.write(jsonText(data));
      return 0;
    }
    const line = has('dry-run') ? stepText : stepLine;
    if (scaffold !== undefined) host.stderr.write(foundText(scaffold.found));
    host.stdout.write(steps.map((step) => line(host, step)).join(''));
    if (steps.every(isDone))
      host.stderr.write(
        `nothing to do: ${has('merge') ? 'the merge driver' : (project.config.path ?? 'all')} is there\n`,
      );
    else if (!has('dry-run'))
      host.stderr.write(has('merge') ? AFTER_MERGE : after(project, scaffold?.found.kinds ?? []));
    for (const line of overridden)
      host.stderr.write(`expctl: ${forTerminal(line)}: git does not call the driver there\n`);
    if (overridden.length > 0) host.stderr.write(OVERRIDDEN);
    return 0;
  },
};

function refuseWords(isMerge: boolean, tool: string | undefined): void {
  if (tool === undefined) return;
  if (!isMerge) throw new UserError('--command goes with --merge');
  if (tool.trim() === '' || /[\n%]/u.test(tool))
    throw new UserError('--command is one line of words for the shell, without %', {
      hint: "--command 'npx --no-install expctl'",
    });
}

/** The command is accepted anyway: it may be for a machine that is still being set up. */
function tellMissing(host: Host, tool: string): void {
  const called = calledTool(tool);
  if (called === undefined || isOnPath(host, called)) return;
  host.stderr.write(`expctl: ${forTerminal(called)} is not on the PATH: git merges the lines until it is\n`);
  host.stderr.write(
    "  hint: install it, or say with --command how git shall call expctl: --command 'npx --no-install expctl'\n",
  );
}

/** What was found, in a line for people; nothing if nothing was. */
function foundText({ documents, folders, kinds }: Survey): string {
  const where = folders.map((folder) => folder || 'the root').join(', ');
  const templates = kinds.flatMap(({ name, template }) => (template === undefined ? [] : [`${name} (${template})`]));
  const parts = [
    ...(documents === 0 ? [] : [`${counted(documents, 'document')} in ${forTerminal(where)}`]),
    ...(templates.length === 0 ? [] : [`templates of your own: ${forTerminal(templates.join(', '))}`]),
  ];
  return parts.length === 0 ? '' : `found ${parts.join('; ')}\n`;
}

/** What to do next: a document of the team's own kind if there is one. */
function after({ ownKinds }: Project, kinds: Survey['kinds']): string {
  const own = kinds.find(({ template }) => template !== undefined)?.name ?? [...ownKinds][0];
  const made = `expctl new ${own === undefined ? 'exp' : forShell(own)} "My first experiment"`;
  const merge = 'expctl init --merge';
  return `next: ${forTerminal(made)}   (expctl schema lists the kinds)
      ${merge.padEnd(made.length)}   (so that branches may log runs side by side)
`;
}

const OVERRIDDEN = '  hint: take it out for documents, or put the lines of the driver below it, in the same folder\n';

const AFTER_MERGE = `next: commit .gitattributes; everybody who clones runs \`expctl init --merge\` once
      GitHub does not call merge drivers: \`expctl merge BRANCH\` does it here, docs/merging.md has a job for CI
`;
