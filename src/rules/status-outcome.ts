import { lazy } from '../text/lazy.ts';
import { plainText } from '../values/plain-text.ts';
import { decisionOf } from './decision-of.ts';
import type { Outcome } from '../criteria/outcome.ts';
import type { DocumentRule, DocumentSubject, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';
import type { Span } from '../text/span.ts';

/** Neither status nor decision may claim a success that the criteria deny. */
export const statusOutcome: DocumentRule = {
  name: 'status-outcome',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow a status or decision of success while a criterion that must hold is unmet.',
  *check(subject) {
    for (const record of subject.records) yield* contradictions(subject, record);
  },
};

/** A place that says that the experiment succeeded. */
type Claim = { readonly what: string; readonly word: string; readonly span: Span };

function* contradictions(subject: DocumentSubject, record: ExperimentRecord): Generator<Finding> {
  const claims = [...statusClaim(record), ...verdictClaims(record), ...decisionClaims(record)];
  if (claims.length === 0) return;
  const unmet = decisionOf(subject, record)?.outcomes.find(
    ({ kind, criterion }) => kind === 'unmet' && criterion.gate === 'must',
  );
  if (unmet !== undefined) for (const claim of claims) yield findingFor(record, claim, unmet);
}

function statusClaim({ status }: ExperimentRecord): readonly Claim[] {
  if (status.result !== 'success' || status.span === undefined) return [];
  return [{ what: 'the status', word: status.word ?? status.text ?? 'success', span: status.span }];
}

/** The texts in the kind's places for a verdict; a status among them is checked by itself. */
const verdictClaims = ({ kind, fields }: ExperimentRecord): readonly Claim[] =>
  (kind?.verdict?.places ?? [])
    .filter(({ field }) => kind?.status?.fields.includes(field) !== true)
    .flatMap(({ field: key, words }) => {
      const field = fields.find((each) => each.key === key);
      const [word, ...others] = field?.chosen ?? [];
      const verdict = words.find((each) => each.word === word)?.verdict;
      const isClaim =
        field?.filling === 'filled' && others.length === 0 && (verdict === 'GO' || verdict === 'CONDITIONAL GO');
      return field === undefined || word === undefined || !isClaim ? [] : [claimOf(field, word)];
    });

const DECISIONS: ReadonlySet<string> = new Set(['decision', 'verdict', 'final_decision', 'final_verdict', 'go_no_go']);
const go = lazy(() => /^[^\p{L}]*((?:CONDITIONAL[ -])?GO)(?![\p{L}\p{N}-]|\s*[|/])/u);

/** Without a kind, a field called decision. */
const decisionClaims = ({ kind, fields }: ExperimentRecord): readonly Claim[] =>
  kind !== undefined
    ? []
    : fields.flatMap((field) => {
        const said = DECISIONS.has(field.field.name) ? go().exec(plainText(field.value.text))?.[1] : undefined;
        return said === undefined || field.filling !== 'filled' ? [] : [claimOf(field, said)];
      });

const claimOf = ({ field }: FieldRecord, word: string): Claim => ({ what: field.label, word, span: field.value });

function findingFor({ kind }: ExperimentRecord, { what, word, span }: Claim, { criterion, because }: Outcome): Finding {
  const hasPlaces = (kind?.verdict?.places.length ?? 0) > 0;
  return {
    message: `${what} says ${word}, but "${criterion.label}" is unmet: ${because}`,
    span,
    hint: `\`expctl decide\` prints the evidence${hasPlaces ? ', `expctl decide --write` writes what follows from it' : ''}`,
  };
}
