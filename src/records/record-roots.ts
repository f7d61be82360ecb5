import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Section } from '../document/section.ts';
import type { Kind, KindIdentity } from '../template/kind.ts';
import { titleSection } from '../template/section-keys.ts';
import type { FoundId } from './ids/id-in.ts';
import { groupBy } from '../text/group-by.ts';
import { titleId } from './ids/title-id.ts';

type Sibling = { readonly section: Section; readonly parent: Section; readonly id: FoundId | undefined };

/** The depths that the headings of a ledger may have. */
const LEDGER_DEPTHS: readonly number[] = [1, 2, 3];
/** Below such headings `Run 1`, `Run 2` are the runs of one experiment. */
const RUN_PARENTS = /(?:^|_)(?:results?|execution|log|runs|trials|method|evaluation|data)(?:_|$)/u;

/**
 * The section of each record in a document. In a ledger (the kind says so, or at least two sibling headings have an id
 * and the title has none) these are the headings with experiment ids; otherwise it is the whole document.
 */
export function recordRoots(document: MarkdownDocument, kind: Kind | undefined): readonly Section[] {
  const { root } = document;
  const depth = kind?.identity.recordDepth ?? 1;
  const identity = kind?.identity;
  if (depth > 1) return atDepth(siblingsAt(root, depth, identity)) ?? [root];
  const title = titleSection(root);
  const tops = experimentsAmong(siblingsAt(root, 1, identity));
  if (title !== undefined && bearsId(title, identity))
    return areSeveral(tops) ? tops.map(({ section }) => section) : [root];
  for (const at of LEDGER_DEPTHS) {
    const siblings = siblingsAt(root, at, identity).filter(({ section }) => section !== title);
    const own = experimentsAmong(siblings);
    if (areSeveral(own)) return own.map(({ section }) => section);
  }
  return [root];
}

/** For a kind that is a ledger, every heading with an id is a record; if none has one, every heading. */
function atDepth(siblings: readonly Sibling[]): readonly Section[] | undefined {
  const named = siblings.filter(({ id }) => id !== undefined);
  const chosen = named.length > 0 ? named : siblings;
  return chosen.length === 0 ? undefined : chosen.map(({ section }) => section);
}

const bearsId = (section: Section, identity: KindIdentity | undefined): boolean => {
  const id = titleId(section.title, identity);
  return id !== undefined && id.form !== 'hypothesis';
};

function siblingsAt(root: Section, depth: number, identity: KindIdentity | undefined): readonly Sibling[] {
  const found: Sibling[] = [];
  const walk = (parent: Section): void => {
    for (const section of parent.sections) {
      if (section.depth === depth) found.push({ section, parent, id: titleId(section.title, identity) });
      else if (section.depth < depth) walk(section);
    }
  };
  walk(root);
  return found;
}

function experimentsAmong(siblings: readonly Sibling[]): readonly Sibling[] {
  const families = groupBy(siblings, ({ parent }) => parent);
  return [...families.values()].flatMap((family) => {
    const named = family.filter(({ id }) => id !== undefined && id.form !== 'hypothesis');
    const most = named.length * 2 >= family.length;
    return named.filter((sibling) => sibling.id?.form === 'strong' || (most && !isRunOfOne(sibling)));
  });
}

/** `Run 3` below Results is a run of the document's experiment, not an experiment itself. */
const isRunOfOne = ({ id, parent }: Sibling): boolean =>
  id !== undefined && /^(?:run|trial)/i.test(id.text) && RUN_PARENTS.test(parent.name);

/** Whether there is more than one experiment, with at least two of them below one heading. */
const areSeveral = (own: readonly Sibling[]): boolean =>
  new Set(own.map(({ id }) => id?.text)).size > 1 && new Set(own.map(({ parent }) => parent)).size < own.length;
