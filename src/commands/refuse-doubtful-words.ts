import { UserError } from '../errors.ts';
import { shellLine } from '../escape/for-shell.ts';
import type { CommandSpec } from './command.ts';

/**
 * Refuses an option among the words of a command for another tool, if no `--` precedes them: taken for an option of
 * expctl it would be missing there without notice. `argv` are the words after the name of the command.
 */
export function refuseDoubtfulWords(spec: CommandSpec, argv: readonly string[]): void {
  if (!spec.arguments.some(({ behindDashes }) => behindDashes === true)) return;
  let given = 0;
  let begin = 0;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') return;
    if (word.startsWith('-') && word !== '-') {
      if (given === spec.arguments.length) throw doubtful(spec, argv, { begin, word });
      if (takesNext(spec, word)) at++;
    } else if (given < spec.arguments.length) {
      given++;
      begin = at;
    }
  }
}

/** Whether an option has its value in the next word. */
const takesNext = ({ options }: CommandSpec, word: string): boolean =>
  options.some(({ name, value }) => value !== undefined && word === `--${name}`);

function doubtful(
  { name }: CommandSpec,
  argv: readonly string[],
  { begin, word }: { readonly begin: number; readonly word: string },
): UserError {
  const ours = shellLine(['expctl', name, ...argv.slice(0, begin)]);
  const way = `${ours} -- ${shellLine(argv.slice(begin))}`;
  return new UserError(`"${word}" may be an option of ${name}, or of the command`, {
    hint: `behind \`--\` all words are the command's: \`${way}\``,
  });
}
