import { collectionRule } from '../lint/rule.ts';
import { forShell } from '../escape/for-shell.ts';
import { idIn } from '../records/ids/id-in.ts';
import { idKey } from '../records/ids/id-key.ts';
import { above, lastPart } from '../text/slash-path.ts';
import type { Collected } from '../lint/rule.ts';
import type { ExperimentRecord, RecordId } from '../records/record.ts';

/** An id with its scope: one in an unmistakable form belongs to the whole collection, `Run 3` only to its document. */
type Named = {
  readonly id: string;
  readonly reach: 'collection' | 'document';
  readonly hasKind: boolean;
  /** Whether `doctor --renumber` can handle its file: a single record, of a kind with numbered ids. */
  readonly isNumbered: boolean;
};

/** An experiment id must name one record of the collection. */
export const duplicateExperimentId = collectionRule<Named>({
  name: 'duplicate-experiment-id',
  scope: 'collection',
  severity: 'error',
  summary: 'Disallow one experiment id in two documents.',
  sound: 'on a part',
  *collect({ records }) {
    for (const record of records) {
      const { id, root, kind } = record;
      if (id === undefined || !isGiven(record) || isOnlyFileName(id)) continue;
      const isSure = kind !== undefined || idIn(id.text)?.form === 'strong';
      yield {
        fact: {
          id: id.text,
          reach: isSure ? 'collection' : 'document',
          hasKind: kind !== undefined,
          isNumbered: records.length === 1 && kind?.identity.idPattern !== undefined,
        },
        span: id.span ?? root.heading?.span ?? { start: 0, end: 0 },
      };
    }
  },
  *check(facts) {
    const first = new Map<string, Collected<Named>>();
    for (const about of facts) {
      const { id, reach, hasKind } = about.fact;
      const key = reach === 'document' ? `${about.place.path}\n${idKey(id)}` : idKey(id);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, about);
        continue;
      }
      if (shareFolder(before, about)) continue;
      const [kept, later] = isCopy(before) && !isCopy(about) ? [about, before] : [before, about];
      first.set(key, kept);
      yield {
        about: later,
        severity: hasKind ? 'error' : 'warning',
        message: `the id ${later.fact.id} is taken by ${kept.place.path}:${kept.place.line}`,
        hint: wayOut(kept, later),
      };
    }
  },
});

/**
 * The file to be renumbered, the later one first; in ledgers, and for kinds without numbers, a person must change the
 * id.
 */
function wayOut(before: Collected<Named>, about: Collected<Named>): string {
  const file = [about, before].find(({ fact }) => fact.isNumbered)?.place.path;
  return file === undefined
    ? 'give the newer one a free id by hand'
    : `\`expctl doctor --renumber ${forShell(file)}\` gives that file the next free id`;
}

/** Whether a file's name says that it is a copy: in the order of names it comes before its original. */
const isCopy = ({ place: { path } }: Collected<Named>): boolean =>
  /(?:[-_ .]copy(?:[-_ ]?\d+| ?\(\d+\))?|\(\d+\)|[-_ ](?:kopie|copia|copie)|副本)\.[a-z]+$/iu.test(path) ||
  /(?:^|\/)copy[-_ ]of[-_ ]/iu.test(path);

/**
 * Without a kind, a heading gives an id only if nothing but its title follows: `EXP-002 is complete` is a sentence
 * about an experiment.
 */
function isGiven({ kind, id, root, document }: ExperimentRecord): boolean {
  if (kind !== undefined || id?.span === undefined || root.heading === undefined) return true;
  const behind = document.source.text.slice(id.span.end, root.heading.content.end);
  return /^[\s*_`)\]]*(?:$|[:：.,;|·—–(（→-])/u.test(behind);
}

/** If a kind has no ids, the file names are the ids; in two folders these may well be equal. */
const isOnlyFileName = ({ from, text }: RecordId): boolean => from === 'file-name' && idIn(text) === undefined;

/** Plan, log and results of one experiment may be together in a folder named by its id. */
function shareFolder(a: Collected<Named>, b: Collected<Named>): boolean {
  const folder = above(a.place.path);
  if (a.place.path === b.place.path || folder !== above(b.place.path)) return false;
  const [name, id] = [idKey(lastPart(folder)), idKey(a.fact.id)];
  return name.startsWith(id) && !/^[\p{L}\p{N}]/u.test(name.slice(id.length));
}
