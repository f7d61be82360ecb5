import { idKey } from '../records/ids/id-key.ts';
import { referencesIn } from '../records/references-in.ts';
import { collectionRule } from '../lint/rule.ts';
import { outsideProse } from './outside-prose.ts';
import { templateReference } from './template-references.ts';
import type { TemplatePlace } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';

/** `template`: the place in the template that a mention was copied from. */
type Fact = { readonly id: string; readonly is: 'defined' | 'mentioned'; readonly template?: TemplatePlace };

/**
 * An experiment that is mentioned must be in the collection. Only prefixes that the collection itself uses are checked.
 */
export const danglingReference = collectionRule<Fact>({
  name: 'dangling-reference',
  scope: 'collection',
  severity: 'warning',
  summary: 'Disallow a reference to an experiment that is not in the collection.',
  sound: 'on the whole',
  *collect({ document, records }) {
    let isQuoted: ((place: Span) => boolean) | undefined;
    for (const record of records) {
      if (record.id !== undefined)
        yield { fact: { id: record.id.text, is: 'defined' }, span: record.id.span ?? { start: 0, end: 0 } };
      for (const reference of referencesIn(record)) {
        const { id, span } = reference;
        isQuoted ??= outsideProse(document);
        if (isQuoted(span)) continue;
        const came = templateReference(reference, document.source.text, record.kind);
        if (came?.isOwn !== true)
          yield { fact: { id, is: 'mentioned', ...(came === undefined ? {} : { template: came.at }) }, span };
      }
    }
  },
  *check(facts) {
    const given = facts.filter(({ fact }) => fact.is === 'defined').map(({ fact }) => fact.id);
    const defined = new Set(given.map(idKey));
    const families = new Set(given.map(familyOf));
    const said = new Set<string>();
    for (const about of facts) {
      const { template } = about.fact;
      const id = idKey(about.fact.id);
      const key = `${template?.path ?? about.place.path} ${id}`;
      if (about.fact.is === 'defined' || defined.has(id) || !families.has(familyOf(about.fact.id)) || said.has(key))
        continue;
      said.add(key);
      if (template !== undefined) said.add(`${about.place.path} ${id}`);
      yield { about, message: `there is no experiment ${about.fact.id}`, hint: wayOut(template) };
    }
  },
});

const wayOut = (template: TemplatePlace | undefined): string =>
  template === undefined
    ? 'mend the id, or add its document'
    : `every document of ${template.path}:${String(template.line)} has it, and it is said once: add its document, or write there in brackets what is to be filled in`;

/** `exp-007` belongs to the family `exp-111`: same prefix, same number of digits. */
const familyOf = (id: string): string => idKey(id.replace(/\p{N}/gu, '1'));
