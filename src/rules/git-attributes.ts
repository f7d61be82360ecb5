import { counted } from '../text/counted.ts';
import { collectionRule } from '../lint/rule.ts';
import { groupBy } from '../text/group-by.ts';
import type { GitAttribute } from '../lint/rule.ts';

/** Git attributes must not make git, or web pages that show its changes, hide or break the rows of a document. */
export const gitAttributes = collectionRule<GitAttribute>({
  name: 'git-attributes',
  scope: 'collection',
  severity: 'warning',
  summary: "Disallow git attributes that hide a document's changes or break its rows in a merge.",
  sound: 'on a part',
  *collect({ surroundings }) {
    for (const attribute of surroundings.attributes ?? [])
      if (reasonFor(attribute) !== undefined) yield { fact: attribute, span: { start: 0, end: 0 } };
  },
  *check(facts) {
    const byPlace = groupBy(facts, ({ fact: { path, line, written } }) => `${path}:${line} ${written}`);
    for (const [about, ...others] of byPlace.values()) {
      if (about === undefined) continue;
      const { path, line, written } = about.fact;
      const more = others.length === 0 ? '' : ` and ${counted(others.length, 'other')}`;
      yield {
        about,
        message: `${path}:${line} sets \`${written}\` for this document${more}: ${reasonFor(about.fact) ?? ''}`,
        hint: `take it out of ${path} for experiment documents`,
      };
    }
  },
});

function reasonFor({ name, value }: GitAttribute): string | undefined {
  if (name === 'filter' && typeof value === 'string') return 'another program rewrites it on its way in and out of git';
  if (name === 'merge' && value === 'union') return 'a merge doubles headers, and brings deleted rows back';
  if (name === 'merge' && value === 'ours') return "a merge drops the other side's rows in silence";
  if (name === 'linguist-generated' && value !== false && value !== 'false')
    return 'its changes are folded away in review';
  if (value !== false) return undefined;
  if (name === 'diff') return 'its changes are not shown in review';
  return name === 'text' ? 'line endings of different systems mix in it' : undefined;
}
