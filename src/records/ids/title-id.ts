import type { KindIdentity } from '../../template/kind.ts';
import { headingId } from './id-in.ts';
import type { FoundId } from './id-in.ts';

/**
 * The id in a record's heading: if the kind's titles begin with a word (`Experiment {id}: {title}`), also after that
 * word; else in the usual places.
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

/** The text that the kind has before the id; empty if the title comes first. */
function leadOf(pattern: string): string {
  const at = pattern.indexOf('{id}');
  const lead = at === -1 ? '' : pattern.slice(0, at).trimEnd();
  return lead.includes('{title}') ? '' : lead;
}
