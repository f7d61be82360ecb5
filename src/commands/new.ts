import { openProject } from '../project/open-project.ts';
import { kindNamed } from '../project/kind-named.ts';
import { leftOut } from './new/left-out.ts';
import { makeDocument } from './new/make-document.ts';
import { placeDocument } from './new/place-document.ts';
import { readIssue } from './new/read-issue.ts';
import { refuseTitle } from './new/refuse-words.ts';
import { tellOtherKind } from './new/tell-other-kind.ts';
import { tellDropped } from './new/tell-dropped.ts';
import { tellUntitled } from './new/tell-untitled.ts';
import { tellUnfound } from './new/tell-unfound.ts';
import { tellLeftOut, tellPlaced } from './new/tell-placed.ts';
import { readSets } from './read-sets.ts';
import type { Command } from './command.ts';

/** `expctl new`: kind -> template text -> placeholders filled -> parse -> check -> write. */
export const command: Command = {
  spec: {
    name: 'new',
    summary: 'Scaffold a document from a template',
    arguments: [
      {
        name: 'kind',
        summary: 'exp, ml-exp, tracking-log, plan, ml-issue, or the name of a template of your own',
        presence: 'required',
      },
      { name: 'title', summary: 'what it is about', presence: 'optional' },
    ],
    options: [
      {
        name: 'set',
        value: 'LABEL=VALUE',
        repeatable: true,
        summary: 'fill a field, named by its label or key (repeatable)',
      },
      { name: 'id', value: 'ID', summary: 'use this id instead of the next free one' },
      {
        name: 'from-issue',
        value: 'FILE',
        summary: 'take title and answers from a GitHub issue: a file with its JSON or its body, - for standard input',
      },
      {
        name: 'guidance',
        negatable: true,
        summary: "keep the template's sample values as comments",
        negated: "leave out the template's examples and explanations",
      },
      { name: 'dry-run', summary: 'print the diff, write nothing' },
      { name: 'stdout', summary: 'print the document, write nothing' },
      { name: 'open', summary: 'open the new document in your editor (VISUAL, EDITOR)' },
      { name: 'json', summary: 'print what was written (with --dry-run, would be written) as one JSON document' },
    ],
    examples: [
      { command: 'expctl new exp "LoRA on domain audio"', tells: 'the next EXP-… in experiments/' },
      { command: 'expctl new exp "Sweep" --set "Owner=QE"', tells: 'with a field filled in' },
      { command: 'expctl new ml-exp --from-issue issue.json', tells: 'from `gh issue view 12 --json title,body`' },
      { command: 'expctl new exp "Try" --stdout', tells: 'print it, write nothing' },
    ],
    reads: 'the template, the documents and all branches (for the next free id), the user name that git knows.',
    writes: 'one new file in the directory of the kind; never over an existing one.',
  },
  async run(call) {
    const { host, words, options } = call;
    const project = await openProject(host, { config: options.value('config') });
    const kind = await kindNamed(project, words[0] ?? '');
    const file = options.value('from-issue');
    const issue = file === undefined ? undefined : await readIssue(project, kind, file);
    const title = words[1] ?? issue?.title;
    const guidance = options.flag('guidance');
    const placed = await placeDocument(project, kind, {
      wanted: {
        title: title === undefined ? undefined : refuseTitle(title),
        id: options.value('id'),
        set: new Map([...(issue?.answers ?? []), ...readSets(options.values('set'))]),
        issue,
        guidance: guidance !== false,
        samples: guidance === true,
      },
      dry: options.flag('dry-run') === true || options.flag('stdout') === true,
      make: (values) => makeDocument(project, kind, values),
    });
    if (issue !== undefined) tellLeftOut(host, leftOut(kind, issue.body, placed.text));
    tellUntitled(host, kind, title);
    tellDropped(host, kind);
    tellUnfound(project, placed);
    await tellOtherKind(project, kind, placed);
    return tellPlaced(call, kind, placed);
  },
};
