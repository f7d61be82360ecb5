import { foldName } from '../../text/fold-name.ts';
import type { FoundCriterion } from './found-criterion.ts';

/**
 * Merges rows that give the outcome of criteria defined elsewhere. A mark there is the mark of that criterion, if a
 * person decides it and nobody has marked it; any other marked row counts by itself. An unmarked row about such a
 * criterion adds nothing, and among results no unmarked row does.
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

/** A person decides it, and there is nothing that looks like a mark. */
const isOpen = ({ statements, mark, openMark }: FoundCriterion): boolean =>
  statements.length === 0 && mark === 'none' && openMark === undefined;

/** A stop rule and a criterion of the same name are different things. */
const recalls = (row: FoundCriterion, { label, sentence, role }: FoundCriterion): boolean =>
  row.role === role &&
  [label, sentence].some((words) => foldName(words) === foldName(row.label) && foldName(words) !== '');
