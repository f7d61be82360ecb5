import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import type { ProjectFolder } from '../project-folder.ts';

/** A fence of a page: the text behind the opening backticks, and the content. */
export type Fence = { readonly info: string; readonly text: string };

/** The fences of a page. */
export function fencesIn(page: string): readonly Fence[] {
  const lines = page.split('\n');
  const fences: Fence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, ticks, info] = /^(`{3,})(\S.*)$/u.exec(lines[at] ?? '') ?? [];
    if (ticks === undefined || info === undefined) continue;
    const end = lines.indexOf(ticks, at);
    fences.push({ info, text: lines.slice(at + 1, end).join('\n') });
    at = end;
  }
  return fences;
}

/** Files of a page: fences with `path=…` behind their language. */
export const filesIn = (fences: readonly Fence[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fences.flatMap(({ info, text }) => {
      const path = / path=(\S+)/u.exec(info)?.[1];
      return path === undefined ? [] : [[path, `${text}\n`]];
    }),
  );

/** The words of a command line: blanks separate them, quotes keep them together. */
export const wordsOf = (line: string): readonly string[] =>
  Array.from(
    line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu),
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );

const NOON = new Date(2026, 2, 9, 12);

/**
 * Runs the commands of a transcript one after another in one folder, and returns the transcript with the actual output.
 */
export async function transcript(folder: ProjectFolder, commands: readonly string[]): Promise<string> {
  let out = '';
  let code = 0;
  const stream = {
    isTTY: false,
    columns: undefined,
    write: (text: string) => {
      out += text;
    },
  };
  for (const command of commands) {
    out += `${out === '' || out.endsWith('\n') ? '' : '\n'}$ ${command}\n`;
    const [program = '', ...words] = wordsOf(command);
    if (command === 'echo $?') out += `${code}\n`;
    else if (program === 'git') out += folder.git(...words);
    else if (program === 'expctl')
      code = await main(words, { ...nodeHost(folder.path), env: {}, now: () => NOON, stdout: stream, stderr: stream });
    else throw new Error(`an example runs expctl and git, not ${program}`);
  }
  return out;
}

/** The commands of a transcript. */
export const commandsIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));
