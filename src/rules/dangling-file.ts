import { fileReferencesIn } from './file-references-in.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** A relative link leads to a file. Paths in prose and cells are outputs of a run as often as not, and are not held. */
export const danglingFile: DocumentRule = {
  name: 'dangling-file',
  scope: 'document',
  severity: 'warning',
  summary: 'Disallow a relative link to a file that is not there.',
  *check({ document, records, surroundings }) {
    if (records.length === 0) return;
    for (const { path, span } of fileReferencesIn(document)) {
      if (surroundings.fileExists(path) !== false) continue;
      yield {
        message: `there is no file "${path}"`,
        span,
        hint: 'links are read from the document, then from the root of the project',
      };
    }
  },
};
