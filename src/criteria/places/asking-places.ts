import type { ExperimentRecord, TableRecord } from '../../records/record.ts';
import { titleSection } from '../../template/section-keys.ts';
import { asksUnder, meaningOf, tellingHeading } from '../../template/words/section-words.ts';
import { ROLE_OF_LABEL } from '../../template/words/table-words.ts';
import type { SectionPlace } from './found-criterion.ts';
import { rowColumns } from './row-columns.ts';

/** Where a table sets limits: among criteria or stop rules, in the section of the decision, or among results. */
export type AskingPlace = 'criteria' | 'decision' | 'results';

/**
 * What a table's place says about it; undefined if it is elsewhere. A title does not count: it says what the experiment
 * is about.
 */
export function askingReader({
  root,
}: ExperimentRecord): (table: TableRecord, place: SectionPlace) => AskingPlace | undefined {
  const title = titleSection(root);
  return (table, { role }) => {
    if (role === 'criterion' || role === 'kill') return 'criteria';
    if (role !== undefined) return undefined;
    const { path } = table.place;
    const own = title !== undefined && path[0] === title.name ? path.slice(1) : path;
    const under = asksUnder(own);
    if (under === 'go') return 'criteria';
    if (under === 'decision') return under;
    return meaningOf(tellingHeading(own) ?? '')?.role === 'results' && judgesCriteria(table) ? 'results' : undefined;
  };
}

/** `Criterion | Status`, `Gate | Pass?` among results: the outcome of criteria is given there. */
function judgesCriteria(table: TableRecord): boolean {
  const { naming, limits, result } = rowColumns(table);
  const name = table.columns[naming]?.name ?? '';
  return limits.length === 0 && result >= 0 && name !== 'check' && ROLE_OF_LABEL.get(name) === 'criteria';
}
