import type { Ambiguity, MetricSpec } from '../kind.ts';
import { statementMistake } from './statement-mistake.ts';
import type { Statement } from './annotations.ts';
import type { TemplateView } from '../reading/template-view.ts';

/** The metrics that a document's comments declare: `metrics train_loss better=lower unit=nats`. */
export function readMetrics({ annotations }: Pick<TemplateView, 'annotations'>): readonly MetricSpec[] {
  return [...annotations.values()].flat().flatMap(({ words, options }) => {
    const [first, ...names] = words;
    const better = options.get('better');
    if (first !== 'metrics') return [];
    const direction = better === 'lower' || better === 'higher' ? better : undefined;
    return names.map((name) => ({ name, better: direction, unit: options.get('unit') }));
  });
}

/** Statements in comments that have no effect, wholly or in part: unknown words and values. */
export function unknownStatements({ annotations }: TemplateView): readonly Ambiguity[] {
  return [...annotations.values()].flat().flatMap((statement) => {
    const mistake = statementMistake(statement);
    return mistake === undefined ? [] : [notUnderstood(statement, mistake)];
  });
}

/** The message about a statement that has no effect; `because` begins with a colon or a bracket. */
export const notUnderstood = ({ text, line }: Statement, because: string): Ambiguity => ({
  line,
  message: `the comment "expctl: ${text}" is not understood${because}`,
  mistake: true,
});
