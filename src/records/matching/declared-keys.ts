import { labelName } from '../../document/label-name.ts';
import { statementsOf, runsStatementIn } from '../../template/statements/annotations.ts';
import { headerName } from '../../template/words/table-words.ts';
import { keysNamed } from '../../template/words/several-keys.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { TablePlace } from '../../document/table-place.ts';

/**
 * The columns that the document itself declares as the key of its runs (`<!-- expctl: runs key="Model" -->`,
 * `key="Model, Seed"`), by folded name. They apply to the next table below the comment and its heading, else to the one
 * above, if that has such columns.
 */
export function declaredKeys(
  { directives }: Pick<MarkdownDocument, 'directives'>,
  places: readonly TablePlace[],
): ReadonlyMap<TablePlace, readonly string[]> {
  const keys = new Map<TablePlace, readonly string[]>();
  for (const directive of directives) {
    const said = runsStatementIn(statementsOf(directive));
    const key = said?.options.get('key') ?? '';
    if (named(key) === '') continue;
    const { start, end } = directive.span;
    const below = places.find(({ table }) => table.span.start >= end);
    const isNear = below !== undefined && (below.section.heading?.span.start ?? 0) <= start;
    const above = places.findLast(({ table }) => table.span.end <= start);
    const near = [...(isNear ? [below] : []), ...(above === undefined ? [] : [above])];
    for (const place of near) {
      const columns = keysNamed(key, place.header.map(named), named);
      if (columns === undefined) continue;
      keys.set(place, columns);
      break;
    }
  }
  return keys;
}

/** A column whose header is only signs (`#`) is named by them. */
const named = (title: string): string => headerName(labelName(title), title);
