import { withGlobalOptions } from './commands/global-options.ts';
import { loadCommand } from './commands/registry.ts';
import { runCommand } from './commands/run-command.ts';
import { readWords } from './commands/read-words.ts';
import { refuseDoubtfulWords } from './commands/refuse-doubtful-words.ts';
import { UserError } from './errors.ts';
import { forTerminalLines } from './escape/for-terminal.ts';
import { HostError } from './host.ts';
import { guardedHost } from './print/guarded-output.ts';
import { VERSION } from './version.generated.ts';
import type { Host } from './host.ts';

// argv -> words (read here, or by commander where help is due) -> command -> exit code
// what the caller did wrong is said in one place; our own bugs keep their stack

const REFUSED = 2;

/** The whole tool: words in, exit code out. Everything else happens through the host. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  const guarded = guardedHost(host);
  try {
    return await dispatch(argv, guarded);
  } catch (error) {
    return refuse(error, guarded);
  }
}

async function dispatch(argv: readonly string[], host: Host): Promise<number> {
  const [name = '', ...rest] = argv;
  if (name === '--version' || name === '-V') {
    host.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const command = await loadCommand(name);
  if (command !== undefined) {
    const spec = withGlobalOptions(command.spec);
    refuseDoubtfulWords(spec, rest);
    const read = readWords(spec, rest);
    if (read !== undefined) return runCommand(command, { host, expctl: main, ...read });
  }
  const { runProgram } = await import('./program.ts');
  return runProgram(argv, { host, expctl: main });
}

const PERMISSION = 'give yourself the right to write to the file and its folder (`chmod u+w`), and do it again';
const SPACE = 'what is there is whole: make room, and do it again';

/** How to fix a failure of the system. */
const WAYS_OUT: ReadonlyMap<string, string> = new Map([
  ['EACCES', PERMISSION],
  ['EPERM', PERMISSION],
  ['EROFS', 'work in a place that can be written'],
  ['ENOSPC', SPACE],
  ['EDQUOT', SPACE],
  ['ENAMETOOLONG', 'choose a shorter name'],
]);

function refuse(error: unknown, host: Host): number {
  if (error instanceof UserError) {
    const hint = error.hint === undefined ? '' : `\n  hint: ${error.hint}`;
    host.stderr.write(`${forTerminalLines(`expctl: ${error.message}${hint}`)}\n`);
    return error.exitCode;
  }
  if (error instanceof HostError) {
    const path = host.paths.relative(host.cwd, error.path) || error.path;
    // Standard output is not a file, and nothing is known about its content.
    const way = host.paths.resolve(error.path) === error.path ? WAYS_OUT.get(error.code) : undefined;
    const hint = way === undefined ? '' : `\n  hint: ${way}`;
    host.stderr.write(`${forTerminalLines(`expctl: ${path} ${error.message}${hint}`)}\n`);
    return REFUSED;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  host.stderr.write(`expctl: this is a bug of expctl: ${forTerminalLines(told)}\n`);
  return REFUSED;
}
