import { above } from '../../text/slash-path.ts';
import type { FoundCriterion } from './found-criterion.ts';

/** A list whose items all have the same sign and no signature. */
type Decorated = {
  readonly mark: 'met' | 'unmet';
  /** Its section, and the one above: lists that share one of them are beside each other. */
  readonly places: readonly string[];
  readonly count: number;
};

/**
 * ❌ before every item of a list of stop rules, and ✅ before every item of the list beside it that says when to go on,
 * are just decoration: nobody has marked the items. A ❌ on a single item of a list is a person's mark.
 */
export function withoutDecoration(found: readonly FoundCriterion[]): readonly FoundCriterion[] {
  const lists = listsIn(found);
  if (lists.size === 0) return found;
  const [stops, goes] = [placesOf(lists, 'unmet'), placesOf(lists, 'met')];
  const isDecoration = ({ mark, places, count }: Decorated): boolean =>
    (mark === 'unmet' && count > 1) || places.some((place) => (mark === 'met' ? stops : goes).has(place));
  const dressed = new Set([...lists].filter(([, list]) => isDecoration(list)).map(([start]) => start));
  return found.map((criterion) =>
    criterion.list !== undefined && dressed.has(criterion.list)
      ? { ...criterion, mark: 'none', openMark: OPEN }
      : criterion,
  );
}

const OPEN = {
  because: 'the same sign is in front of each item of its list, and counts once it is signed (— name, date)',
  isContrary: false,
} as const;

const placesOf = (lists: ReadonlyMap<number, Decorated>, wanted: Decorated['mark']): ReadonlySet<string> =>
  new Set([...lists.values()].flatMap(({ mark, places }) => (mark === wanted ? places : [])));

function listsIn(found: readonly FoundCriterion[]): ReadonlyMap<number, Decorated> {
  const lists = new Map<number, Decorated | undefined>();
  for (const criterion of found) {
    const { list, keyParts } = criterion;
    if (list === undefined) continue;
    const mark = signOf(criterion);
    const before = lists.get(list);
    const [section = ''] = keyParts;
    const isFirst = !lists.has(list);
    const places = [`in ${section}`, `under ${above(section)}`];
    const isSame = mark !== undefined && (isFirst || before?.mark === mark);
    lists.set(list, isSame ? { mark, places, count: (before?.count ?? 0) + 1 } : undefined);
  }
  return new Map([...lists].flatMap(([start, list]) => (list === undefined ? [] : [[start, list] as const])));
}

/** The sign that suits a list: ❌ for a stop rule, ✅ for any other criterion. */
function signOf({ role, mark, hasBox, signature, markSpan }: FoundCriterion): 'met' | 'unmet' | undefined {
  if (hasBox || signature !== undefined || markSpan === undefined) return undefined;
  if (role === 'kill') return mark === 'unmet' ? 'unmet' : undefined;
  return role === 'criterion' && mark === 'met' ? 'met' : undefined;
}
