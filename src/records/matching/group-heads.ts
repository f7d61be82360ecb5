import type { Block, List } from '../../document/block.ts';
import type { Field } from '../../document/field.ts';
import type { Span } from '../../text/span.ts';
import { lazy } from '../../text/lazy.ts';

/**
 * The labels that only name what is below them: tables, checklists, and lists in which every item is a field of its
 * own.
 */
export function groupHeads(fields: readonly Field[], checklists: readonly Span[]): ReadonlySet<Field> {
  const starts = lazy(() => new Map<number, Field>(fields.map((field) => [field.span.start, field])));
  const ticked = new Set(checklists.map(({ start }) => start));
  const isGroup = (head: Field, block: Block): boolean =>
    block.kind === 'table' || (block.kind === 'list' && (ticked.has(block.span.start) || isListOfFields(head, block)));
  const isListOfFields = (head: Field, { items }: List): boolean =>
    items.every((item) => starts().get(item.marker.start)?.group.at(-1) === head.name);
  return new Set(
    fields.filter(
      (field) =>
        field.value.start === field.value.end &&
        field.blocks.length > 0 &&
        field.blocks.every((block) => isGroup(field, block)),
    ),
  );
}
