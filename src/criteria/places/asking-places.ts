import type { ExperimentRecord, TableRecord } from '../../records/record.ts';
import { titleSection } from '../../template/section-keys.ts';
import { asksUnder } from '../../template/words/section-words.ts';
import type { SectionPlace } from './found-criterion.ts';

/** Where a table asks for a decision: among criteria or stop rules, or where the decision is taken. */
export type AskingPlace = 'criteria' | 'decision';

/** What a table's place says of it; undefined: it stands among something else. A title says what the experiment is about. */
export function askingReader({
  root,
}: ExperimentRecord): (table: TableRecord, place: SectionPlace) => AskingPlace | undefined {
  const title = titleSection(root);
  return ({ place: { path } }, { role }) => {
    if (role === 'criterion' || role === 'kill') return 'criteria';
    if (role !== undefined) return undefined;
    const under = asksUnder(title !== undefined && path[0] === title.name ? path.slice(1) : path);
    return under === 'go' ? 'criteria' : under === 'decision' ? under : undefined;
  };
}
