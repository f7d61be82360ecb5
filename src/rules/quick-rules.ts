import { baselineConstant } from './baseline-constant.ts';
import { brokenEncoding } from './broken-encoding.ts';
import { commandFlags } from './command-flags.ts';
import { conflictMarkers } from './conflict-markers.ts';
import { copiedMetrics } from './copied-metrics.ts';
import { danglingFile } from './dangling-file.ts';
import { danglingReference } from './dangling-reference.ts';
import { duplicateExperimentId } from './duplicate-experiment-id.ts';
import { duplicateRunId } from './duplicate-run-id.ts';
import { fileNameId } from './file-name-id.ts';
import { frontMatter } from './front-matter.ts';
import { gitAttributes } from './git-attributes.ts';
import { gluedLine } from './glued-line.ts';
import { knownChoice } from './known-choice.ts';
import { knownDirective } from './known-directive.ts';
import { lostRow } from './lost-row.ts';
import { mergedRows } from './merged-rows.ts';
import { noPlaceholder } from './no-placeholder.ts';
import { noSecret } from './no-secret.ts';
import { raggedRow } from './ragged-row.ts';
import { requireField } from './require-field.ts';
import { requireSection } from './require-section.ts';
import { sectionFilled } from './section-filled.ts';
import { statusAgrees } from './status-agrees.ts';
import { summaryRow } from './summary-row.ts';
import { tableColumns } from './table-columns.ts';
import { tableFilled } from './table-filled.ts';
import { tableRows } from './table-rows.ts';
import { tooComplex } from './too-complex.ts';
import { unclosedBlock } from './unclosed-block.ts';
import { unfinishedRow } from './unfinished-row.ts';
import { valueType } from './value-type.ts';
import type { Rule } from '../lint/rule.ts';

/**
 * The rules that need neither criteria nor run records: all that apply to a document without either. The criteria
 * language is half of the tool, and most documents never need it.
 */
export const QUICK_RULES: readonly Rule[] = [
  baselineConstant,
  brokenEncoding,
  commandFlags,
  conflictMarkers,
  copiedMetrics,
  danglingFile,
  danglingReference,
  duplicateExperimentId,
  duplicateRunId,
  fileNameId,
  frontMatter,
  gitAttributes,
  gluedLine,
  knownChoice,
  knownDirective,
  lostRow,
  mergedRows,
  noPlaceholder,
  noSecret,
  raggedRow,
  requireField,
  requireSection,
  sectionFilled,
  statusAgrees,
  summaryRow,
  tableColumns,
  tableFilled,
  tableRows,
  tooComplex,
  unclosedBlock,
  unfinishedRow,
  valueType,
];

/** The names of the rules about criteria and run records, which only `RULES` has. */
export const EVIDENCE_RULE_NAMES: readonly string[] = [
  'criterion-form',
  'foregone-criterion',
  'frozen-criteria',
  'protocol-held',
  'row-record',
  'status-outcome',
  'tick-outcome',
];
