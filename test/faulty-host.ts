import { HostError } from '../src/host.ts';
import type { Host, HostFiles } from '../src/host.ts';

/** How the chosen call fails; after `killed` nothing happens any more, as after the end of the process. */
export type Fault = 'throw-before' | 'throw-after' | 'half-write' | 'killed-before' | 'killed-after';

export const FAULTS: readonly Fault[] = ['throw-before', 'throw-after', 'half-write', 'killed-before', 'killed-after'];

/** Represents the end of the process; our code must never catch it for good. */
export class Killed extends Error {}

/** A host whose disk fails at one call, and the calls that were made. */
export type FaultyHost = { readonly host: Host; readonly calls: string[]; struck(): string | undefined };

/** Wraps a host; its disk call number `at` (from 0) fails as `fault` describes. Without `at` it only counts. */
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
