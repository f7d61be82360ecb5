import { placeOf, stamp } from './stamp.ts';
import { suppressionsOf } from './suppressions.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Collected, DocumentSubject } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

/** What collection rules remember about one document: plain data, by the name of the rule. */
export type DocumentFacts = Readonly<Record<string, readonly Collected<unknown>[]>>;

/** Whether all documents of the collection are checked, or only some. */
export type LooksAt = 'a part' | 'the whole';

/**
 * Collects facts from documents one by one, so that none has to stay in memory, and then checks all of them together.
 */
export type CollectionLint = {
  readonly factsOf: (subject: DocumentSubject) => DocumentFacts;
  readonly take: (facts: DocumentFacts) => void;
  /** Adds a document's facts. */
  readonly add: (subject: DocumentSubject) => void;
  readonly finish: () => readonly Diagnostic[];
};

/**
 * Starts a check of a collection, or of a part of it: then only rules run that are sound on a part. Findings are in the
 * order of path and place.
 */
export function startCollectionLint({ collection, names }: RuleSet, looksAt: LooksAt): CollectionLint {
  const rules = collection.filter(({ rule }) => looksAt === 'the whole' || rule.sound === 'on a part');
  const all = new Map(rules.map(({ rule }): [string, Collected<unknown>[]] => [rule.name, []]));
  const factsOf = (subject: DocumentSubject): DocumentFacts => {
    const suppressions = suppressionsOf(subject.document, names);
    const facts: Record<string, Collected<unknown>[]> = {};
    for (const { rule } of rules)
      for (const { fact, span } of rule.collect(subject)) {
        const place = placeOf(subject.document, span);
        if (!suppressions.silences(rule.name, place.line)) (facts[rule.name] ??= []).push({ fact, place });
      }
    return facts;
  };
  const take = (facts: DocumentFacts): void => {
    for (const [name, found] of Object.entries(facts)) {
      const known = all.get(name);
      for (const fact of found) known?.push(fact);
    }
  };
  return {
    factsOf,
    take,
    add: (subject) => take(factsOf(subject)),
    finish: () =>
      rules
        .flatMap(({ rule, set }) =>
          [...rule.check(all.get(rule.name) ?? [])].map(({ about, ...finding }) =>
            stamp(about.place, finding, { rule: rule.name, severity: set ?? finding.severity ?? rule.severity }),
          ),
        )
        .toSorted((a, b) => compare(a.path, b.path) || a.span.start - b.span.start),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
