import { idIn } from '../records/ids/id-in.ts';
import { idKey } from '../records/ids/id-key.ts';
import { namingPart } from '../records/naming-part.ts';
import { lastPart } from '../text/slash-path.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** The id in the name of a document's file or folder must be the id in the document. */
export const fileNameId: DocumentRule = {
  name: 'file-name-id',
  scope: 'document',
  severity: 'error',
  summary: 'Require the id of the document in the name of its file.',
  *check({ document, records }) {
    const [record] = records;
    if (record === undefined || records.length > 1 || record.id?.from === 'file-name' || record.id === undefined)
      return;
    const { path } = document.source;
    const name = namingPart(path, record.kind?.identity.fileName);
    if (beginsWith(name, record.id.text)) return;
    const named = idIn(name)?.text;
    if (named === undefined || isSame(named, record.id.text) || !sameFamily(named, record.id.text)) return;
    const what = lastPart(path).startsWith(name) ? 'file' : 'folder';
    yield {
      message: `the document says ${record.id.text}, its ${what} name says ${named}`,
      span: record.id.span ?? record.title?.span ?? { start: 0, end: 0 },
      hint: `rename the ${what}, or mend the id`,
    };
  },
};

/** Most names begin with the id as written: then no other id need be searched for. */
const beginsWith = (name: string, id: string): boolean =>
  name.startsWith(id) && /^(?:$|[-_ ]\D)/.test(name.slice(id.length));

/** `EXP-007`, `exp_7` and `exp7` are the same id. */
const isSame = (a: string, b: string): boolean => a === b || closedKey(a) === closedKey(b);

/** File names often leave out the sign between the word and the number. */
const closedKey = (id: string): string => idKey(inFileName(id).replace(/^(\p{L}+)-?(?=\d)/u, '$1-'));

/** Not every character of an id is allowed in a file name, so a hyphen takes its place there. */
const inFileName = (id: string): string => id.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');

/** Only ids with the same prefix can disagree: a date in a name says nothing about `EXP-007`. */
const sameFamily = (a: string, b: string): boolean => prefixOf(a) === prefixOf(b);

const prefixOf = (id: string): string => (/^\p{L}*/u.exec(id)?.[0] ?? '').toLowerCase();
