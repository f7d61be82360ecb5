import { referencesIn } from '../records/references-in.ts';
import { collectionRule } from '../lint/rule.ts';
import { outsideProse } from './outside-prose.ts';
import type { Span } from '../text/span.ts';

type Fact = { readonly id: string; readonly is: 'defined' | 'mentioned' };

/** An experiment that is mentioned is in the collection. Only prefixes that the collection itself uses are looked at. */
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
      for (const { id, span } of referencesIn(record)) {
        isQuoted ??= outsideProse(document);
        if (!isQuoted(span)) yield { fact: { id, is: 'mentioned' }, span };
      }
    }
  },
  *check(facts) {
    const defined = new Set(facts.filter(({ fact }) => fact.is === 'defined').map(({ fact }) => normal(fact.id)));
    const families = new Set([...defined].map(familyOf));
    const said = new Set<string>();
    for (const about of facts) {
      const id = normal(about.fact.id);
      const key = `${about.place.path} ${id}`;
      if (about.fact.is === 'defined' || defined.has(id) || !families.has(familyOf(id)) || said.has(key)) continue;
      said.add(key);
      yield { about, message: `there is no experiment ${about.fact.id}`, hint: 'mend the id, or add its document' };
    }
  },
});

const normal = (id: string): string => id.toLowerCase().replaceAll('_', '-');

/** `exp-007` is of the family `exp-000`: same prefix, same number of digits. */
const familyOf = (id: string): string => id.replace(/\p{N}/gu, '0');
