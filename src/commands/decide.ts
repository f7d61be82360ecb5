import { UserError } from '../errors.ts';
import { decideAll } from './decide/decide-all.ts';
import { decideNamed } from './decide/decide-named.ts';
import { openProject } from '../project/open-project.ts';
import type { Command } from './command.ts';

/** `expctl decide`: record + run records -> criteria -> outcomes + evidence -> verdict -> print | plan edits. */
export const command: Command = {
  spec: {
    name: 'decide',
    summary: 'Evaluate the written criteria: GO, NO-GO or what is missing',
    arguments: [
      {
        name: 'experiment',
        summary: 'an id, a file (a ledger stands for all its experiments), or FILE#ID',
        presence: 'optional',
      },
    ],
    options: [
      { name: 'all', summary: 'decide every experiment of the collection; exits with the worst code' },
      { name: 'write', summary: 'also write boxes, verdict and evidence into the document' },
      { name: 'dry-run', summary: 'with --write: print the diff, write nothing' },
      {
        name: 'allow',
        value: 'WHAT',
        choices: ['awaiting'],
        summary: 'awaiting: ignore criteria that a person has not marked yet',
      },
      {
        name: 'fail-on',
        value: 'WHAT',
        choices: ['conditional'],
        summary: 'conditional: exit with 1 for CONDITIONAL GO',
      },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'markdown', 'json', 'github'],
        summary: 'text, markdown (for a comment on a pull request), json, or github (annotations)',
      },
      { name: 'json', summary: 'the same as --format json' },
    ],
    examples: [
      { command: 'expctl decide EXP-007', tells: 'verdict, outcomes and evidence' },
      { command: 'expctl decide EXP-007 --write', tells: 'the same, written into the document' },
      { command: 'expctl decide --all', tells: 'the whole collection, for CI' },
      { command: 'expctl decide --all --format markdown', tells: 'for a pull request' },
    ],
    reads:
      'the document, its template, its run records; where a criterion changed after results, the commits of the document.',
    writes: "nothing; with --write the machine's boxes, verdict and evidence of the document.",
    exits: '0 GO or CONDITIONAL GO, 1 NO-GO, 2 refused or a broken criterion, 3 INCONCLUSIVE, 4 INVALID.',
  },
  async run(call) {
    const { host, words, options } = call;
    const has = (name: string): boolean => options.flag(name) === true;
    const [word] = words;
    if (has('dry-run') && !has('write')) throw new UserError('--dry-run goes with --write');
    if (has('all') && (has('write') || word !== undefined))
      throw new UserError(`--all does not go with ${has('write') ? '--write' : 'an experiment'}`, {
        hint: has('write') ? 'write one document at a time, and read its diff' : 'give one or the other',
      });
    if (!has('all') && word === undefined)
      throw new UserError('which experiment?', { hint: 'give an id or a file, or --all' });
    const project = await openProject(host, { config: options.value('config') });
    return word === undefined ? decideAll(project, call) : decideNamed(project, call, word);
  },
};
