import { checkDocuments } from './check/check-documents.ts';
import { printCheck } from './check/print-check.ts';
import { UserError } from '../errors.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { counted } from '../text/counted.ts';
import { idlePatterns } from '../project/idle-patterns.ts';
import { openProject } from '../project/open-project.ts';
import type { Checked, Checking } from './check/check-documents.ts';
import type { Command } from './command.ts';
import type { Host } from '../host.ts';
import type { OpeningStaged, StagedProject } from '../project/open-staged.ts';
import type { Project } from '../project/project.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

const FINDINGS = 1;

/** `expctl check`: documents -> records -> rules -> diagnostics -> exit code. */
export const command: Command = {
  spec: {
    name: 'check',
    summary: 'Check documents against their template, protocol and run records',
    arguments: [
      {
        name: 'paths',
        summary: 'files, folders or quoted globs; by default the whole collection',
        presence: 'variadic',
      },
    ],
    options: [
      { name: 'staged', summary: 'check what is in the git index, not the work tree' },
      {
        name: 'history',
        summary:
          'also ask git: were criteria there before rows typed by hand, did a merge lose rows, did run records change',
      },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json', 'github'], summary: 'text, json or github' },
      { name: 'json', summary: 'the same as --format json' },
      { name: 'strict', summary: 'exit with 1 for warnings, too' },
      { name: 'quiet', summary: 'print errors only' },
      { name: 'fix', summary: 'make the safe fixes, then check again' },
      { name: 'dry-run', summary: 'with --fix: print the diff, write nothing' },
      {
        name: 'cache',
        negatable: true,
        summary: 'in a large collection, read only what changed (the default)',
        negated: 'read every document of a large collection again',
      },
    ],
    examples: [
      { command: 'expctl check', tells: 'the whole collection' },
      { command: 'expctl check experiments/EXP-007-lora.md', tells: 'one document' },
      { command: 'expctl check --staged', tells: 'what is about to be committed' },
      { command: 'expctl check --fix --dry-run', tells: 'the diff of what could be fixed' },
      { command: 'expctl check --history', tells: 'were criteria written before results?' },
      { command: 'expctl check --format github', tells: 'annotations in a pull request' },
    ],
    reads:
      'documents, templates, configuration, run records beside the documents, .gitattributes; with --staged the git index, with --history the commits of the documents and run records.',
    writes:
      "nothing, except with --fix; for a collection of 200 documents and more, what it found, in git's folder (.expctl/ outside git).",
    exits: '0 no errors, 1 findings, 2 refused (a path that matches nothing, a broken configuration).',
  },
  async run({ host, words, options }) {
    const has = (name: string): boolean => options.flag(name) === true;
    refuseContradictions(has);
    const config = options.value('config');
    const staged = has('staged') ? await stagedAt(host, { config, words }) : undefined;
    const project = staged?.project ?? (await openProject(host, { config }));
    const idle = words.length === 0 && !has('staged') ? idlePatterns(project) : [];
    for (const problem of [...project.problems, ...idle]) host.stderr.write(`expctl: ${forTerminal(problem)}\n`);
    const checking = { words, staged, remember: options.flag('cache') !== false };
    const found = has('fix') ? await fixed(project, checking, has('dry-run')) : await checkDocuments(project, checking);
    const checked = has('history') ? await withHistory(project, words, found) : found;
    const shown = has('quiet') ? checked.diagnostics.filter(isError) : checked.diagnostics;
    const format = has('json') ? 'json' : (options.value('format') ?? 'text');
    if (!has('dry-run'))
      await printCheck(host, { ...checked, diagnostics: shown }, { format, color: options.value('color') });
    const failing = checked.diagnostics.some((diagnostic) => has('strict') || isError(diagnostic));
    return failing ? FINDINGS : 0;
  },
};

async function stagedAt(host: Host, opening: OpeningStaged): Promise<StagedProject> {
  const { openStaged } = await import('../project/open-staged.ts');
  return openStaged(host, opening);
}

function refuseContradictions(has: (name: string) => boolean): void {
  if (has('fix') && has('staged'))
    throw new UserError('--fix writes to the work tree, --staged judges the index', {
      hint: 'fix first, then `git add`, then check --staged',
    });
  if (has('history') && (has('staged') || has('fix')))
    throw new UserError(
      `--history looks at what is committed and at the work tree; it does not go with ${has('fix') ? '--fix' : '--staged'}`,
    );
  if (has('dry-run') && !has('fix')) throw new UserError('--dry-run goes with --fix');
}

async function fixed(project: Project, checking: Checking, isDry: boolean): Promise<Checked> {
  const { fixDocuments, showFixes } = await import('./check/fix-documents.ts');
  return isDry ? showFixes(project, checking) : fixDocuments(project, checking);
}

async function withHistory(project: Project, words: readonly string[], checked: Checked): Promise<Checked> {
  const { checkHistory, historyLine } = await import('./check/check-history.ts');
  const history = await checkHistory(project, words);
  project.host.stderr.write(historyLine(history));
  const { checkMerges } = await import('./check/check-merges.ts');
  const merged = await checkMerges(project, words, { isHeadSeen: words.length === 0 });
  if (merged.merges > 0) project.host.stderr.write(`history: ${counted(merged.merges, 'merge')} looked at\n`);
  const { checkRecords } = await import('./check/check-records.ts');
  const records = await checkRecords(project, words);
  const isSaidAgain = (found: Diagnostic): boolean => history.replaced.some((other) => isSame(found, other));
  const others = checked.diagnostics.filter((found) => !isSaidAgain(found));
  const diagnostics = [...others, ...history.diagnostics, ...merged.diagnostics, ...records];
  return { ...checked, diagnostics };
}

/** Whether two findings report the same thing at the same place. */
const isSame = (a: Diagnostic, b: Diagnostic): boolean =>
  a.rule === b.rule && a.path === b.path && a.line === b.line && a.message === b.message;

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
