import type { KindIdentity } from '../../template/kind.ts';
import { headingId } from './id-in.ts';
import type { FoundId } from './id-in.ts';

/**
 * The id that a record's heading bears: where the kind's titles begin with a word (`Experiment {id}: {title}`), also behind
 * that word; else where every heading has one.
 */
export function titleId(title: string, identity: KindIdentity | undefined): FoundId | undefined {
  const options = { pattern: identity?.idPattern };
  const lead = leadOf(identity?.titlePattern ?? '');
  if (lead === '' || !title.slice(0, lead.length).toLowerCase().startsWith(lead.toLowerCase()))
    return headingId(title, options);
  const found = headingId(title.slice(lead.length), options);
  if (found === undefined) return headingId(title, options);
  const { start, end } = found.span;
  return { ...found, span: { start: start + lead.length, end: end + lead.length } };
}

/** What the kind writes before the id; nothing where the title comes first. */
function leadOf(pattern: string): string {
  const at = pattern.indexOf('{id}');
  const lead = at === -1 ? '' : pattern.slice(0, at).trimEnd();
  return lead.includes('{title}') ? '' : lead;
}
