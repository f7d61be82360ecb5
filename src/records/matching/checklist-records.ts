import type { Block, List, ListItem } from '../../document/block.ts';
import type { Field } from '../../document/field.ts';
import type { Item } from '../../document/item.ts';
import { itemsOf } from '../../document/items-of.ts';
import { labelName } from '../../document/label-name.ts';
import { walkBlocks } from '../../document/walk-blocks.ts';
import { foldLine } from '../../template/fold-line.ts';
import type { ChecklistSpec, Kind } from '../../template/kind.ts';
import { joinKey, numbering } from '../../template/section-keys.ts';
import { sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import { lazy } from '../../text/lazy.ts';
import { lazyView } from '../lazy-view.ts';
import type { ChecklistRecord } from '../record.ts';
import { checklistRole, isChecklistSection } from './checklist-role.ts';
import { specKeyOf, specPlace } from './section-records.ts';
import type { MatchedSection } from './section-records.ts';

type ChecklistFacts = {
  readonly text: string;
  readonly sections: readonly MatchedSection[];
  readonly kind: Kind | undefined;
};

type Found = {
  readonly in: MatchedSection;
  /** The folded name of the label that the list belongs to, preceded by the labels above it. */
  readonly labels: readonly string[];
  readonly span: Span;
  readonly key: string;
  readonly specKey: string;
  readonly items: () => readonly Item[];
};

/**
 * The share of items in the shorter of two checklists that must agree for a checklist in another place to be the
 * kind's.
 */
const MOVED_OVERLAP = 0.5;

/**
 * The checklists of a record in document order: lists with boxes, and lists that the kind or their section marks as
 * criteria.
 */
export function checklistRecords({ text, sections, kind }: ChecklistFacts): readonly ChecklistRecord[] {
  const specs = kind?.checklists ?? [];
  const wanted = new Set(specs.map(({ key }) => key.replace(/#\d+$/u, '')));
  const keys = numbering();
  const specKeys = numbering();
  const found: Found[] = [];
  for (const section of sections) {
    for (const { list, labels } of listsIn(section)) {
      const place = specPlace(joinKey(specKeyOf(section), ...labels));
      if (!wanted.has(place) && !isChecklistSection(section) && !list.items.some((item) => hasBox(text, item)))
        continue;
      const specKey = section.spec?.repeated === true ? place : specKeys(place);
      const key = keys(joinKey(section.key, ...labels) || 'checklist');
      found.push({ in: section, labels, span: list.span, key, specKey, items: lazy(() => itemsOf(text, [list])) });
    }
  }
  const matches = matchChecklists(text, found, specs);
  return found.map((list) => checklistRecord(list, matches.get(list)));
}

function checklistRecord(list: Found, spec: ChecklistSpec | undefined): ChecklistRecord {
  const key = spec === undefined || list.in.spec?.repeated === true ? list.key : spec.key;
  const role = spec?.role ?? checklistRole(list.in, list.labels.at(-1));
  return checklistView({ key, spec, section: list.in.key, role, span: list.span, list });
}

type ChecklistState = Omit<ChecklistRecord, 'items'> & { readonly list: Found };

const checklistView = lazyView<ChecklistState, Pick<ChecklistRecord, 'items'>>({ items: ({ list }) => list.items() });

type LabelledList = { readonly list: List; readonly labels: readonly string[] };

/** The top-level lists of a section itself, each with the labels it belongs to. */
function listsIn({ section, own }: MatchedSection): readonly LabelledList[] {
  const lists: List[] = [];
  walkBlocks(section.body, (block) => {
    if (block.kind !== 'list') return undefined;
    lists.push(block);
    return 'skip';
  });
  if (lists.length === 0) return [];
  const owners = new Map<Block, Field>();
  for (const field of own) for (const block of field.blocks) owners.set(block, field);
  return lists.map((list) => {
    const owner = owners.get(list);
    return { list, labels: owner === undefined ? [] : [...owner.group, owner.name] };
  });
}

const hasBox = (text: string, { task, children }: ListItem): boolean =>
  task !== undefined || text.startsWith('[-] ', children[0]?.span.start ?? text.length);

function matchChecklists(
  text: string,
  found: readonly Found[],
  specs: readonly ChecklistSpec[],
): ReadonlyMap<Found, ChecklistSpec> {
  const matches = new Map<Found, ChecklistSpec>();
  const left = new Set(specs);
  const take = (list: Found, spec: ChecklistSpec | undefined): void => {
    if (spec === undefined) return;
    matches.set(list, spec);
    left.delete(spec);
  };
  const open = (): readonly Found[] => found.filter((list) => !matches.has(list));
  const byKey = new Map(specs.map((spec) => [spec.key, spec]));
  for (const list of found) {
    const spec = byKey.get(list.specKey);
    if (spec !== undefined && (left.has(spec) || list.in.spec?.repeated === true)) take(list, spec);
  }
  for (const list of open()) {
    const here = [...left].filter((spec) => spec.section === specKeyOf(list.in));
    take(
      list,
      here.find((spec) => labelName(spec.label ?? '') === (list.labels.at(-1) ?? '')) ??
        (here.length === 1 ? here[0] : undefined),
    );
  }
  for (const list of left.size === 0 ? [] : open())
    take(
      list,
      [...left].find((spec) => sharesItems(text, list, spec)),
    );
  return matches;
}

function sharesItems(text: string, list: Found, spec: ChecklistSpec): boolean {
  const own = list.items().map((item) => foldLine(sliceOf(text, item.text)));
  const known = new Set(spec.items.map((item) => foldLine(item.text)));
  const shared = own.filter((item) => known.has(item)).length;
  return shared > 0 && shared >= MOVED_OVERLAP * Math.min(own.length, known.size);
}
