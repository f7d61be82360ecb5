import { configIn } from './find-root.ts';
import type { Project } from './project.ts';

/**
 * The configuration (absolute path) in a folder below the project's root that is nearer to a document's path, if any.
 * One given by name applies to all documents.
 */
export function nearerConfiguration({ host, root, isConfigNamed }: Project): (path: string) => string | undefined {
  if (isConfigNamed) return () => undefined;
  const known = new Map<string, string | undefined>();
  const inFolder = (folder: string): string | undefined => {
    if (folder.length <= root.length || !folder.startsWith(root)) return undefined;
    if (!known.has(folder)) known.set(folder, configIn(host, folder) ?? inFolder(host.paths.folderOf(folder)));
    return known.get(folder);
  };
  return (path) => inFolder(host.paths.folderOf(path));
}

/**
 * The documents to which no nearer configuration applies, in their order; each nearer configuration is reported once.
 */
export function* heldHere<Document extends { readonly path: string }>(
  project: Project,
  documents: Iterable<Document>,
  tell: (configuration: string) => void,
): Generator<Document> {
  const nearer = nearerConfiguration(project);
  const told = new Set<string>();
  for (const document of documents) {
    const other = nearer(document.path);
    if (other === undefined) yield document;
    else if (!told.has(other)) {
      told.add(other);
      tell(other);
    }
  }
}
