import { forShell } from '../../escape/for-shell.ts';
import type { ExperimentRecord } from '../../records/record.ts';

/** What is typed to say openly why criteria of a record changed after results. */
export const amendCommand = (record: ExperimentRecord): string =>
  `\`expctl amend ${forShell(record.id?.text ?? record.document.source.path)} -m "…"\``;

/** The ways out where a criterion changed after results and nobody said so. */
export const amendWay = (record: ExperimentRecord): string =>
  `put it back as it was, or say why: ${amendCommand(record)}`;
