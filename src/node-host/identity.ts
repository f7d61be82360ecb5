import { readFileSync, readlinkSync } from 'node:fs';
import type { ProcessIdentity, ProcessStanding } from '../host.ts';
import { codeOf } from './failures.ts';

let own: ProcessIdentity | undefined;

/** This process's identity, precise enough for another process on this machine to tell whether it is gone. */
export function ownIdentity(): ProcessIdentity {
  own ??= { pid: process.pid, startTime: startTimeOf(process.pid), ...placeOf() };
  return own;
}

/** Whether a process of this machine and pid namespace is gone; a killed one that was not reaped yet counts as gone. */
export function standingOf(pid: number): ProcessStanding {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return { kind: 'gone' };
  }
  const startTime = startTimeOf(pid);
  if (startTime === GONE) return { kind: 'gone' };
  return startTime === '' ? { kind: 'unknown' } : { kind: 'running', startTime };
}

const GONE = 'gone';

const startTimeOf = (pid: number): string => (process.platform === 'linux' ? linuxStart(pid) : otherStart(pid));

/** Field 22 of /proc/PID/stat, in clock ticks since boot; the command's name may contain blanks and brackets. */
function linuxStart(pid: number): string {
  const stat = readLine(`/proc/${pid}/stat`);
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return GONE;
  return rest[18] ?? '';
}

const otherStart = (pid: number): string =>
  process.platform === 'win32' ? '' : answerOf('ps', ['-o', 'lstart=', '-p', String(pid)]);

function placeOf(): Pick<ProcessIdentity, 'machine' | 'boot' | 'pidNamespace'> {
  if (process.platform === 'darwin') {
    const [machine = '', boot = ''] = answerOf('sysctl', ['-n', 'kern.uuid', 'kern.bootsessionuuid']).split('\n');
    return { machine, boot, pidNamespace: 'darwin' };
  }
  return {
    machine: readLine('/etc/machine-id') || process.getBuiltinModule('node:os').hostname(),
    boot: readLine('/proc/sys/kernel/random/boot_id'),
    pidNamespace: readLinkOf('/proc/self/ns/pid'),
  };
}

const quietly = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return '';
  }
};

const readLine = (path: string): string => quietly(() => readFileSync(path, 'utf8'));

const readLinkOf = (path: string): string => quietly(() => readlinkSync(path));

const answerOf = (command: string, args: readonly string[]): string =>
  quietly(() => process.getBuiltinModule('node:child_process').execFileSync(command, args, { encoding: 'utf8' }));
