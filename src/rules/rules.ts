import { baselineConstant } from './baseline-constant.ts';
import { brokenEncoding } from './broken-encoding.ts';
import { commandFlags } from './command-flags.ts';
import { conflictMarkers } from './conflict-markers.ts';
import { copiedMetrics } from './copied-metrics.ts';
import { criterionForm } from './criterion-form.ts';
import { danglingFile } from './dangling-file.ts';
import { danglingReference } from './dangling-reference.ts';
import { duplicateExperimentId } from './duplicate-experiment-id.ts';
import { duplicateRunId } from './duplicate-run-id.ts';
import { fileNameId } from './file-name-id.ts';
import { frontMatter } from './front-matter.ts';
import { gluedLine } from './glued-line.ts';
import { knownChoice } from './known-choice.ts';
import { noPlaceholder } from './no-placeholder.ts';
import { noSecret } from './no-secret.ts';
import { protocolHeld } from './protocol-held.ts';
import { raggedRow } from './ragged-row.ts';
import { requireField } from './require-field.ts';
import { requireSection } from './require-section.ts';
import { rowRecord } from './row-record.ts';
import { sectionFilled } from './section-filled.ts';
import { statusAgrees } from './status-agrees.ts';
import { tableColumns } from './table-columns.ts';
import { tickOutcome } from './tick-outcome.ts';
import { unfinishedRow } from './unfinished-row.ts';
import { valueType } from './value-type.ts';
import type { Rule } from '../lint/rule.ts';

/** Every rule, by name. */
export const RULES: readonly Rule[] = [
  baselineConstant,
  brokenEncoding,
  commandFlags,
  conflictMarkers,
  copiedMetrics,
  criterionForm,
  danglingFile,
  danglingReference,
  duplicateExperimentId,
  duplicateRunId,
  fileNameId,
  frontMatter,
  gluedLine,
  knownChoice,
  noPlaceholder,
  noSecret,
  protocolHeld,
  raggedRow,
  requireField,
  requireSection,
  rowRecord,
  sectionFilled,
  statusAgrees,
  tableColumns,
  tickOutcome,
  unfinishedRow,
  valueType,
];
