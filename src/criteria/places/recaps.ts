import { foldName } from '../../text/fold-name.ts';
import type { FoundCriterion } from './found-criterion.ts';

/**
 * Rows that say how it went with what is asked elsewhere. A mark there is that of the criterion it recalls, where a person
 * decides that and nobody has marked it; any other marked row counts by itself. An unmarked row that recalls one asks nothing
 * more, and where results are told none does.
 */
export function withRecaps(found: readonly FoundCriterion[]): readonly FoundCriterion[] {
  if (found.every(({ recap }) => recap === undefined)) return found;
  const asked = found.filter(({ recap }) => recap === undefined);
  const rows = found.filter(({ recap }) => recap !== undefined);
  const marks = new Map<FoundCriterion, 'met' | 'unmet'>();
  const taken = new Set<FoundCriterion>();
  for (const row of rows) {
    const [criterion, ...more] = asked.filter((each) => recalls(row, each));
    if (row.mark === 'none' && (criterion !== undefined || row.recap === 'results')) taken.add(row);
    if (row.mark === 'none' || criterion === undefined || more.length > 0 || !isOpen(criterion)) continue;
    if (rows.some((other) => other.mark !== 'none' && other.mark !== row.mark && recalls(other, criterion))) continue;
    marks.set(criterion, row.mark);
    taken.add(row);
  }
  return found
    .filter((each) => !taken.has(each))
    .map((each) => {
      const mark = marks.get(each);
      return mark === undefined ? each : { ...each, mark };
    });
}

/** A person decides it, and nothing that looks like a mark stands there. */
const isOpen = ({ statements, mark, openMark }: FoundCriterion): boolean =>
  statements.length === 0 && mark === 'none' && openMark === undefined;

/** A stop rule and a criterion of one name ask for different things. */
const recalls = (row: FoundCriterion, { label, sentence, role }: FoundCriterion): boolean =>
  row.role === role &&
  [label, sentence].some((words) => foldName(words) === foldName(row.label) && foldName(words) !== '');
