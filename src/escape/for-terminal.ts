import { visible, visibleLines } from './visible.ts';

/**
 * Text from a file as one line of terminal output: nothing in it moves the cursor, changes colours or hides text; a
 * line feed is shown as `\n`.
 */
export const forTerminal = (text: string): string => visible(text);

/** The same for text of several lines: line feeds and tabs are kept. */
export const forTerminalLines = (text: string): string => visibleLines(text);
