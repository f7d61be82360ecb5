import { forShell } from '../../escape/for-shell.ts';
import type { ExperimentRecord } from '../../records/record.ts';

/** The command to type in order to say openly why criteria of a record changed after results. */
export const amendCommand = (record: ExperimentRecord): string =>
  `\`expctl amend ${forShell(record.id?.text ?? record.document.source.path)} -m "…"\``;

/** What to do if a criterion changed after results without an amendment. */
export const amendWay = (record: ExperimentRecord): string =>
  `put it back as it was, or say why: ${amendCommand(record)}`;
