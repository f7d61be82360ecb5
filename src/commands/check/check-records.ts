import { RECORD_HISTORY } from '../../lint/machine-rules.ts';
import { placeOf, stamp } from '../../lint/stamp.ts';
import { suppressionsOf } from '../../lint/suppressions.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { findDocuments } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { recordHistories } from '../../project/record-histories.ts';
import { idKey } from '../../records/ids/id-key.ts';
import { RULE_NAMES } from '../../rules/rule-names.ts';
import { RUNS_ENDING, runsFolderOf } from '../../runs/record-path.ts';
import { MARKDOWN } from '../../text/markdown-name.ts';
import { ownerOf } from './owner-of-trail.ts';
import { trailFindings } from './trail-findings.ts';
import { tellUnseen } from './tell-unseen.ts';
import { runsTablesOf } from '../../records/runs-tables.ts';
import { idKeysOf } from '../../records/ids/ids-of.ts';
import type { Repository } from '../../history/repository-of.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { RecordHistories } from '../../project/record-histories.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Owner } from './owner-of-trail.ts';

/** Asks git, once for each repository, which run records were deleted or changed since they were committed. */
export async function checkRecords(project: Project, words: readonly string[]): Promise<readonly Diagnostic[]> {
  const { host, config } = project;
  if (config.rules.get(RECORD_HISTORY.name) === 'off') return [];
  const tell = tellUnseen(host, 'the history of run records');
  const diagnostics: Diagnostic[] = [];
  for (const [repository, owners] of await ownersByRepository(project, words)) {
    const histories = recordHistories(host, repository);
    if (histories.kind === 'unseen') tell(histories);
    else diagnostics.push(...inRepository(project, { repository, owners, histories }));
  }
  return diagnostics;
}

type Known = Extract<RecordHistories, { kind: 'known' }>;
type Asked = { readonly repository: Repository; readonly owners: readonly DocumentOwner[]; readonly histories: Known };
type DocumentOwner = Owner & { readonly loaded: FoundRecord['loaded'] };

/** The documents of each repository, with the folders of their run records. */
async function ownersByRepository(
  project: Project,
  words: readonly string[],
): Promise<ReadonlyMap<Repository, readonly DocumentOwner[]>> {
  const { host } = project;
  const repositories = new Map<string, Repository | undefined>();
  const tops = new Map<string, Repository>();
  const owners = new Map<Repository, DocumentOwner[]>();
  for (const { path } of findDocuments(project, words)) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded') continue;
    const real = host.files.realpath(path);
    const folder = host.paths.folderOf(real);
    if (!repositories.has(folder)) repositories.set(folder, repositoryOf(host, folder));
    const found = repositories.get(folder);
    if (found === undefined) continue;
    const repository = tops.get(found.top) ?? found;
    tops.set(found.top, repository);
    const ids = idKeysOf(loaded.subject.records);
    const owner = { loaded, folder: runsFolderOf(host.paths.relative(repository.top, real)), ids: new Set(ids) };
    owners.set(repository, [...(owners.get(repository) ?? []), owner]);
  }
  return owners;
}

function inRepository(project: Project, { repository, owners, histories }: Asked): readonly Diagnostic[] {
  const { host } = project;
  const isDocument = (folder: string): boolean =>
    MARKDOWN.some((ending) =>
      host.files.exists(host.paths.resolve(repository.top, folder.slice(0, -RUNS_ENDING.length) + ending)),
    );
  return histories.trails.flatMap((trail) => {
    if (trail.steps.length === 0 && trail.deleted === undefined) return [];
    const versions = trail.contents.flatMap((content) => histories.read(content) ?? []);
    const owner = ownerOf(trail, {
      owners,
      trails: histories.trails,
      isDocument,
      experiment: versions.at(-1)?.experiment,
    });
    if (owner === undefined) return [];
    const { surroundings } = owner.loaded.subject;
    const path = host.paths.relative(host.cwd, host.paths.resolve(repository.top, trail.path));
    if (surroundings.brokenRunRecords.some((message) => message.startsWith(path))) return [];
    const current = currentOf([...surroundings.runRecords.values()], versions);
    const findings = trailFindings(trail, { versions, current, path, read: histories.read });
    return findings.flatMap((finding) => stamped(project, owner, { ...finding, run: versions.at(-1)?.run ?? '' }));
  });
}

/** The present record of the run, even if it is in another file. */
function currentOf(kept: readonly RunRecord[], versions: readonly RunRecord[]): RunRecord | undefined {
  const last = versions.at(-1);
  const ofRun = kept.filter(({ run }) => run === last?.run);
  return ofRun.find(({ experiment }) => idKey(experiment) === idKey(last?.experiment ?? '')) ?? (ofRun.length === 1 ? ofRun[0] : undefined); // prettier-ignore
}

type Found = { readonly message: string; readonly hint: string; readonly run: string };

function stamped({ config }: Project, { loaded }: DocumentOwner, { run, ...finding }: Found): readonly Diagnostic[] {
  const { document, records } = loaded.subject;
  const tables = records.flatMap(runsTablesOf);
  const row = tables.flatMap(({ rows }) => rows.filter(({ id }) => id === run))[0]?.row;
  const span = row?.span ?? tables[0]?.place.table.header.span ?? records[0]?.root.heading?.span ?? START;
  const place = placeOf(document, span);
  if (suppressionsOf(document, new Set(RULE_NAMES)).silences(RECORD_HISTORY.name, place.line)) return [];
  const set = config.rules.get(RECORD_HISTORY.name);
  const severity = set === undefined || set === 'off' ? RECORD_HISTORY.severity : set;
  return [stamp(place, finding, { rule: RECORD_HISTORY.name, severity })];
}

const START = { start: 0, end: 0 };
