import { PARTIAL, SHALLOW, gitRefusal } from '../../history/git-refusal.ts';
import { placeOf, stamp } from '../../lint/stamp.ts';
import { suppressionsOf } from '../../lint/suppressions.ts';
import { counted } from '../../text/counted.ts';
import { dateRows } from '../../project/date-rows.ts';
import { findDocuments } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { frozenCriteria } from '../../rules/frozen-criteria.ts';
import { placeOfSection } from '../../rules/place-of-section.ts';
import { RULE_NAMES } from '../../rules/rule-names.ts';
import { movedFindings } from './moved-findings.ts';
import type { Dating, Undated } from '../../criteria/freezing/dating.ts';
import type { GitRefusal } from '../../history/git-refusal.ts';
import type { Host } from '../../host.ts';
import type { Finding } from '../../lint/rule.ts';
import type { MovedFindings } from './moved-findings.ts';
import type { RowDating } from '../../project/date-rows.ts';
import type { Unasked } from '../../project/record-versions.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** What git shows about rows typed by hand, and how many of them it could date. */
export type HistoryCheck = {
  readonly diagnostics: readonly Diagnostic[];
  /** What the rule `frozen-criteria` reported for some of the same criteria. */
  readonly replaced: readonly Diagnostic[];
  readonly rows: number;
  readonly dated: number;
};

/** Asks git, document by document, whether each criterion in its present form was there before the results were. */
export async function checkHistory(project: Project, words: readonly string[]): Promise<HistoryCheck> {
  const diagnostics: Diagnostic[] = [];
  const replaced: Diagnostic[] = [];
  const counts = { rows: 0, dated: 0 };
  for (const { path } of findDocuments(project, words)) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded') continue;
    for (const record of loaded.subject.records) {
      const found = { loaded, record };
      const answer = await dateRows(project, found);
      counts.rows += rowsOf(answer);
      counts.dated += answer.kind === 'dated' ? answer.dating.dated : 0;
      const said = findingsOf(project, found, answer);
      diagnostics.push(...stamped(project, found, said.findings));
      replaced.push(...stamped(project, found, said.replaced));
    }
  }
  return { diagnostics, replaced, ...counts };
}

/** The summary line for standard error. */
export const historyLine = ({ rows, dated }: HistoryCheck): string =>
  rows === 0
    ? 'history: no criteria rest on rows typed by hand\n'
    : `history: ${dated} of ${counted(rows, 'row')} typed by hand dated by git\n`;

function rowsOf(answer: RowDating): number {
  if (answer.kind === 'nothing to date') return 0;
  return answer.kind === 'dated' ? answer.dating.rows : answer.rows;
}

/** Their severity is that of the rule that checks the same for rows with run records. */
function stamped(
  { config }: Project,
  { loaded, record }: FoundRecord,
  findings: readonly Finding[],
): readonly Diagnostic[] {
  const { name } = frozenCriteria;
  const set = config.rules.get(name);
  if (set === 'off') return [];
  const suppressions = suppressionsOf(loaded.subject.document, new Set(RULE_NAMES));
  return findings.flatMap((finding) => {
    const place = placeOf(record.document, finding.span);
    if (suppressions.silences(name, place.line)) return [];
    return [stamp(place, finding, { rule: name, severity: finding.severity ?? set ?? frozenCriteria.severity })];
  });
}

function findingsOf({ host }: Project, { record, loaded }: FoundRecord, answer: RowDating): MovedFindings {
  if (answer.kind === 'nothing to date') return { findings: [], replaced: [] };
  if (answer.kind === 'unknown')
    return { findings: [unverifiable(record, unaskedWords(host, loaded.path, answer.because))], replaced: [] };
  const { changes } = answer.dating;
  const moved = movedFindings(record, { ...loaded.subject.surroundings, typed: changes, sha256: host.sha256 });
  return { ...moved, findings: [...moved.findings, ...undatedFindings(record, answer.dating)] };
}

/** Why git cannot be asked about a document, and how to fix it. */
const unaskedWords = (host: Host, path: string, because: Unasked): GitRefusal =>
  (because === 'refused' ? gitRefusal(host, path) : undefined) ?? UNASKED[because];

const UNASKED = {
  'no repository': { because: 'the document is in no git repository', hint: 'commit criteria before results come in' },
  shallow: SHALLOW,
  partial: PARTIAL,
  refused: { because: 'git will not use this repository', hint: '`git status` in its folder says why' },
  'no-commits': { because: 'nothing is committed yet', hint: 'commit the criteria, then the results' },
  failed: { because: 'git cannot tell the history of the document', hint: '`git log --follow` says why' },
} as const satisfies Record<Unasked, GitRefusal>;

const UNDATED = {
  uncommitted: { because: 'not committed yet', hint: 'commit them, then check again' },
  'one commit': {
    because: 'one commit brought criteria and results',
    hint: 'a squash or a first commit leaves no order; commit criteria first',
  },
  'a merge': {
    because: 'no commit that is looked at brought them (a merge did, or it is too far back)',
    hint: '`git log --follow` shows where they came in',
  },
  'no id': { because: 'they have no run id', hint: 'give the table a column of run ids' },
} as const satisfies Record<Undated, GitRefusal>;

const MOST_NAMED = 3;

const undatedFindings = (record: ExperimentRecord, { undated }: Dating): readonly Finding[] =>
  [...undated].map(([reason, runs]) => {
    const { because, hint } = UNDATED[reason];
    const named = runs.filter((run) => run !== '').slice(0, MOST_NAMED);
    const rest = runs.length - named.length;
    const list = `${named.join(', ')}${rest > 0 && named.length > 0 ? ` and ${rest} more` : ''}`;
    return unverifiable(record, { because: list === '' ? because : `${because}: ${list}`, hint });
  });

function unverifiable(record: ExperimentRecord, { because, hint }: GitRefusal): Finding {
  const table = record.tables.find(({ role }) => role === 'runs');
  return {
    message: `dating not verifiable: ${because}`,
    span: table?.place.table.header.span ?? placeOfSection(record, ''),
    severity: 'warning',
    hint,
  };
}
