import { namingPart } from '../../records/naming-part.ts';

/** The place of a document: the folder of such documents, its name there, and the pattern that finds them. */
export type DocumentPlace = { readonly folder: string; readonly fileName: string; readonly pattern: string };

/**
 * Determines the place from a path relative to the root; a README in a folder named by the document's id is named by
 * that folder.
 */
export function placeOf(path: string, id: string | undefined): DocumentPlace {
  const parts = path.split('/');
  const name = namingPart(path);
  const isOfFolder = parts.length > 1 && id !== undefined && name === parts.at(-2) && name.startsWith(id);
  const length = isOfFolder ? 2 : 1;
  const folder = parts.slice(0, -length).join('/');
  const fileName = parts.slice(-length).join('/');
  const file = isOfFolder ? `*/${parts.at(-1) ?? ''}` : '*.md';
  return { folder, fileName, pattern: folder === '' ? file : `${folder}/${file}` };
}
