import type { HostInput, HostOutput } from '../host.ts';

/** Standard input, read whole. */
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

/** A standard output. A reader that went away (`| head`) ends nothing but the writing. */
export function nodeOutput(stream: NodeJS.WriteStream): HostOutput {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    get isTTY() {
      return 'isTTY' in stream && stream.isTTY;
    },
    get columns() {
      return 'columns' in stream ? stream.columns : undefined;
    },
    write(text) {
      if (open) stream.write(text);
    },
  };
}
