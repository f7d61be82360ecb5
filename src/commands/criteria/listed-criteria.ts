import { hasStatement } from '../../criteria/has-statement.ts';
import { criteriaOf } from '../../criteria/criteria-of.ts';
import type { Criterion } from '../../criteria/outcome.ts';
import { suggestContexts } from '../../criteria/suggest/context-of.ts';
import { suggestStatements } from '../../criteria/suggest/suggest-statements.ts';
import type { Suggestion } from '../../criteria/suggest/suggestion.ts';
import { lineAt } from '../../text/line-index.ts';
import type { FoundRecord } from '../../project/find-record.ts';

/** Who decides a criterion: its statements, a person, or nobody (prose of a protocol or a hypothesis). */
export type CriterionForm = 'machine' | 'person' | 'protocol' | 'hypothesis';

export type ListedCriterion = {
  /** In document order, from 1. */
  readonly number: number;
  readonly criterion: Criterion;
  readonly form: CriterionForm;
  readonly line: number;
  /** For a plain sentence, if suggestions were requested. */
  readonly suggestion: Suggestion | undefined;
};

/**
 * The criteria of a record in document order; with `suggest`, plain sentences are read for the statements that they may
 * mean.
 */
export function listedCriteria({ loaded, record }: FoundRecord, suggest: boolean): readonly ListedCriterion[] {
  const { runRecords } = loaded.subject.surroundings;
  const contexts = suggest ? suggestContexts(record, { runRecords }) : undefined;
  return criteriaOf(record).map((criterion, at) => ({
    number: at + 1,
    criterion,
    form: formOf(criterion),
    line: lineAt(record.document.lines, criterion.span.start),
    suggestion:
      contexts === undefined || hasStatement(criterion)
        ? undefined
        : suggestStatements(criterion.sentence, contexts(criterion.role)),
  }));
}

function formOf(criterion: Criterion): CriterionForm {
  const { role } = criterion;
  if (hasStatement(criterion)) return 'machine';
  return role === 'protocol' || role === 'hypothesis' ? role : 'person';
}
