import { counted } from '../text/counted.ts';
import { fileReferencesIn } from './file-references-in.ts';
import { isOfTemplate } from './template-links.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { FileReference } from './file-references-in.ts';

/**
 * A relative link must lead to a file. Paths in prose and cells are not checked, because they are often outputs of a
 * run.
 */
export const danglingFile: DocumentRule = {
  name: 'dangling-file',
  scope: 'document',
  severity: 'warning',
  summary: 'Disallow a relative link to a file that is not there.',
  *check({ document, records, surroundings }) {
    if (records.length === 0) return;
    const references = fileReferencesIn(document)
      .map((reference) => ({
        ...reference,
        exists: surroundings.fileExists(reference.path),
        isUnstaged: surroundings.isUnstaged?.(reference.path) === true,
      }))
      .filter((each) => each.exists !== false || each.isUnstaged || !isOfTemplate(each, records, surroundings));
    const gone = references.filter(({ exists }) => exists === false);
    const [first] = gone;
    const isMoved =
      gone.length > MOST && gone.length === references.length && !gone.some(({ isUnstaged }) => isUnstaged);
    if (first !== undefined && isMoved) yield moved(gone, first);
    else for (const reference of gone) yield findingFor(reference);
  },
};

/** If this many links lead nowhere and none leads anywhere, the document itself was moved. */
const MOST = 2;

type Looked = FileReference & { readonly isUnstaged: boolean };

const findingFor = ({ path, span, isUnstaged }: Looked): Finding =>
  isUnstaged
    ? {
        message: `the file "${path}" is not staged`,
        span,
        hint: 'it lies in the work tree only: `git add` takes it along',
      }
    : {
        message: `there is no file "${path}"`,
        span,
        hint: 'links are read from the document, then from the root of the project',
      };

const moved = (gone: readonly FileReference[], { path, span }: FileReference): Finding => ({
  message: `none of the ${counted(gone.length, 'relative link')} leads to a file; the first is "${path}"`,
  span,
  hint: 'was the document moved without its files? Links are read from the document, then from the root of the project',
});
