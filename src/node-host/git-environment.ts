import type { GitOptions } from '../host.ts';

/** Settings that switch off everything by which a repository could run its own programs or use the network. */
export const HARDENED = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
] as const;

/** The environment without the GIT_* variables that would direct git elsewhere or make it run something. */
export function gitEnvironment(options: GitOptions = {}): Record<string, string> {
  const kept = new Map<string, string>();
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && isKept(name)) kept.set(name, value);
  }
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    ...options.env,
  };
}

/** The person's identity, and which configuration is read, may come from the environment; no other git variable may. */
const HARMLESS =
  /^GIT_(?:(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)|CONFIG_(?:NOSYSTEM|GLOBAL|SYSTEM)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;

const isKept = (name: string): boolean => !name.toUpperCase().startsWith('GIT_') || HARMLESS.test(name);
