import { idKey } from '../records/ids/id-key.ts';
import { loadDocument } from './load-document.ts';
import { ownDocuments } from './own-documents.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { DocumentSubject } from '../lint/rule.ts';
import type { Project } from './project.ts';

/** Returns the record with an id; undefined if there is none, or more than one. */
export type DocumentResolver = (id: string) => ExperimentRecord | undefined;

const known = new WeakMap<Project, Promise<DocumentResolver>>();
const NOTHING: DocumentResolver = () => undefined;

/**
 * Returns the resolver for `doc("…")` in a document; the collection is read once, and only if the document contains
 * that word.
 */
export async function documentResolver(project: Project, { document }: DocumentSubject): Promise<DocumentResolver> {
  if (!document.source.text.includes('doc(')) return NOTHING;
  const resolver = known.get(project) ?? resolverOf(project);
  known.set(project, resolver);
  return resolver;
}

async function resolverOf(project: Project): Promise<DocumentResolver> {
  const records = new Map<string, ExperimentRecord | undefined>();
  for (const { path } of ownDocuments(project)) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded') continue;
    for (const record of loaded.subject.records) {
      const id = record.id === undefined ? undefined : idKey(record.id.text);
      if (id !== undefined) records.set(id, records.has(id) ? undefined : record);
    }
  }
  return (id) => records.get(idKey(id));
}
