import { placeOf, stamp } from './stamp.ts';
import { suppressionsOf } from './suppressions.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Collected, DocumentSubject } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

/** Remembers documents one by one, so that none has to stay in memory, and then looks at all of them together. */
export type CollectionLint = {
  readonly add: (subject: DocumentSubject) => void;
  readonly finish: () => readonly Diagnostic[];
};

/**
 * Starts a look at a collection, or at a part of it: then only those rules speak that are sound on a part. Findings come
 * in the order of path and place.
 */
export function startCollectionLint({ collection, names }: RuleSet, looksAt: 'a part' | 'the whole'): CollectionLint {
  const rules = collection.filter(({ rule }) => looksAt === 'the whole' || rule.sound === 'on a part');
  const facts = rules.map((): Collected<unknown>[] => []);
  return {
    add(subject) {
      const suppressions = suppressionsOf(subject.document, names);
      for (const [index, { rule }] of rules.entries())
        for (const { fact, span } of rule.collect(subject)) {
          const place = placeOf(subject.document, span);
          if (!suppressions.silences(rule.name, place.line)) facts[index]?.push({ fact, place });
        }
    },
    finish: () =>
      rules
        .flatMap(({ rule, set }, index) =>
          [...rule.check(facts[index] ?? [])].map(({ about, ...finding }) =>
            stamp(about.place, finding, { rule: rule.name, severity: set ?? finding.severity ?? rule.severity }),
          ),
        )
        .toSorted((a, b) => compare(a.path, b.path) || a.span.start - b.span.start),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
