import type { RunRow } from './report.ts';

/** The class of a row that is not a measurement: `reference`, `summary`, `excluded: OOM`; empty for a measurement. */
export function rowMark({ class: kind, reason }: RunRow): string {
  if (kind === 'excluded') return reason === null ? kind : `${kind}: ${reason}`;
  return kind === 'reference' || kind === 'summary' ? kind : '';
}
