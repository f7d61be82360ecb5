import { forTerminal } from '../escape/for-terminal.ts';
import { widthOf } from './width-of.ts';
import type { HostOutput } from '../host.ts';

/** One line at the bottom of a terminal that is overwritten; other lines go above it. */
export type StatusLine = {
  readonly show: (text: string) => void;
  /** Removes the line, so that something else can be written. */
  readonly clear: () => void;
};

/**
 * Creates a status line on a terminal; elsewhere (a pipe, `TERM=dumb`) nothing is shown. It uses a carriage return and
 * blanks, not terminal codes.
 */
export function statusLine(output: HostOutput, term: string | undefined): StatusLine {
  let shown = '';
  const clear = (): void => {
    if (shown !== '') output.write(`\r${' '.repeat(widthOf(shown))}\r`);
    shown = '';
  };
  return {
    clear,
    show(text) {
      // The last column stays free: a line that fills it would start a new one.
      const room = (output.columns ?? 80) - 1;
      const line = cutTo(forTerminal(text), room);
      if (!output.isTTY || term === 'dumb' || line === shown) return;
      clear();
      output.write(line);
      shown = line;
    },
  };
}

function cutTo(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(`${kept}${character}…`) > room) break;
    kept += character;
  }
  return room < 1 ? '' : `${kept}…`;
}
