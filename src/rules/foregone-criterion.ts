import { criteriaOf } from '../criteria/criteria-of.ts';
import { foregoneOf } from '../criteria/foregone.ts';
import { caretLines } from '../criteria/language/statement-problem.ts';
import { parseStatement } from '../criteria/language/parse-statement.ts';
import { hasMachineForm } from './machine-forms.ts';
import type { StatementPlace } from '../criteria/outcome.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

/** A criterion whose outcome is certain before any run decides nothing, whatever it seems to require. */
export const foregoneCriterion: DocumentRule = {
  name: 'foregone-criterion',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow criteria that can never be met or can never fail.',
  *check({ document, records }) {
    if (!hasMachineForm(document.source.text)) return;
    for (const record of records)
      for (const { statements, cells } of criteriaOf(record))
        for (const place of statements) if (place.direct || cells === undefined) yield* foregone(place);
  },
};

function* foregone(place: StatementPlace): Generator<Finding> {
  const { statement } = parseStatement(place.text);
  const found = statement && foregoneOf(statement);
  if (found === undefined) return;
  const { start } = place.span;
  yield {
    message: `this criterion ${found.kind === 'never met' ? 'can never be met' : 'can never fail'}: ${found.because}`,
    span: place.direct ? { start: start + found.span.start, end: start + found.span.end } : place.span,
    excerpt: caretLines(place.text, found.span),
    hint: 'write what the runs can decide; `expctl power` says what each criterion can detect',
  };
}
