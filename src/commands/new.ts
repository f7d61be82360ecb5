import { UserError } from '../errors.ts';
import { openProject } from '../project/open-project.ts';
import { kindNamed } from '../project/kind-named.ts';
import { makeDocument } from './new/make-document.ts';
import { placeDocument } from './new/place-document.ts';
import { readIssue } from './new/read-issue.ts';
import { readSets } from './read-sets.ts';
import type { Command, CommandCall } from './command.ts';

/** `expctl new`: kind -> template text -> placeholders filled -> parse -> check -> write. */
export const command: Command = {
  spec: {
    name: 'new',
    summary: 'Scaffold a document from a template',
    arguments: [
      {
        name: 'kind',
        summary: 'exp, ml-exp, tracking-log, plan, ml-issue, or a template of your own',
        presence: 'required',
      },
      { name: 'title', summary: 'what it is about', presence: 'optional' },
    ],
    options: [
      { name: 'set', value: 'LABEL=VALUE', repeatable: true, summary: 'fill a field, by its label or key' },
      { name: 'id', value: 'ID', summary: 'this id, not the next free one' },
      {
        name: 'from-issue',
        value: 'FILE',
        summary: 'take title and answers from a GitHub issue (its JSON or its body; - for standard input)',
      },
      { name: 'guidance', negatable: true, summary: "keep the template's examples and explanations" },
      { name: 'dry-run', summary: 'print the diff, write nothing' },
      { name: 'stdout', summary: 'print the document, write nothing' },
      { name: 'open', summary: 'open it in your editor afterwards' },
      { name: 'json', summary: 'what was written, as one JSON document' },
    ],
    examples: [
      { command: 'expctl new exp "LoRA on domain audio"', tells: 'the next EXP-… in experiments/' },
      { command: 'expctl new plan "Sweep" --set "Owner=Ada"', tells: 'with a field filled in' },
      { command: 'expctl new ml-exp --from-issue issue.json', tells: 'from `gh issue view 12 --json title,body`' },
      { command: 'expctl new exp "Try" --stdout', tells: 'look first' },
    ],
    reads: 'the template, the documents and all branches (for the next free id), user.name of git.',
    writes: 'one new file in the directory of the kind; never over an existing one.',
  },
  async run(call) {
    const { host, words, options } = call;
    const project = await openProject(host, { config: options.value('config') });
    const kind = await kindNamed(project, words[0] ?? '');
    const issue =
      options.value('from-issue') === undefined
        ? undefined
        : await readIssue(project, kind, options.value('from-issue') ?? '');
    const title = words[1] ?? issue?.title;
    if (words[1]?.trim() === '') throw new UserError('the title is empty');
    const wanted = {
      title,
      id: options.value('id'),
      set: new Map([...(issue?.answers ?? []), ...readSets(options.values('set'))]),
      sections: issue?.sections ?? new Map<string, string>(),
      guidance: options.flag('guidance') === true,
    };
    const dry = options.flag('dry-run') === true || options.flag('stdout') === true;
    const placed = await placeDocument(project, kind, {
      wanted,
      dry,
      make: (values) => makeDocument(project, kind, values),
    });
    return tell(call, placed);
  },
};

type Placed = Awaited<ReturnType<typeof placeDocument>>;

async function tell({ host, options }: CommandCall, { path, shown, text, id }: Placed): Promise<number> {
  if (options.flag('stdout') === true) host.stdout.write(text);
  else if (options.flag('dry-run') === true) {
    const { unifiedDiff } = await import('../text/unified-diff.ts');
    host.stdout.write(unifiedDiff(shown, '', text).replace(/^--- .*\n/u, '--- /dev/null\n'));
  } else if (options.flag('json') === true) {
    host.stdout.write(`${JSON.stringify({ schemaVersion: 1, kind: 'new', id, path: shown }, null, 2)}\n`);
  } else {
    const { forTerminal } = await import('../escape/for-terminal.ts');
    host.stdout.write(`${forTerminal(shown)}\n`);
    host.stderr.write(`next: fill it in, then \`expctl check ${forTerminal(shown)}\`\n`);
  }
  if (options.flag('open') !== true) return 0;
  const ended = await host.processes.openInEditor(path);
  return ended.kind === 'exited' ? ended.code : 1;
}
