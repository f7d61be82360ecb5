import { decide } from '../../src/criteria/decide.ts';
import type { Outcome } from '../../src/criteria/outcome.ts';
import { recordOf } from './record-of.ts';

/** A document with these rows in a table of that header under `## Success Criteria`, and what follows. */
export const askingPage = (header: string, rows: readonly string[], more = ''): string =>
  [
    '# EXP-007: Quiet tides',
    '',
    '## Success Criteria',
    '',
    `| ${header} |`,
    header.replace(/[^|]+/gu, ' --- ').replace(/^.*$/u, '|$&|'),
    ...rows.map((row) => `| ${row} |`),
    '',
    more,
  ].join('\n');

/** The outcomes of its rows. */
export const outcomesOf = (text: string): readonly Outcome[] =>
  decide(recordOf(text), { runRecords: new Map() }).outcomes;

/** The same for one row of `Metric | Target | Actual`, as outcome and reason. */
export function askedRow(row: string): readonly [kind: string, because: string] {
  const [outcome] = outcomesOf(askingPage('Metric | Target | Actual', [row]));
  return [outcome?.kind ?? 'none', outcome?.because ?? ''];
}
