import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { nodeHost } from '../../src/node-host.ts';
import { temporaryFolder } from '../history/git-folder.ts';

const host = nodeHost();

describe('processes', () => {
  it('recognises itself, a living child, and a dead one', async () => {
    const self = host.processes.self();
    expect(self.pid).toBe(process.pid);
    expect(host.processes.standingOf(self.pid)).toEqual({ kind: 'running', startTime: self.startTime });
    for (const part of [self.startTime, self.machine, self.boot, self.pidNamespace]) expect(part).not.toBe('');
    const child = spawn('sleep', ['60']);
    const pid = child.pid ?? 0;
    const standing = host.processes.standingOf(pid);
    expect(standing.kind).toBe('running');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(host.processes.standingOf(pid)).toEqual({ kind: 'gone' });
  });

  it('counts a killed process that was not reaped as gone', async () => {
    // A shell that starts a child, prints its pid, and never waits for it.
    const parent = spawn('sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    await vi.waitFor(() => expect(host.processes.standingOf(pid)).toEqual({ kind: 'gone' }));
    parent.kill('SIGKILL');
  });

  it('cannot tell that process 1 is gone', () => {
    expect(host.processes.standingOf(1).kind).not.toBe('gone');
  });

  it('reports how a child ended', async () => {
    expect(await host.processes.start('sh', ['-c', 'exit 7']).ended).toEqual({ kind: 'exited', code: 7 });
    expect(await host.processes.start('sh', ['-c', 'kill -TERM $$']).ended).toEqual({
      kind: 'killed',
      signal: 'SIGTERM',
      number: 15,
    });
    expect(await host.processes.start('/nowhere/at-all', []).ended).toEqual({ kind: 'not-started', code: 'ENOENT' });
    const notExecutable = join(temporaryFolder(), 'file');
    writeFileSync(notExecutable, 'x');
    expect(await host.processes.start(notExecutable, []).ended).toEqual({ kind: 'not-started', code: 'EACCES' });
  });

  it('starts a child with the given folder and environment, and passes signals on', async () => {
    const folder = temporaryFolder();
    const child = host.processes.start(
      'sh',
      ['-c', 'printf %s "$KITE" > out; trap "exit 3" USR1; echo > ready; while :; do sleep 0.02; done'],
      { cwd: folder, env: { KITE: 'red' } },
    );
    await vi.waitFor(() => readFileSync(join(folder, 'ready')));
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('red');
    child.send('SIGUSR1');
    expect(await child.ended).toEqual({ kind: 'exited', code: 3 });
  });

  it('opens an editor of several words, and keeps a hostile path one word', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a"; touch pwned; $(touch pwned) .md');
    expect(await host.processes.openInEditor('cp /dev/null', path)).toEqual({ kind: 'exited', code: 0 });
    expect(await host.processes.openInEditor('"cp" /dev/null', path)).toEqual({ kind: 'exited', code: 0 });
    expect(await host.processes.openInEditor('no-kettle --wait', path)).toEqual({ kind: 'exited', code: 127 });
    expect(host.files.list(folder).map(({ name }) => name)).toEqual(['a"; touch pwned; $(touch pwned) .md']);
  });
});

describe('many hosts in one process', () => {
  it('listen to a signal, to the end and to the outputs once', () => {
    const counts = (): readonly number[] => [
      ...(['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'] as const).map((name) => process.listenerCount(name)),
      process.stdout.listenerCount('error'),
      process.stderr.listenerCount('error'),
    ];
    const use = (): void => {
      const one = nodeHost();
      one.onExit(() => undefined)();
      one.stdout.write('');
      expect(typeof one.stderr.isTTY).toBe('boolean');
    };
    use();
    const before = counts();
    for (let times = 0; times < 50; times++) use();
    expect(counts()).toEqual(before);
  });
});
