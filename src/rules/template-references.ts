import { foldLine } from '../template/fold-line.ts';
import { lineAround } from '../text/line-around.ts';
import type { Kind } from '../template/kind.ts';
import type { TemplatePlace } from '../text/diagnostic.ts';
import type { Reference } from '../records/references-in.ts';

/**
 * The place in the template that a document's reference was copied from; `isOwn`: it refers to the number that the
 * template itself has.
 */
export type TemplateReference = { readonly at: TemplatePlace; readonly isOwn: boolean };

/** Where the template has a document's reference: after the same words of a line, whatever was filled in after it. */
export function templateReference(
  { id, span }: Reference,
  text: string,
  kind: Kind | undefined,
): TemplateReference | undefined {
  if (kind === undefined || !kind.text.includes(id)) return undefined;
  const upTo = foldLine(text.slice(lineAround(text, span.start).start, span.end));
  const lines = kind.text.split(/\r\n|\r|\n/u);
  const at = lines.findIndex((line) => endsOf(id, line).some((end) => foldLine(line.slice(0, end)) === upTo));
  if (at === -1) return undefined;
  return { at: { path: kind.path, line: at + 1 }, isOwn: lines.some((line) => bearsId(id, line)) };
}

/**
 * Whether a line is a title with this id: the template's, that in front matter, or that of a ledger's record, where it
 * comes first.
 */
function bearsId(id: string, line: string): boolean {
  if (!line.includes(id)) return false;
  const marker = /^#{2,6}[ \t]+/.exec(line)?.[0];
  return /^(?:#[ \t]|title:)/.test(line) || (marker !== undefined && line.startsWith(id, marker.length));
}

/** Where each occurrence of an id in a line ends. */
function endsOf(id: string, line: string): readonly number[] {
  const ends: number[] = [];
  for (let at = line.indexOf(id); at !== -1; at = line.indexOf(id, at + 1)) ends.push(at + id.length);
  return ends;
}
