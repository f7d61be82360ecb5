import { configIn } from './find-root.ts';
import type { Project } from './project.ts';

/**
 * The configuration (absolute path) of a folder below the project's root that a document's path lies nearer to, if any. One
 * that was named holds for all.
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

/** The documents that no nearer configuration holds, in their order; of each that holds some is told, once. */
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
