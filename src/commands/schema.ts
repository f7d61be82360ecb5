import { forTerminal } from '../escape/for-terminal.ts';
import { kindNamed } from '../project/kind-named.ts';
import { openProject } from '../project/open-project.ts';
import { styleFor } from '../print/style.ts';
import { jsonSchemaOf } from '../template/schema/json-schema.ts';
import { schemaLines } from '../template/schema/schema-lines.ts';
import type { Command } from './command.ts';

/** `expctl schema`: what a template was compiled into, line by line. */
export const command: Command = {
  spec: {
    name: 'schema',
    summary: 'Print what a template was compiled into',
    arguments: [
      { name: 'kind', summary: 'a kind, or a template file; none: the names of all kinds', presence: 'optional' },
    ],
    options: [{ name: 'json', summary: "the kind's record as JSON Schema" }],
    examples: [
      { command: 'expctl schema', tells: 'the kinds of this project' },
      { command: 'expctl schema exp', tells: 'sections, fields, tables and checklists with template lines' },
      { command: 'expctl schema templates/ours.md', tells: 'how a template of your own is read' },
    ],
    reads: 'templates and configuration.',
    writes: 'nothing.',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const json = options.flag('json') === true;
    const [name] = words;
    if (name === undefined) {
      const kinds = project.kinds.map((kind) => ({ kind: kind.name, template: kind.path }));
      host.stdout.write(
        json
          ? `${JSON.stringify({ schemaVersion: 1, kind: 'kinds', kinds }, null, 2)}\n`
          : kinds.map(({ kind, template }) => `${kind}  ${forTerminal(template)}\n`).join(''),
      );
      return 0;
    }
    const kind = await kindNamed(project, name);
    const style = await styleFor(host, host.stdout, options.value('color'));
    host.stdout.write(
      json
        ? `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`
        : schemaLines(kind)
            .map(({ line, text }) => `${style.dim(`${line}`.padStart(5))}  ${forTerminal(text)}\n`)
            .join(''),
    );
    return 0;
  },
};
