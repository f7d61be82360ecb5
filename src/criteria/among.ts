import { addToGroup } from '../text/group-by.ts';
import type { Outcome, StatementOutcome } from './outcome.ts';

/**
 * Adjusts the outcomes of criteria of which perhaps not all are needed. If some are met and some are not, an unmet one
 * becomes undetermined, since the document does not say which of them decide; unless too few are left to reach the
 * number that is certainly required.
 */
export function openAmong(outcomes: readonly Outcome[]): readonly Outcome[] {
  const groups = new Map<number, Outcome[]>();
  for (const outcome of outcomes) if (outcome.criterion.among !== undefined) addToGroup(groups, outcome.criterion.among.at, outcome); // prettier-ignore
  if (groups.size === 0) return outcomes;
  const openOf = new Map([...groups].filter(([, group]) => isOpen(group)));
  return outcomes.map((outcome) => {
    const { among } = outcome.criterion;
    const isHeld = outcome.kind === 'unmet' || (outcome.kind === 'met' && among?.isEither === true);
    return among !== undefined && isHeld && openOf.has(among.at) ? opened(outcome) : outcome;
  });
}

function isOpen(group: readonly Outcome[]): boolean {
  const possible = group.filter(({ kind }) => kind !== 'unmet').length;
  return possible < group.length && possible >= (group[0]?.criterion.among?.least ?? 1);
}

function opened(outcome: Outcome): Outcome {
  const { says, settle } = outcome.criterion.among ?? { says: '', settle: '' };
  const because = `${outcome.because}; ${says}`;
  const statements = outcome.statements.map((each): StatementOutcome => ({
    ...each,
    kind: 'undetermined',
    because: `${each.because}; ${says}`,
    settle,
  }));
  return { ...outcome, kind: 'undetermined', because, statements };
}
