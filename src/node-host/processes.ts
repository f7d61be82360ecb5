import type { ChildProcess } from 'node:child_process';
import type { HostProcesses, ProcessEnd, RunningProcess } from '../host.ts';
import { codeOf } from './failures.ts';
import { ownIdentity, standingOf } from './identity.ts';

/** This process, other processes, and its children. */
export const nodeProcesses = (): HostProcesses => ({
  self: ownIdentity,
  toolWords: () => [process.execPath, ...process.argv.slice(1, 2)],
  standingOf,
  start: (command, args, options = {}) =>
    running(
      process
        .getBuiltinModule('node:child_process')
        .spawn(command, args, { stdio: 'inherit', cwd: options.cwd, env: { ...process.env, ...options.env } }),
    ),
  openInEditor,
});

function running(child: ChildProcess): RunningProcess {
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ kind: 'not-started', code: codeOf(error) });
    });
    child.once('exit', (code, signal) =>
      resolve(signal === null ? { kind: 'exited', code: code ?? 0 } : killed(signal)),
    );
  });
  return { pid: child.pid, ended, send: (signal) => void child.kill(signal) };
}

function killed(signal: NodeJS.Signals): ProcessEnd {
  return { kind: 'killed', signal, number: process.getBuiltinModule('node:os').constants.signals[signal] };
}

/** An editor may be several words (`code --wait`), so a shell splits them, as in git; the path is passed separately. */
function openInEditor(editor: string, path: string): Promise<ProcessEnd> {
  const [called] = /^\s*[\w@%+:,./-]+(?=\s|$)/u.exec(editor) ?? [];
  const held = called === undefined ? '' : `command -v ${called} >/dev/null 2>&1 || exit 127; `;
  const { spawn } = process.getBuiltinModule('node:child_process');
  return running(spawn('sh', ['-c', `${held}${editor} "$@"`, editor, path], { stdio: 'inherit' })).ended;
}
