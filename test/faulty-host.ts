import { HostError } from '../src/host.ts';
import type { Host, HostFiles } from '../src/host.ts';

/** How the chosen call fails; `killed` lets nothing happen after it, as the end of the process would. */
export type Fault = 'throw-before' | 'throw-after' | 'half-write' | 'killed-before' | 'killed-after';

export const FAULTS: readonly Fault[] = ['throw-before', 'throw-after', 'half-write', 'killed-before', 'killed-after'];

/** What stands for the end of the process; nothing of ours may catch it for good. */
export class Killed extends Error {}

/** A host whose disk fails at one call, and what was called. */
export type FaultyHost = { readonly host: Host; readonly calls: string[]; struck(): string | undefined };

/** Wraps a host; its call number `at` (from 0) to the disk fails as `fault` says. Without `at` it only counts. */
export function faultyHost(host: Host, fault: Fault, at?: number): FaultyHost {
  const calls: string[] = [];
  let struck: string | undefined;
  let dead = false;
  const call = (name: string, method: (...words: never[]) => unknown, words: never[]): unknown => {
    if (dead) throw new Killed();
    calls.push(name);
    if (calls.length - 1 !== at) return method(...words);
    struck = name;
    if (fault === 'half-write' && name === 'writeNew') writeHalf(host, words);
    if (fault === 'throw-after' || fault === 'killed-after') method(...words);
    dead = fault.startsWith('killed');
    throw dead ? new Killed() : new HostError('EIO', String(words[0]), 'the test says so');
  };
  const wrapped = Object.entries(host.files).map(([name, method]) => [
    name,
    (...words: never[]) => call(name, method, words),
  ]);
  const files = Object.fromEntries(wrapped) as HostFiles;
  return { host: { ...host, files }, calls, struck: () => struck };
}

function writeHalf(host: Host, [path, content, mode]: readonly unknown[]): void {
  const whole = String(content);
  host.files.writeNew(String(path), whole.slice(0, whole.length >> 1), mode as number | undefined);
}
