import { Buffer } from 'node:buffer';
import { fstatSync, writeSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { codeOf, striking } from './failures.ts';
import type { HostInput, HostOutput } from '../host.ts';

/** Standard input, read as a whole. */
export const nodeInput = (): HostInput => ({
  get isTTY() {
    return 'isTTY' in process.stdin && process.stdin.isTTY;
  },
  async readText() {
    let text = '';
    process.stdin.setEncoding('utf8');
    for await (const chunk of process.stdin) text += String(chunk);
    return text;
  },
});

/** A standard output by its number. A reader that went away (`| head`) only ends the writing. */
function nodeOutput(file: 1 | 2): HostOutput {
  let stream: NodeJS.WriteStream | undefined;
  let open = true;
  const fail = (error: unknown): void => {
    open = false;
    // An error on standard error cannot be reported anywhere.
    if (file === 1 && !GONE.has(codeOf(error))) throw error;
  };
  /**
   * Node's stream loads sockets and terminals, a tenth of the time of a short call: files and pipes are written without
   * it.
   */
  const terminal = (): NodeJS.WriteStream | undefined => {
    if (stream === undefined && isPlain(file)) return undefined;
    if (stream !== undefined) return stream;
    stream = file === 1 ? process.stdout : process.stderr;
    stream.on('error', fail);
    return stream;
  };
  return {
    get isTTY() {
      return terminal()?.isTTY ?? false;
    },
    get isFile() {
      return isRegular(file);
    },
    get columns() {
      // A terminal that was never told its size reports 0.
      return terminal()?.columns || undefined;
    },
    write(text) {
      if (!open || text === '') return;
      const target = terminal();
      if (target !== undefined) return void target.write(text);
      try {
        striking('standard output', () => writeAll(file, Buffer.from(text, 'utf8')));
      } catch (error) {
        fail(error);
      }
    },
  };
}

/** Error codes that a writer gets if its reader went away. */
const GONE = new Set(['EPIPE', 'ECONNRESET']);

/** Whether an output is a file, a pipe or a socket (as created by other Node programs), which are written at once. */
function isPlain(file: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const facts = fstatSync(file);
    return facts.isFile() || facts.isFIFO() || facts.isSocket() || isMemory(facts);
  } catch {
    return false;
  }
}

function isRegular(file: number): boolean {
  try {
    return fstatSync(file).isFile();
  } catch {
    return false;
  }
}

/** `/dev/null` and the like on Linux: no terminal has that device number. */
const isMemory = (facts: Stats): boolean =>
  process.platform === 'linux' && facts.isCharacterDevice() && facts.rdev >> 8 === 1;

/**
 * Standard output and error: one object each, however many hosts are created, because each listens for the end of its
 * reader.
 */
export const nodeOutputs = { stdout: nodeOutput(1), stderr: nodeOutput(2) };

const PAUSE = 5;

/** A non-blocking pipe or socket may be full: the write is retried. */
function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(file, bytes, written);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}
