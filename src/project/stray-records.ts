import { idKey } from '../records/ids/id-key.ts';
import { RUNS_ENDING, runsFolderOf } from '../runs/record-path.ts';
import { MARKDOWN, isMarkdown } from '../text/markdown-name.ts';
import { configuredDocuments, isLookedThrough, markdownBelow, searchedFolders } from './find-documents.ts';
import { loadDocument } from './load-document.ts';
import { isSkipped } from './sparse-checkout.ts';
import { ifStillThere } from '../errors.ts';
import { stemOf } from '../text/slash-path.ts';
import { idKeysOf } from '../records/ids/ids-of.ts';
import type { Project } from './project.ts';

/** Run records without a document beside them; paths are absolute. */
export type StrayRecords = {
  readonly folder: string;
  /** Names of the records, and the experiments that they name. */
  readonly names: readonly string[];
  readonly experiments: readonly string[];
  /** The only document that they can belong to; undefined if there is none, or more than one. */
  readonly document: string | undefined;
};

/** The folders of run records whose document was moved, renamed or deleted without them. */
export async function strayRecords(project: Project): Promise<readonly StrayRecords[]> {
  const folders = lonelyFolders(project);
  if (folders.length === 0) return [];
  const stray: StrayRecords[] = [];
  const linked = linkedFolders(project);
  for (const folder of folders) {
    const held = linked.has(project.host.files.realpath(folder)) ? undefined : await recordsIn(project, folder);
    if (held === undefined) continue;
    stray.push({ folder, ...held, document: await documentOf(project, { folder, ...held }) });
  }
  return stray;
}

/** Folders named like those of run records, without a document of that name beside them. */
function lonelyFolders(project: Project): readonly string[] {
  const { host, isIgnored } = project;
  const seen = new Set<string>();
  const found: string[] = [];
  const walk = (folder: string): void => {
    if (seen.has(folder) || host.files.stat(folder)?.kind !== 'directory') return;
    seen.add(folder);
    const entries = host.files.list(folder);
    const folders = entries.flatMap(({ name, kind }) => (kind === 'directory' ? [name] : []));
    const ofRuns = folders.filter((name) => name.endsWith(RUNS_ENDING) && !name.startsWith('.'));
    for (const name of folders) if (isLookedThrough(name)) walk(host.paths.resolve(folder, name));
    const files = ofRuns.length === 0 ? [] : entries.filter(({ name }) => isMarkdown(name));
    const stems = new Set(files.map(({ name }) => name.slice(0, name.lastIndexOf('.'))));
    for (const name of ofRuns) {
      const path = host.paths.resolve(folder, name);
      const stem = name.slice(0, -RUNS_ENDING.length);
      const isLeftOut = (ending: string): boolean => isSkipped(project, host.paths.resolve(folder, stem + ending));
      if (!stems.has(stem) && !MARKDOWN.some(isLeftOut) && !isIgnored(host.paths.resolve(folder, `${stem}.md`)))
        found.push(path);
    }
  };
  for (const folder of searchedFolders(project)) walk(folder);
  return found;
}

/** The folders that documents in other places reach through a link. */
function linkedFolders(project: Project): ReadonlySet<string> {
  const { host } = project;
  const places = configuredDocuments(project).map(({ path }) => runsFolderOf(path));
  const links = places.filter((place) => host.files.lstat(place)?.kind === 'symlink' && host.files.exists(place));
  return new Set(links.map((link) => host.files.realpath(link)));
}

/** The run records in a folder; undefined if the folder belongs to something else. */
async function recordsIn(
  { host }: Project,
  folder: string,
): Promise<Pick<StrayRecords, 'names' | 'experiments'> | undefined> {
  const { readRunRecord } = await import('../runs/read-run-record.ts');
  const names: string[] = [];
  const experiments = new Set<string>();
  for (const { name, kind } of ifStillThere(() => host.files.list(folder)) ?? []) {
    if (kind !== 'file' || !name.endsWith('.json')) continue;
    const read = ifStillThere(() => host.files.readText(host.paths.resolve(folder, name)));
    const record = read?.kind === 'text' ? readRunRecord(read.text).record : undefined;
    if (record === undefined) continue;
    names.push(name);
    if (record.experiment !== '') experiments.add(record.experiment);
  }
  return names.length === 0 ? undefined : { names, experiments: [...experiments] };
}

type Held = Omit<StrayRecords, 'document'>;

/** The document of the same name or id: the only one with both, else the only one with either. */
async function documentOf(project: Project, held: Held): Promise<string | undefined> {
  const configured = configuredDocuments(project).map(({ path }) => path);
  return (await onlyOf(project, configured, held)) ?? onlyOf(project, elsewhere(project, held), held);
}

/** Documents with the name in places that the configuration does not cover. */
function elsewhere({ host, root }: Project, { folder }: Held): readonly string[] {
  return [...markdownBelow(host, root, root)].filter((path) => stemOf(path) === stemOf(folder));
}

async function onlyOf(project: Project, paths: readonly string[], held: Held): Promise<string | undefined> {
  const wanted = new Set(held.experiments.map(idKey));
  const found: { path: string; hasName: boolean; hasId: boolean }[] = [];
  for (const path of paths) {
    const loaded = await loadDocument(project, path, { runRecords: false });
    if (loaded.kind !== 'loaded') continue;
    const ids = idKeysOf(loaded.subject.records);
    const hasId = ids.some((id) => wanted.has(id));
    const hasName = stemOf(path) === stemOf(held.folder) && (hasId || ids.length === 0 || wanted.size === 0);
    if (hasId || hasName) found.push({ path, hasName, hasId });
  }
  const both = found.filter(({ hasName, hasId }) => hasName && hasId);
  const [only, ...others] = both.length > 0 ? both : found;
  return others.length > 0 ? undefined : only?.path;
}
