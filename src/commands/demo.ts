import { shellLine } from '../escape/for-shell.ts';
import { DEMO_RUNS } from './demo/demo-data.ts';
import { demoFolder } from './demo/demo-folder.ts';
import { fillIn } from './demo/fill-in.ts';
import { styleFor } from '../print/style.ts';
import type { Command } from './command.ts';

/** `expctl demo`: the whole workflow as a person would do it, in a new repository, with nothing hidden. */
export const command: Command = {
  spec: {
    name: 'demo',
    summary: 'Run the whole job once, in a fresh repository',
    arguments: [
      { name: 'folder', summary: 'an empty or new folder; by default a temporary one', presence: 'optional' },
    ],
    options: [],
    examples: [
      { command: 'expctl demo', tells: 'in a temporary folder' },
      { command: 'expctl demo try-expctl', tells: 'in a folder of your own' },
    ],
    reads: 'nothing of yours.',
    writes: 'a new git repository with one experiment, its run outputs and its run records.',
  },
  async run({ host, words, options, expctl }) {
    const style = await styleFor(host, host.stdout, options.value('color'));
    const world = { ...host.at(demoFolder(host, words[0])), stdout: host.stdout, stderr: host.stderr };
    const say = (text: string): void => host.stdout.write(`\n${style.dim(`# ${text}`)}\n`);
    const run = async (...argv: readonly string[]): Promise<number> => {
      host.stdout.write(`${style.bold(`$ expctl ${shellLine(argv)}`)}\n`);
      const code = await expctl([...argv, '--color', style.coloured ? 'always' : 'never'], world);
      if (code !== 0) host.stdout.write(style.dim(`(exit ${code})\n`));
      return code;
    };
    say('A plan from a template: the template is the schema.');
    await run('new', 'plan', 'Adapters for call-centre audio');
    const path = 'experiments/adapters-for-call-centre-audio.md';
    say('You fill it in. A criterion is a sentence for people and, beside it, `expect: …` for the machine.');
    host.stdout.write(fillIn(world, path));
    say('Four runs end. Each output becomes a row in the style of the table, and a run record beside the document.');
    for (const { file, command, tells } of DEMO_RUNS)
      await run('log', path, file, '--command', command, '--set', `Notes=${tells}`);
    say('Does everything agree? One command says another learning rate than its output did.');
    await run('check', path);
    say('Go or no-go? The criteria as they were written, with the runs that decide them.');
    await run('decide', path);
    say('A summary, for the terminal; `--format markdown` for a pull request.');
    await run('report', path);
    const isBelow = host.paths.isWithin(host.cwd, world.cwd);
    const shown = isBelow ? host.paths.relative(host.cwd, world.cwd) : world.cwd;
    host.stdout.write(
      `\nThe repository is ${shown}. Try there:\n  expctl show ${path}\n  expctl criteria ${path}\n  expctl report --format html > report.html\n  expctl new exp "My own question"\n  expctl schema plan\n`,
    );
    return 0;
  },
};
