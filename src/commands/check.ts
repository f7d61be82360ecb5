import { checkDocuments } from './check/check-documents.ts';
import { fixDocuments } from './check/fix-documents.ts';
import { printCheck } from './check/print-check.ts';
import { openProject } from '../project/open-project.ts';
import type { Command } from './command.ts';

const FINDINGS = 1;

/** `expctl check`: documents -> records -> rules -> diagnostics -> exit code. */
export const command: Command = {
  spec: {
    name: 'check',
    summary: 'Hold documents against template, protocol and run records',
    arguments: [
      { name: 'paths', summary: 'files, folders or quoted globs; none: the whole collection', presence: 'variadic' },
    ],
    options: [
      { name: 'staged', summary: 'judge what is in the git index, not the work tree' },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json', 'github'], summary: 'text, json or github' },
      { name: 'json', summary: 'the same as --format json' },
      { name: 'strict', summary: 'exit 1 for warnings too' },
      { name: 'quiet', summary: 'errors only' },
      { name: 'fix', summary: 'make the fixes that are safe' },
      { name: 'dry-run', summary: 'with --fix: print the diff, write nothing' },
    ],
    examples: [
      { command: 'expctl check', tells: 'the whole collection' },
      { command: 'expctl check experiments/EXP-007-lora.md', tells: 'one document' },
      { command: 'expctl check --staged', tells: 'what is about to be committed' },
      { command: 'expctl check --format github', tells: 'annotations in a pull request' },
    ],
    reads: 'documents, templates, configuration, run records beside the documents; with --staged the git index.',
    writes: 'nothing, but for --fix.',
    exits: '0 no errors, 1 findings, 2 refused (a path that matches nothing, a broken configuration).',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const checked = await checkDocuments(project, { words, staged: options.flag('staged') === true });
    if (options.flag('fix') === true) {
      return fixDocuments(project, checked, { dryRun: options.flag('dry-run') === true });
    }
    const format = options.flag('json') === true ? 'json' : (options.value('format') ?? 'text');
    const shown =
      options.flag('quiet') === true
        ? checked.diagnostics.filter(({ severity }) => severity === 'error')
        : checked.diagnostics;
    await printCheck(host, { ...checked, diagnostics: shown }, { format, color: options.value('color') });
    const failing = checked.diagnostics.some(({ severity }) => severity === 'error' || options.flag('strict') === true);
    return failing ? FINDINGS : 0;
  },
};
