import type { Due, Stage } from '../kind.ts';
import { optionOf, says } from './annotations.ts';
import type { Statement } from './annotations.ts';
import { stageNamed } from '../words/status-words.ts';

const OPTIONAL = /^(?:optional|if\b|when applicable|where applicable|falls\b|nach bedarf|任意|可选|선택)/iu;
const REQUIRED = /^(?:(?:all\s+)?required|mandatory|must|pflicht|必須|必填|필수)\b|^(?:必須|必填|필수)/iu;
const AFTERWARDS = /\bafter\b|\bnach\b|\bonce (?:done|finished)\b|完了後|实验后/iu;

/**
 * What the remarks in a heading or after a label, and a comment, say about when something is due; undefined if they say
 * nothing.
 */
export function statedDue(remarks: readonly string[], statements: readonly Statement[]): Due | undefined {
  return directedDue(statements) ?? remarkedDue(remarks);
}

/** Not due in any stage. */
export const never = (because: string): Due => ({ stage: 'never', severity: 'warning', because });

/** Due from a stage on; missing it is an error. */
export const required = (stage: Stage, because: string): Due => ({ stage, severity: 'error', because });

/** Whether words mark something as optional: `(if any)`, `If Experiment Fails`. */
export const isOptional = (words: string): boolean => OPTIONAL.test(words.trim());

function directedDue(statements: readonly Statement[]): Due | undefined {
  const stage = optionOf(statements, 'required');
  if (stage !== undefined) return required(stageNamed(stage) ?? 'planned', `\`required=${stage}\``);
  if (says(statements, 'required')) return required('planned', '`required`');
  if (says(statements, 'optional')) return never('`optional`');
  return undefined;
}

function remarkedDue(remarks: readonly string[]): Due | undefined {
  for (const remark of remarks) {
    if (REQUIRED.test(remark)) return required('planned', `(${remark})`);
    if (isOptional(remark)) return never(`(${remark})`);
    if (AFTERWARDS.test(remark)) return required('concluded', `(${remark})`);
  }
  return undefined;
}
