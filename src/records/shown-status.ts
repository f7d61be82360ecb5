import { plainText } from '../document/plain-text.ts';
import type { Stage } from '../template/kind.ts';
import type { ExperimentRecord } from './record.ts';

/** The status as lists and reports show it: the words as written, without emphasis; undefined if there are none. */
export const shownStatus = ({ status: { text } }: ExperimentRecord): string | undefined =>
  text === undefined ? undefined : plainText(text);

/**
 * The stage as lists and reports show it. A document of a kind is planned until it says or shows otherwise; for one
 * without a kind the stage is unknown until then.
 */
export const shownStage = ({ kind, status: { stage, stated } }: ExperimentRecord): Stage | undefined =>
  kind === undefined && !stated && stage === 'planned' ? undefined : stage;

/** `concluded, success`; a dash if nothing is known. */
export const stageWords = (stage: string | undefined, result: string | undefined): string =>
  [stage, result].filter((part) => part !== undefined).join(', ') || '—';
