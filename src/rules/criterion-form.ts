import { criteriaOf, unreadTablesOf } from '../criteria/criteria-of.ts';
import { worldsOf } from '../criteria/world/world.ts';
import { expectIn, standingSpans } from '../criteria/places/expect-spans.ts';
import { headerWords, notRead, wayOut } from '../criteria/places/unread-tables.ts';
import { mistakenForms } from '../criteria/places/mistaken-forms.ts';
import { statementProblems } from '../criteria/statement-outcome.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { mayBeDecided } from './machine-forms.ts';
import type { Criterion, PlacedProblem, StatementPlace } from '../criteria/outcome.ts';
import type { DocumentRule, DocumentSubject, Finding } from '../lint/rule.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { Span } from '../text/span.ts';

/**
 * What is written as `expect:` must be possible to evaluate: it parses, its names and units fit, and it is in a place
 * where something is decided.
 */
export const criterionForm: DocumentRule = {
  name: 'criterion-form',
  scope: 'document',
  severity: 'error',
  summary: 'Require machine forms of criteria that can be read and evaluated.',
  *check(subject) {
    if (!mayBeDecided(subject)) return;
    const placed = new Set<number>();
    for (const record of subject.records) {
      const written = criteriaOf(record).flatMap(writtenStatements);
      for (const { span } of written) placed.add(span.start);
      yield* problemsOf(subject, record, written);
      for (const { span } of criteriaOf(record)) yield* mistaken(subject, span);
      yield* unreadTables(record);
    }
    if (subject.records.length > 0) yield* strays(subject, placed);
  },
};

const writtenStatements = ({ statements, binding }: Criterion): readonly StatementPlace[] => [
  ...statements,
  ...(binding?.kind === 'where' ? [binding.condition] : []),
];

function* problemsOf(
  { surroundings }: DocumentSubject,
  record: ExperimentRecord,
  written: readonly StatementPlace[],
): Generator<Finding> {
  // Thresholds of which none can be read belong to a table for people.
  if (written.every(({ unread }) => unread === true)) return;
  const worlds = worldsOf(record, surroundings);
  for (const place of new Map(written.map((each) => [each.span.start, each])).values())
    for (const problem of statementProblems(worlds, place)) yield findingFor(place, problem);
}

/** A table that sets limits in unknown words would be ignored by the verdict without notice. */
function* unreadTables(record: ExperimentRecord): Generator<Finding> {
  for (const unread of unreadTablesOf(record))
    yield {
      message: `the table \`${headerWords(unread.table)}\` is among criteria, and ${notRead(unread)}`,
      span: unread.table.place.table.header.span,
      severity: 'warning',
      hint: wayOut(unread),
    };
}

/** Text that was meant as a statement but is prose. */
function* mistaken({ document }: DocumentSubject, within: Span): Generator<Finding> {
  for (const { span, message, hint } of mistakenForms(document.source.text, within))
    yield { message, span, severity: 'warning', hint };
}

function findingFor(place: StatementPlace, { severity, message, hint, span, caret }: PlacedProblem): Finding {
  return {
    message: place.text === '' ? 'this `expect:` says nothing' : message,
    span,
    severity,
    excerpt: caret,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A statement outside everything that is decided would never be evaluated, without notice. */
function* strays({ document }: DocumentSubject, placed: ReadonlySet<number>): Generator<Finding> {
  const { text } = document.source;
  const found: StatementPlace[] = [];
  walkBlocks(document.blocks, (block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'code')
      found.push(...expectIn(text, [block]));
    else if (block.kind === 'table') found.push(...standingSpans(text, block.span).map(({ place }) => place));
  });
  for (const { span } of found)
    if (!placed.has(span.start))
      yield {
        message: 'this `expect:` is where nothing is decided, and is never evaluated',
        span,
        severity: 'warning',
        hint: 'write it into an item of the criteria or protocol section',
      };
}
