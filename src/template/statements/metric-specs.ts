import type { Ambiguity, MetricSpec } from '../kind.ts';
import type { TemplateView } from '../reading/template-view.ts';

const WORDS = new Set(
  'optional required open guidance protocol hypotheses criteria runs metrics column kill decision results tasks method metrics parameters comparison groups epochs fields primary'.split(
    ' ',
  ),
);
const OPTIONS = new Set('required type unit rows gate key from better'.split(' '));

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

/** Statements of comments that nobody understands. */
export function unknownStatements({ annotations }: TemplateView): readonly Ambiguity[] {
  return [...annotations.values()].flat().flatMap(({ words, options, text, line }) => {
    const [first] = words;
    const known =
      (first === undefined || WORDS.has(first)) &&
      (first === 'runs' || [...options.keys()].every((key) => OPTIONS.has(key)));
    return known ? [] : [{ line, message: `the comment "expctl: ${text}" is not understood` }];
  });
}
