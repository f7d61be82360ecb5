import { forCell } from './for-cell.ts';
import { unlinked } from './unlinked.ts';

/**
 * Any string as a cell of a table on GitHub: shown unchanged, with nothing in it that becomes a link or notifies
 * anybody.
 */
export const forMarkdownCell = (text: string): string => unlinked(forCell(text));
