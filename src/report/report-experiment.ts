import { decide } from '../criteria/decide.ts';
import { familiesOf, worldsOf } from '../criteria/world/world.ts';
import { shownStage, shownStatus } from '../records/shown-status.ts';
import { shownTitle } from '../records/shown-title.ts';
import { lineAt } from '../text/line-index.ts';
import { reasonsCountingAwaiting } from './decision-words.ts';
import { runsReports, sectionOf } from './runs-report.ts';
import { seriesOf, standingsOf } from './standings.ts';
import type { Outcome } from '../criteria/outcome.ts';
import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import type { ItemsResolver } from '../runs/items/items-resolver.ts';
import type { RunRecord } from '../runs/run-record.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { CriterionReport, ExperimentReport } from './report.ts';

/** What comes with the record: its run records, and what `check` found in its document. */
export type Beside = {
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  readonly brokenRunRecords?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly items?: ItemsResolver | undefined;
  /** The record of another document, for `doc("…")`. */
  readonly resolveDocument?: (id: string) => ExperimentRecord | undefined;
  /** Without it, changed criteria are not reported. */
  readonly sha256?: (text: string) => string;
};

const OWED = new Set([
  'require-section',
  'require-field',
  'no-placeholder',
  'section-filled',
  'table-columns',
  'table-rows',
  'table-filled',
  'unfinished-row',
]);

/** Makes the report of one experiment. */
export function reportExperiment(record: ExperimentRecord, beside: Beside): ExperimentReport {
  const { runRecords, brokenRunRecords = [], diagnostics, items, resolveDocument, sha256 } = beside;
  const decision = decide(record, {
    runRecords,
    brokenRunRecords,
    ...(items === undefined ? {} : { items }),
    ...(resolveDocument === undefined ? {} : { resolveDocument }),
    ...(sha256 === undefined ? {} : { sha256 }),
  });
  const worlds = worldsOf(record, { runRecords });
  const [first] = worlds;
  const families = familiesOf(record);
  // In a document of a kind, the part that is not read may contain the criteria.
  const decided =
    decision.outcomes.length > 0 ||
    decision.invalid.length > 0 ||
    (record.kind !== undefined && decision.unread.length > 0);
  const { start } = record.root.span;
  const within = diagnostics.filter(
    ({ rule, span }) => OWED.has(rule) && span.start >= start && span.start <= record.root.span.end,
  );
  return {
    id: record.id?.text,
    title: shownTitle(record),
    path: record.document.source.path,
    line: lineAt(record.document.lines, record.title?.span.start ?? start),
    documentKind: record.kind?.name,
    stage: shownStage(record),
    status: shownStatus(record),
    verdict: decided ? decision.verdict : undefined,
    otherwise: decided ? decision.otherwise : undefined,
    because: decided ? [...reasonsCountingAwaiting(decision), ...decision.amended] : [],
    criteria: decision.outcomes.map(criterionReport),
    hypotheses: decision.hypotheses.map(criterionReport),
    standings: worlds.flatMap((world, at) => standingsOf(world, worlds.length === 1 ? [] : sectionsOf(families[at]))),
    runs: runsReports(record, runRecords),
    series: first && seriesOf(first),
    missing: within.map(({ line, message }) => ({ line, message })),
  };
}

const sectionsOf = (tables: readonly TableRecord[] | undefined): readonly string[] => [
  ...new Set(tables?.map(sectionOf)),
];

const criterionReport = ({ criterion, kind, because }: Outcome): CriterionReport => ({
  label: criterion.label,
  role: criterion.role,
  gate: criterion.gate,
  sentence: withoutLabel(criterion.sentence, criterion.label),
  outcome: kind,
  because,
});

/** The label is shown beside the sentence, so it is not repeated. */
const withoutLabel = (sentence: string, label: string): string =>
  sentence.startsWith(`${label}: `) ? sentence.slice(label.length + 2) : sentence === label ? '' : sentence;
