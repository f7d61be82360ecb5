import { isDue } from './is-due.ts';
import { sliceOf } from '../text/span.ts';
import type { FileReference } from './file-references-in.ts';
import type { Surroundings } from '../lint/rule.ts';
import type { ExperimentRecord } from '../records/record.ts';

/**
 * Whether a link that leads nowhere came from the template: it works from the template's own folder, or the experiment
 * is still to create its file.
 */
export function isOfTemplate(
  { path, span }: FileReference,
  records: readonly ExperimentRecord[],
  { fileExists }: Pick<Surroundings, 'fileExists'>,
): boolean {
  return records.some(({ kind, status, document }) => {
    if (kind === undefined || !holdsLink(kind.text, sliceOf(document.source.text, span))) return false;
    const isOver = isDue({ stage: 'concluded', severity: 'warning', because: '' }, status.stage);
    return !isOver || fileExists(kind.path.slice(0, kind.path.lastIndexOf('/') + 1) + path) === true;
  });
}

/** Whether a destination, as written, is one of a text's links. */
function holdsLink(text: string, destination: string): boolean {
  for (let at = text.indexOf(destination); at !== -1; at = text.indexOf(destination, at + 1))
    if (BEFORE.test(text.slice(Math.max(0, at - 4), at)) && BEHIND.test(text[at + destination.length] ?? '\n'))
      return true;
  return false;
}

const BEFORE = /(?:\]\(|\]:[ \t])[ \t]?<?$/u;
const BEHIND = /[)>\s]/u;
