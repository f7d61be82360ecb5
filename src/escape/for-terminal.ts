import { visible, visibleLines } from './visible.ts';

/** Text from a file as one line of terminal output: nothing in it moves the cursor, colours or hides; `\n` is shown. */
export const forTerminal = (text: string): string => visible(text);

/** The same for text of several lines: line feeds and tabs stay. */
export const forTerminalLines = (text: string): string => visibleLines(text);
