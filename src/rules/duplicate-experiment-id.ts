import { collectionRule } from '../lint/rule.ts';

/** An experiment id names one record of the collection. */
export const duplicateExperimentId = collectionRule<string>({
  name: 'duplicate-experiment-id',
  scope: 'collection',
  severity: 'error',
  summary: 'Disallow one experiment id in two documents.',
  *collect({ records }) {
    for (const { id, root } of records)
      if (id !== undefined) yield { fact: id.text, span: id.span ?? root.heading?.span ?? { start: 0, end: 0 } };
  },
  *check(facts) {
    const first = new Map<string, (typeof facts)[number]>();
    for (const about of facts) {
      const id = about.fact.toLowerCase();
      const before = first.get(id);
      if (before === undefined) {
        first.set(id, about);
        continue;
      }
      yield {
        about,
        message: `the id ${about.fact} is taken by ${before.place.path}:${before.place.line}`,
        hint: 'give the newer one the next free id (`expctl new` finds it)',
      };
    }
  },
});
