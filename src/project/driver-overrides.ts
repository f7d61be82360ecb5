import { DRIVER } from '../merge/driver-command.ts';
import { counted } from '../text/counted.ts';
import { configuredDocuments } from './find-documents.ts';
import { attributeReader } from './git-attributes.ts';
import type { GitAttribute } from '../lint/rule.ts';
import type { Project } from './project.ts';

/**
 * Attributes that take precedence over the lines of the merge driver (git uses the last line, and the nearest file),
 * one sentence each.
 */
export function driverOverrides(project: Project): readonly string[] {
  const { host, root } = project;
  // The lines may have been written since the project was opened.
  const attributesOf = attributeReader(host, root);
  const byPlace = new Map<string, { readonly attribute: GitAttribute; readonly documents: string[] }>();
  for (const { path } of configuredDocuments(project)) {
    const attribute = attributesOf(path).find(({ name }) => name === 'merge');
    if (attribute === undefined || attribute.value === DRIVER) continue;
    const key = `${attribute.path}:${attribute.line}`;
    const shown = host.paths.relative(host.cwd, path);
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, { attribute, documents: [shown] });
    else known.documents.push(shown);
  }
  return [...byPlace].map(([place, { attribute, documents }]) => {
    const more = documents.length === 1 ? '' : ` and ${counted(documents.length - 1, 'other')}`;
    return `${place} sets \`${attribute.written}\` for ${documents[0] ?? ''}${more}`;
  });
}
