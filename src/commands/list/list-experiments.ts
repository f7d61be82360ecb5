import { compareNames } from '../../text/compare-names.ts';
import { UserError } from '../../errors.ts';
import { findDocuments, hasPlace } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { shownStage, shownStatus } from '../../records/shown-status.ts';
import { shownTitle } from '../../records/shown-title.ts';
import { nearest } from '../../text/nearest.ts';
import { lineAt } from '../../text/line-index.ts';
import { documentsHere, kindlessOf, unreadableOf } from '../left-out-of.ts';
import { isListed } from '../reads-as-experiment.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { LeftOut } from '../../report/left-out.ts';

/** One line of the list. */
export type Listed = {
  readonly id: string | undefined;
  readonly title: string;
  readonly documentKind: string | undefined;
  /** Undefined if a document of no known kind does not say it. */
  readonly stage: string | undefined;
  readonly result: string | undefined;
  readonly status: string | undefined;
  readonly date: string | undefined;
  readonly path: string;
  readonly line: number;
};

/** Which experiments are listed, and in which order. */
export type Listing = {
  readonly words: readonly string[];
  readonly statuses: readonly string[];
  readonly kinds: readonly string[];
  readonly sort: string;
  readonly reverse: boolean;
};

/**
 * The experiments of a list, the stages that occur among all of them, listed or not, and the documents that are left
 * out.
 */
export type ExperimentList = {
  readonly experiments: readonly Listed[];
  readonly stages: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** How many files do not look like experiments. */
  readonly passedOver: number;
};

/** The requested experiments. Files of no known kind are listed if they were named or read as experiments. */
export async function listExperiments(project: Project, listing: Listing): Promise<ExperimentList> {
  refuseUnknownKinds(project, listing.kinds);
  const listed: Listed[] = [];
  const leftOut: LeftOut[] = [];
  let passedOver = 0;
  const isMeant = listing.words.length > 0 || hasPlace(project);
  const found = findDocuments(project, listing.words);
  for (const { path, named } of documentsHere(project, found, (left) => leftOut.push(left))) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind === 'unreadable') leftOut.push(unreadableOf(loaded));
    else if (loaded.detection.kind === undefined && !named && !isListed(loaded.subject, isMeant)) {
      const left = kindlessOf(loaded, isMeant);
      if (left === undefined) passedOver++;
      else leftOut.push(left);
    } else listed.push(...loaded.subject.records.map(listedOf));
  }
  const kept = listed.filter((each) => hasStatus(each, listing.statuses) && hasKind(each, listing.kinds));
  const sorted = kept.toSorted(
    (a, b) => compareNames(sortKey(a, listing.sort), sortKey(b, listing.sort)) || compareNames(a.path, b.path),
  );
  return {
    experiments: listing.reverse ? sorted.toReversed() : sorted,
    stages: STAGES.filter((stage) => listed.some((each) => each.stage === stage)),
    leftOut,
    passedOver,
  };
}

const STAGES = ['planned', 'running', 'concluded', 'cancelled'] as const;

function refuseUnknownKinds(project: Project, kinds: readonly string[]): void {
  const names = project.kinds.map(({ name }) => name);
  const unknown = kinds.find((kind) => !names.includes(kind));
  if (unknown === undefined) return;
  const near = nearest(unknown, names);
  throw new UserError(`there is no kind "${unknown}"`, {
    hint: near === undefined ? `the kinds are: ${names.join(', ')}` : `did you mean ${near}?`,
  });
}

function listedOf(record: ExperimentRecord): Listed {
  const { document, kind, id, status, root } = record;
  return {
    id: id?.text,
    title: shownTitle(record),
    documentKind: kind?.name,
    stage: shownStage(record),
    result: status.result,
    status: shownStatus(record),
    date: dateOf(record),
    path: document.source.path,
    line: lineAt(document.lines, root.heading?.span.start ?? root.span.start),
  };
}

function dateOf({ fields }: ExperimentRecord): string | undefined {
  for (const { value } of fields) if (value.kind === 'date') return value.iso;
  return undefined;
}

const hasStatus = ({ stage, result, status }: Listed, wanted: readonly string[]): boolean =>
  wanted.length === 0 ||
  wanted.some((word) => {
    const folded = word.toLowerCase();
    return stage === folded || result === folded || (status ?? '').toLowerCase().includes(folded);
  });

const hasKind = ({ documentKind }: Listed, wanted: readonly string[]): boolean =>
  wanted.length === 0 || (documentKind !== undefined && wanted.includes(documentKind));

const sortKey = (listed: Listed, key: string): string =>
  ({
    id: listed.id,
    path: listed.path,
    status: listed.stage,
    kind: listed.documentKind,
    date: listed.date,
    title: listed.title,
  })[key] ?? '';
