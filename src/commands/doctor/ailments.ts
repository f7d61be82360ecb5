import { DRIVER } from '../../merge/driver-command.ts';
import { driverGaps } from '../../project/driver-gaps.ts';
import { driverOverrides } from '../../project/driver-overrides.ts';
import { configuredDocuments } from '../../project/find-documents.ts';
import { ownDocuments } from '../../project/own-documents.ts';
import { strayRecords } from '../../project/stray-records.ts';
import { wayHome } from '../../project/way-home.ts';
import { loadDocument } from '../../project/load-document.ts';
import { conflictedPath } from '../../runs/broken-record.ts';
import { rekeyedId } from '../../runs/rekeyed-row.ts';
import { rowlessRuns } from '../../runs/rowless-runs.ts';
import { runsFolderOf } from '../../runs/record-path.ts';
import { hasMarkers } from '../log/fold-document.ts';
import { spoolsNear } from '../log/spools-near.ts';
import { locksIn } from './locks-in.ts';
import { queueOf } from './queue-of.ts';
import { quarantinedIn, straysBeside, straysIn } from './strays.ts';
import { startTakeovers } from './taken-over.ts';
import { startTwinLint } from './twins-of.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { StrayRecords } from '../../project/stray-records.ts';
import type { LockSeen } from './locks-in.ts';
import type { QueuedRow } from './queue-of.ts';

/** A run record whose run has no row in its document. */
export type RowlessRun = {
  readonly document: string;
  readonly run: string;
  readonly status: string;
  /** What its row is called by the table's present key, where that was changed. */
  readonly now?: string;
};

/** Run records without a document beside them; paths relative to the current folder. */
export type StrayFolder = { readonly folder: string; readonly document: string | undefined; readonly hint: string };

/** Everything that is wrong around a project; paths relative to the current folder. */
export type Ailments = {
  readonly queue: readonly QueuedRow[];
  readonly locks: readonly LockSeen[];
  readonly strays: readonly string[];
  readonly quarantined: readonly string[];
  readonly runsWithoutRow: readonly RowlessRun[];
  /** Documents and run records that a merge left in conflict; documents first, because they are resolved first. */
  readonly conflicts: readonly string[];
  /** One sentence for each run record that cannot be read, or is the second one of its run. */
  readonly brokenRecords: readonly string[];
  /** Folders of run records whose document is elsewhere, or missing, and how to fix it. */
  readonly strayRecords: readonly StrayFolder[];
  /** One sentence for each second document with an id. */
  readonly twins: readonly string[];
  /** One sentence for each line of attributes that prevents git from calling this clone's merge driver. */
  readonly overridden: readonly string[];
  /** Why git cannot call the merge driver named in the attributes, in one sentence. */
  readonly driver: readonly string[];
  /**
   * One sentence for each of the team's own templates that takes documents which a built-in kind fits as well: this is
   * not wrong yet.
   */
  readonly takenOver: readonly string[];
};

/** Examines a project: its spool and locks, what killed writers left, and whether documents and run records agree. */
export async function ailmentsOf(project: Project): Promise<Ailments> {
  const { host, root } = project;
  const clone = await host.git.facts(root);
  const paths = configuredDocuments(project).map(({ path }) => path);
  const folders = new Set(paths.map((path) => host.paths.folderOf(path)));
  const near = spoolsNear(host, root, [...folders]);
  const runFolders = paths.map(runsFolderOf).filter((folder) => host.files.stat(folder)?.kind === 'directory');
  const shown = (path: string): string => host.paths.relative(host.cwd, path);
  const queue = await queueOf(host, near);
  return {
    queue,
    locks: near.flatMap(({ state }) => locksIn(host, state)),
    strays: [
      ...near.flatMap(({ state }) => straysIn(host, state)),
      ...[...folders, ...runFolders].flatMap((folder) => straysBeside(host, folder)),
    ].map(shown),
    quarantined: near.flatMap(({ state }) => quarantinedIn(host, state)).map(shown),
    ...(await contradictions(project, {
      paths: ownDocuments(project).map(({ path }) => path),
      queue,
      unmerged: clone?.unmerged ?? [],
    })),
    strayRecords: (await strayRecords(project)).map((stray) => strayFolder(project, stray)),
    // Without the driver (`init --merge` was not run here) there is no call to prevent.
    overridden: clone?.settings.has(`merge.${DRIVER}.driver`) === true ? driverOverrides(project) : [],
    driver: clone === undefined ? [] : await driverGaps(project, driverAt(host)),
  };
}

/** The driver in the settings of a clone (its top folder): documents may be in a repository of their own. */
const driverAt =
  (host: Host) =>
  async (top: string): Promise<string | undefined> =>
    (await host.git.facts(top))?.settings.get(`merge.${DRIVER}.driver`);

const strayFolder = ({ host }: Project, stray: StrayRecords): StrayFolder => ({
  folder: host.paths.relative(host.cwd, stray.folder),
  document: stray.document === undefined ? undefined : host.paths.relative(host.cwd, stray.document),
  hint: wayHome(host, stray),
});

/** The runs of a document whose records have no row; whatever its kind, somebody logged into it. */
const rowlessOf = ({ records, surroundings }: DocumentSubject): readonly Omit<RowlessRun, 'document'>[] =>
  rowlessRuns(records, surroundings.runRecords).flatMap(({ runs, tables }) =>
    runs.map((record) => {
      const now = rekeyedId(record, tables);
      return { run: record.run, status: record.status, ...(now === undefined ? {} : { now }) };
    }),
  );

type Looked = {
  readonly paths: readonly string[];
  readonly queue: readonly QueuedRow[];
  /** Files that are in conflict according to git. */
  readonly unmerged: readonly string[];
};

async function contradictions(
  project: Project,
  { paths, queue, unmerged }: Looked,
): Promise<Pick<Ailments, 'runsWithoutRow' | 'twins' | 'conflicts' | 'brokenRecords' | 'takenOver'>> {
  const lint = startTwinLint();
  const takeovers = startTakeovers(project);
  const runsWithoutRow: RowlessRun[] = [];
  const [documents, records, brokenRecords]: [Set<string>, Set<string>, string[]] = [new Set(), new Set(), []];
  const waiting = new Set(queue.map(({ document, run }) => `${document ?? ''}\n${run ?? ''}`));
  for (const path of paths) {
    const loaded = await loadDocument(project, path);
    const folder = `${runsFolderOf(path)}/`;
    for (const each of unmerged) {
      if (each === path) documents.add(project.host.paths.relative(project.host.cwd, each));
      if (each.startsWith(folder)) records.add(project.host.paths.relative(project.host.cwd, each));
    }
    if (loaded.kind !== 'loaded') continue;
    if (hasMarkers(loaded)) documents.add(loaded.source.path);
    const { surroundings } = loaded.subject;
    for (const message of surroundings.brokenRunRecords) {
      const conflicted = conflictedPath(message);
      if (conflicted === undefined) brokenRecords.push(message);
      else records.add(conflicted);
    }
    for (const each of rowlessOf(loaded.subject))
      if (!waiting.has(`${loaded.source.path}\n${each.run}`))
        runsWithoutRow.push({ document: loaded.source.path, ...each });
    if (loaded.detection.kind === undefined) continue;
    lint.add(loaded.subject);
    takeovers.add(path, loaded);
  }
  const twins = lint
    .finish()
    .map(({ path, line, message, hint }) => `${path}:${line}: ${message}${hint === undefined ? '' : `; ${hint}`}`);
  return { runsWithoutRow, twins, conflicts: [...documents, ...records], brokenRecords, takenOver: takeovers.finish() };
}
