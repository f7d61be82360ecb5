import type { MarkdownDocument } from '../../document/markdown-document.ts';
import { labelName } from '../../document/label-name.ts';
import type { TablePlace } from '../../document/table-place.ts';
import { statementsOf } from '../../template/statements/annotations.ts';

/**
 * The columns that a document itself calls the key of its runs (`<!-- expctl: runs key="Model" -->`), by folded name: of the next
 * table below the comment and its heading, else of the one above, where that has such a column.
 */
export function declaredKeys(
  { directives }: Pick<MarkdownDocument, 'directives'>,
  places: readonly TablePlace[],
): ReadonlyMap<TablePlace, string> {
  const keys = new Map<TablePlace, string>();
  for (const directive of directives) {
    const said = statementsOf(directive).find(({ words }) => words[0] === 'runs' && words[1] !== 'where');
    const key = labelName(said?.options.get('key') ?? '');
    if (key === '') continue;
    const { start, end } = directive.span;
    const below = places.find(({ table }) => table.span.start >= end);
    const isNear = below !== undefined && (below.section.heading?.span.start ?? 0) <= start;
    const above = places.findLast(({ table }) => table.span.end <= start);
    const near = [...(isNear ? [below] : []), ...(above === undefined ? [] : [above])];
    const meant = near.find(({ header }) => header.some((title) => labelName(title) === key));
    if (meant !== undefined) keys.set(meant, key);
  }
  return keys;
}
