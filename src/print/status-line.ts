import { forTerminal } from '../escape/for-terminal.ts';
import { widthOf } from './width-of.ts';
import type { HostOutput } from '../host.ts';

/** One line at the foot of a terminal that is written over; other lines go above it. */
export type StatusLine = {
  readonly show: (text: string) => void;
  /** Takes the line away, so that something else can be written. */
  readonly clear: () => void;
};

/** On a terminal; elsewhere (a pipe, `TERM=dumb`) nothing is shown. A carriage return and blanks do it: no code of a terminal is written. */
export function statusLine(output: HostOutput, term: string | undefined): StatusLine {
  let shown = '';
  const clear = (): void => {
    if (shown !== '') output.write(`\r${' '.repeat(widthOf(shown))}\r`);
    shown = '';
  };
  return {
    clear,
    show(text) {
      // The last column stays free: a line that fills it would begin a new one.
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
