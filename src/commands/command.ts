import type { Host } from '../host.ts';

/** One command of the tool as plain data: commander, completion, the help and the docs are generated from it. */
export type CommandSpec = {
  readonly name: string;
  /** `Check documents against …`, without a full stop. */
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly { readonly command: string; readonly tells: string }[];
  /** What it reads and what it writes, one sentence each. */
  readonly reads: string;
  readonly writes: string;
  /** The meaning of the exit codes for this command, beyond 0 and 2. */
  readonly exits?: string;
};

export type ArgumentSpec = {
  readonly name: string;
  readonly summary: string;
  readonly presence: 'required' | 'optional' | 'variadic' | 'variadic-required';
  /** Words for another tool: options among them must come after `--`. */
  readonly behindDashes?: boolean;
};

/** `value` is the placeholder for the option's value; without it the option is a switch. */
export type OptionSpec = {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  readonly summary: string;
  readonly repeatable?: boolean;
  /** Also accepts `--no-NAME`; `negated` describes that. */
  readonly negatable?: boolean;
  readonly negated?: string;
  readonly choices?: readonly string[];
};

/** The words of one call, parsed according to the spec. */
export type CommandCall = {
  readonly host: Host;
  readonly words: readonly string[];
  readonly options: CallOptions;
  /** The tool itself, for a command that runs other commands. */
  readonly expctl: (argv: readonly string[], host: Host) => Promise<number>;
};

/** Options by name: switches as booleans, values as strings, repeatable ones as lists. */
export type CallOptions = {
  readonly flag: (name: string) => boolean | undefined;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
};

/** What a command's file exports as `command`; `run` returns the exit code. */
export type Command = { readonly spec: CommandSpec; readonly run: (call: CommandCall) => Promise<number> };
