import { Command as Program, CommanderError, Help, InvalidArgumentError, Option } from 'commander';
import { withGlobalOptions } from './commands/global-options.ts';
import { callOptions } from './commands/read-words.ts';
import { COMMANDS } from './commands/registry.ts';
import { runCommand } from './commands/run-command.ts';
import { forTerminalLines } from './escape/for-terminal.ts';
import { nearest } from './text/nearest.ts';
import { VERSION } from './version.generated.ts';
import type { Command, CommandCall, CommandSpec, OptionSpec } from './commands/command.ts';

const USAGE = 2;

/** The world, and the tool itself. */
export type Running = Pick<CommandCall, 'host' | 'expctl'>;

/**
 * Runs a call through commander: for help, for misspelt words, and for anything that the plain reading does not cover.
 */
export async function runProgram(argv: readonly string[], { host, expctl }: Running): Promise<number> {
  const state = { exitCode: 0, called: argv.slice(0, 1).filter(isCommand) };
  const commands = await Promise.all(COMMANDS.map(async (entry) => (await entry.load()).command));
  const program = programOf({ host, expctl }, commands, state);
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : asked(argv), { from: 'user' });
    return state.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    throw error;
  }
}

/** Help for an unknown command is treated like calling the unknown command. */
function asked(argv: readonly string[]): string[] {
  const [first, word = 'help'] = argv;
  const isMisspelt = first === 'help' && !/^(?:help$|-)/u.test(word) && !isCommand(word);
  return isMisspelt ? [word] : [...argv];
}

const isCommand = (word: string): boolean => COMMANDS.some(({ name }) => name === word);

/** The result of a call, and the command that it named. */
type State = { exitCode: number; readonly called: readonly string[] };

function programOf({ host, expctl }: Running, commands: readonly Command[], state: State): Program {
  const program = new Program('expctl')
    .description('Typed, checked, decided experiment records in markdown and git.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError(true)
    // Arguments and options are in each command's own help: with them the lines would be wider than a terminal.
    .configureHelp({ subcommandTerm: (command) => command.name(), optionDescription })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      getOutHelpWidth: () => host.stdout.columns ?? 100,
      getErrHelpWidth: () => host.stderr.columns ?? 100,
      outputError: (text, write) =>
        write(`${forTerminalLines(text).replace(/^error: /u, 'expctl: ')}${wayOut(text, state.called)}`),
    })
    .addHelpText(
      'after',
      '\nStart with `expctl demo`, or with `expctl check` in a folder with experiments.\n`expctl COMMAND --help` shows the options of a command, with examples.',
    );
  for (const command of commands) addCommand(program, { command, host, expctl, state });
  return program;
}

const COMMANDERS = new Help();

/** A summary that names all choices already says what commander would add. */
function optionDescription(option: Option): string {
  const { argChoices = [], description } = option;
  const isTold = argChoices.length > 0 && argChoices.every((choice) => description.includes(choice));
  return isTold ? description : COMMANDERS.optionDescription(option);
}

/** The choice that a misspelt one was meant to be, in the way commander suggests commands and options. */
function nearChoice(text: string): string {
  const [, given = '', choices = ''] = /argument '(.*)' is invalid\. Allowed choices are (.*)\.\s*$/su.exec(text) ?? [];
  const near = given === '' ? undefined : nearest(given, choices.split(', '));
  return near === undefined ? '' : `(Did you mean ${near}?)\n`;
}

/**
 * A title may begin with a hyphen (`-10% learning rate`), and is taken for an option then, but no option is similar to
 * it.
 */
function wayOut(text: string, called: readonly string[]): string {
  const [, word] = /^error: unknown option '(.*)'/su.exec(text) ?? [];
  if (word === undefined) return nearChoice(text);
  if (text.includes('Did you mean')) return '';
  return /^--?[a-z][\w-]*(?:=.*)?$/su.test(word)
    ? `  hint: \`${['expctl', ...called].join(' ')} --help\` shows the options\n`
    : '  hint: a word that begins with a hyphen goes behind `--`: expctl COMMAND -- "-10%"\n';
}

type Adding = Running & { readonly command: Command; readonly state: State };

function addCommand(program: Program, { command, host, expctl, state }: Adding): void {
  const spec = withGlobalOptions(command.spec);
  const added = program.command(spec.name);
  describeCommand(added, spec).action(async (...given: unknown[]) => {
    state.exitCode = await runCommand(command, { host, expctl, ...wordsOf(spec, added, given) });
  });
}

function describeCommand(added: Program, spec: CommandSpec): Program {
  added.description(`${spec.summary}.`).addHelpText('after', helpAfter(spec));
  added.helpOption('-h, --help', 'print this help').allowExcessArguments(false);
  for (const argument of spec.arguments) added.argument(argumentSyntax(argument), argument.summary);
  for (const option of spec.options) for (const made of optionsOf(option)) added.addOption(made);
  return added;
}

type Words = Pick<CommandCall, 'words' | 'options'>;

function wordsOf(spec: CommandSpec, added: Program, given: readonly unknown[]): Words {
  const found = new Map(Object.entries(added.opts<Record<string, string | boolean | readonly string[]>>()));
  const named = spec.options.flatMap(({ name }) => {
    const value = found.get(camelCase(name));
    return value === undefined ? [] : [[name, value] as const];
  });
  const words = given.slice(0, spec.arguments.length).flat();
  return { words: words.filter((word) => typeof word === 'string'), options: callOptions(new Map(named)) };
}

/** The words that commander reads from a call of one command: for testing the plain reading. @internal */
export async function commanderWords(spec: CommandSpec, argv: readonly string[]): Promise<Words> {
  const program = new Program('expctl').exitOverride();
  const added = describeCommand(program.command(spec.name), spec);
  return new Promise((done, fail) => {
    added.action((...given: unknown[]) => done(wordsOf(spec, added, given)));
    program.parseAsync([spec.name, ...argv], { from: 'user' }).catch(fail);
  });
}

function argumentSyntax({ name, presence }: CommandSpec['arguments'][number]): string {
  const dots = presence.startsWith('variadic') ? '...' : '';
  return presence.endsWith('required') ? `<${name}${dots}>` : `[${name}${dots}]`;
}

function optionsOf(option: OptionSpec): readonly Option[] {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  const value = option.value === undefined ? '' : ` <${option.value}>`;
  const made = new Option(`${short}--${option.name}${value}`, option.summary);
  if (option.choices !== undefined) made.choices([...option.choices]);
  if (option.repeatable === true) made.argParser(joinedTo(option));
  return option.negatable === true
    ? [made, new Option(`--no-${option.name}`, option.negated ?? `not: ${option.summary}`)]
    : [made];
}

/** An own parser replaces commander's check of choices, so it checks them itself. */
const joinedTo =
  ({ choices }: OptionSpec) =>
  (given: string, before: readonly string[] | undefined): readonly string[] => {
    if (choices?.includes(given) === false)
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return [...(before ?? []), given];
  };

function helpAfter({ examples, reads, writes, exits }: CommandSpec): string {
  const width = Math.max(...examples.map(({ command }) => command.length));
  const lines = examples.map(({ command, tells }) => `  ${command.padEnd(width)}  ${tells}`);
  const end = exits === undefined ? '' : `\nExits: ${exits}`;
  return `\nExamples:\n${lines.join('\n')}\n\nReads: ${reads}\nWrites: ${writes}${end}`;
}

const camelCase = (name: string): string => name.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
