import { UserError } from '../errors.ts';
import { dataOutput } from '../print/guarded-output.ts';
import { jsonText } from '../print/log-text.ts';
import { kindNamed } from '../project/kind-named.ts';
import { openProject } from '../project/open-project.ts';
import { printKinds, printSchema } from '../print/print-schema.ts';
import { terminalOf } from '../print/terminal-of.ts';
import { jsonSchemaOf } from '../template/schema/json-schema.ts';
import type { Project } from '../project/project.ts';
import type { Command } from './command.ts';

/** `expctl schema`: the kind that a template was compiled into, line by line. */
export const command: Command = {
  spec: {
    name: 'schema',
    summary: 'Show the kinds, and how a template is read',
    arguments: [
      {
        name: 'kind',
        summary: 'a kind or a template file; by default, the names of all kinds are listed',
        presence: 'optional',
      },
    ],
    options: [
      { name: 'template', summary: 'print the text of the template, to copy into your templates/' },
      { name: 'json', summary: 'print the JSON Schema of what `expctl show --json` prints' },
    ],
    examples: [
      { command: 'expctl schema', tells: 'the kinds of this project' },
      { command: 'expctl schema exp', tells: 'sections, fields, tables and checklists with template lines' },
      {
        command: 'expctl schema exp --template > templates/exp.md',
        tells: 'start a template of your own from a built-in one',
      },
      { command: 'expctl schema templates/ours.md', tells: 'how a template of your own is read' },
    ],
    reads: 'templates and configuration.',
    writes: 'nothing.',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const json = options.flag('json') === true;
    const [name] = words;
    const kind = name === undefined ? undefined : await kindNamed(project, name);
    if (options.flag('template') === true) {
      if (kind === undefined || json)
        throw new UserError(json ? '--template and --json exclude each other' : '--template needs a KIND', {
          hint: 'expctl schema exp --template',
        });
      dataOutput(host.stdout).write(kind.text);
      return 0;
    }
    if (json) {
      const data = kind === undefined ? kindsData(project) : jsonSchemaOf(kind);
      host.stdout.write(jsonText(data));
      return 0;
    }
    const terminal = await terminalOf(host, host.stdout, options.value('color'));
    host.stdout.write(kind === undefined ? printKinds(project.kinds, terminal) : printSchema(kind, terminal));
    return 0;
  },
};

const kindsData = ({ kinds }: Project) => ({
  schemaVersion: 1,
  kind: 'kinds',
  kinds: kinds.map(({ name, path, identity }) => ({ kind: name, template: path, directory: identity.directory })),
});
