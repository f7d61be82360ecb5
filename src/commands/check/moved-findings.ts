import { criteriaOf } from '../../criteria/criteria-of.ts';
import { joinedChanges, loggedChanges } from '../../criteria/freezing/changes.ts';
import { isUnsaid, movedWords, withAmendments } from '../../criteria/freezing/moved-criteria.ts';
import { movedReason } from '../../criteria/freezing/moved-reason.ts';
import { frozenFinding } from '../../rules/frozen-criteria.ts';
import { placeOfSection } from '../../rules/place-of-section.ts';
import type { Change, Changes, LoggedOptions } from '../../criteria/freezing/changes.ts';
import type { MovedCriterion } from '../../criteria/freezing/moved-criteria.ts';
import type { Criterion } from '../../criteria/outcome.ts';
import type { Finding } from '../../lint/rule.ts';
import type { ExperimentRecord } from '../../records/record.ts';

/** Findings about criteria that were added or changed after results. */
export type MovedFindings = {
  readonly findings: readonly Finding[];
  /** What the rule reported about the same criteria from their run records alone: the findings include it. */
  readonly replaced: readonly Finding[];
};

/**
 * Criteria that were added or changed after rows typed by hand (`typed`), together with what run records have seen of
 * the same ones.
 */
export function movedFindings(
  record: ExperimentRecord,
  { typed, ...options }: LoggedOptions & { readonly typed: Changes },
): MovedFindings {
  const criteria = criteriaOf(record);
  const { sha256 } = options;
  const logged = new Map([...loggedChanges(record, criteria, options)].filter(([key]) => typed.has(key)));
  const movedBy = (changes: Changes) => withAmendments(record, criteria, { changes, sha256 });
  const findingOf = findingsAbout(record, criteria, { logged, typed });
  return {
    findings: movedBy(joinedChanges(logged, typed)).flatMap(findingOf),
    replaced: movedBy(logged)
      .filter(isUnsaid)
      .map((moved) => frozenFinding(record, criteria, moved)),
  };
}

function findingsAbout(
  record: ExperimentRecord,
  criteria: readonly Criterion[],
  { logged, typed }: { readonly logged: Changes; readonly typed: Changes },
): (moved: MovedCriterion) => readonly Finding[] {
  return (moved) => {
    const isError = isUnsaid(moved);
    if (!isError && moved.amended) return [];
    const criterion = criteria.find(({ key }) => key === moved.key);
    return [
      {
        message: `${movedWords(moved)} (${sourceWords(logged.get(moved.key), typed.get(moved.key))})`,
        span: criterion?.span ?? placeOfSection(record, moved.key.split('/')[0] ?? ''),
        ...(isError ? {} : { severity: 'warning' as const }),
        hint: isError ? movedReason(record, moved).wayOut : 'results that were known do not test it',
      },
    ];
  };
}

/** How many results had been seen, by source. */
const sourceWords = (logged: Change | undefined, typed: Change | undefined): string =>
  logged === undefined ? 'git' : `${logged.results} by run records, ${typed?.results ?? 0} by git`;
