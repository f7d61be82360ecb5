import { configuredDocuments, hasPlace, markdownBelow } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { readsAsExperiment } from '../reads-as-experiment.ts';
import { foundTemplates } from './found-templates.ts';
import { placeOf } from './document-place.ts';
import { namingScheme } from './naming-scheme.ts';
import { addToGroup } from '../../text/group-by.ts';
import { hasRunsTable } from '../../records/runs-tables.ts';
import type { Project } from '../../project/project.ts';
import type { Kind } from '../../template/kind.ts';
import type { DocumentPlace } from './document-place.ts';
import type { NamedDocument } from './naming-scheme.ts';

/** What a configuration should say about a kind, as far as it differs from the default. */
export type FoundKind = {
  readonly name: string;
  readonly template?: string;
  readonly directory?: string;
  readonly id?: string;
  readonly file?: string;
};

/** What is in a folder before any configuration: kinds, and the folders (relative to the root) with documents. */
export type Survey = {
  readonly kinds: readonly FoundKind[];
  readonly folders: readonly string[];
  /** The patterns (relative to the root) of documents outside all folders that are searched anyway. */
  readonly patterns: readonly string[];
  readonly documents: number;
};

/** The greatest number of files examined. */
const MOST_FILES = 500;

/** Searches for the team's own templates, and for documents: files that are of a kind, have an id or log runs. */
export async function survey(project: Project): Promise<Survey> {
  const { host, root } = project;
  const files = [...markdownBelow(host, root, root)].slice(0, MOST_FILES);
  const templates = foundTemplates(project, files);
  const known = withTemplates(project, templates);
  const places: DocumentPlace[] = [];
  const byKind = new Map<Kind, (NamedDocument & DocumentPlace)[]>();
  const isMeant = hasPlace(known);
  for (const { path } of configuredDocuments(known).slice(0, MOST_FILES)) {
    const loaded = await loadDocument(known, path, { runRecords: false });
    if (loaded.kind !== 'loaded') continue;
    const { kind } = loaded.detection;
    if (kind === undefined && !readsAsExperiment(loaded.subject, isMeant || loaded.subject.records.some(hasRunsTable)))
      continue;
    const id = loaded.subject.records[0]?.id?.text;
    const place = placeOf(host.paths.relative(root, path), id);
    places.push(place);
    if (kind !== undefined && id !== undefined && loaded.subject.records.length === 1)
      addToGroup(byKind, kind, { id, ...place });
  }
  const kinds = known.kinds.flatMap((kind) => {
    const template = templates.find((found) => found.kind === kind);
    const said = kindSaid(kind, byKind.get(kind) ?? []);
    if (template === undefined && Object.keys(said).length === 0) return [];
    const path = template === undefined ? {} : { template: host.paths.relative(root, template.path) };
    return [{ name: kind.name, ...path, ...said }];
  });
  return {
    kinds,
    folders: [...new Set(places.map(({ folder }) => folder))].toSorted(),
    patterns: [...new Set(places.map(({ pattern }) => pattern))].toSorted(),
    documents: places.length,
  };
}

function withTemplates(project: Project, templates: ReturnType<typeof foundTemplates>): Project {
  const own = new Set([...project.ownKinds, ...templates.map(({ kind }) => kind.name)]);
  const others = project.kinds.filter(({ name }) => project.ownKinds.has(name) || !own.has(name));
  return {
    ...project,
    kinds: [...templates.map(({ kind }) => kind), ...others],
    ownKinds: own,
    templatePaths: new Set([...project.templatePaths, ...templates.map(({ path }) => path)]),
  };
}

/** How documents of a kind are named and where they are, if that differs from the kind itself. */
function kindSaid(
  { identity }: Kind,
  documents: readonly (NamedDocument & DocumentPlace)[],
): Omit<FoundKind, 'name' | 'template'> {
  const [first] = documents;
  if (first === undefined) return {};
  const { id, file: named } = namingScheme(documents);
  // If a kind has no numbers, a document's id is its file's name.
  const file = (id ?? identity.idPattern) ? named : named?.replace('{id}', '{slug}');
  const isOneFolder = documents.every(({ folder }) => folder === first.folder);
  const directory = first.folder === '' ? '.' : first.folder;
  return {
    ...(isOneFolder && directory !== identity.directory ? { directory } : {}),
    ...(id === undefined || id === identity.idPattern ? {} : { id }),
    ...(file === undefined || file === identity.fileName ? {} : { file }),
  };
}
