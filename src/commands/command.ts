import type { Host } from '../host.ts';

/** One verb of the tool as plain data: commander, completion, the help and the docs are made from it. */
export type CommandSpec = {
  readonly name: string;
  /** `Check documents against …`, no full stop. */
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly { readonly command: string; readonly tells: string }[];
  /** What it reads and what it writes, one sentence each. */
  readonly reads: string;
  readonly writes: string;
  /** What the exit codes mean here, beyond 0 and 2. */
  readonly exits?: string;
};

export type ArgumentSpec = {
  readonly name: string;
  readonly summary: string;
  readonly presence: 'required' | 'optional' | 'variadic' | 'variadic-required';
  /** Words for another tool: with options among them they stand behind `--`. */
  readonly behindDashes?: boolean;
};

/** `value` is the word shown for what the option takes; without it the option is a switch. */
export type OptionSpec = {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  readonly summary: string;
  readonly repeatable?: boolean;
  /** Also `--no-NAME`; `negated` says what that does. */
  readonly negatable?: boolean;
  readonly negated?: string;
  readonly choices?: readonly string[];
};

/** The words of one call, read after the spec. */
export type CommandCall = {
  readonly host: Host;
  readonly words: readonly string[];
  readonly options: CallOptions;
  /** The tool itself, for a command that shows others at work. */
  readonly expctl: (argv: readonly string[], host: Host) => Promise<number>;
};

/** Options by name: switches as booleans, values as texts, repeatable ones as lists. */
export type CallOptions = {
  readonly flag: (name: string) => boolean | undefined;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
};

/** What a command's file exports as `command`; `run` answers with the exit code. */
export type Command = { readonly spec: CommandSpec; readonly run: (call: CommandCall) => Promise<number> };
