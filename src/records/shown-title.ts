import { plainText } from '../document/plain-text.ts';
import type { ExperimentRecord } from './record.ts';

/**
 * The title as lists and headlines show it: what the field says that the kind fills with the title, else the record's
 * title without the words that every document of the kind has there (`[ML-EXP]: `, `Experiment Plan: `).
 */
export function shownTitle({ kind, title, fields }: ExperimentRecord): string {
  const written = title?.text ?? '';
  if (kind === undefined) return written;
  const pattern = kind.identity.titlePattern;
  if (pattern !== undefined) return withoutLead(written, pattern);
  const field = fields.find(({ spec, filling }) => spec?.source === 'title' && filling === 'filled');
  return field === undefined ? written : plainText(field.value.text);
}

/** A title without what the kind's pattern has before `{title}`. */
export function withoutLead(title: string, pattern: string): string {
  const lead = pattern.slice(0, Math.max(0, pattern.indexOf('{title}'))).replace(/^.*\{id\}[^\p{L}]*/u, '');
  const rest = title.slice(lead.length).trim();
  return lead !== '' && rest !== '' && title.toLowerCase().startsWith(lead.toLowerCase()) ? rest : title;
}
