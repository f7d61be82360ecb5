import { itemsOf } from '../document/items-of.ts';
import type { Section } from '../document/section.ts';
import type { ExperimentRecord } from '../records/record.ts';
import { meaningOf } from '../template/words/section-words.ts';
import { foldName } from '../text/fold-name.ts';
import { lineAt } from '../text/line-index.ts';
import { sliceOf } from '../text/span.ts';
import type { VerdictWord } from './outcome.ts';

type Said = { readonly verdict: VerdictWord; readonly line: number };

/**
 * Notes on boxes that people ticked among decisions: two that exclude each other, or one that says another verdict than
 * the criteria come to.
 */
export function saidOtherwise(record: ExperimentRecord, verdict: VerdictWord): readonly string[] {
  return record.sections.flatMap(({ section, spec }) => {
    const isDecision = section.heading !== undefined && (spec?.role ?? meaningOf(section.name)?.role) === 'decision';
    const said = isDecision ? tickedIn(record, section) : [];
    const words = said.map((each) => `${each.verdict} (line ${each.line})`).join(' and ');
    if (new Set(said.map((each) => each.verdict)).size > 1)
      return [`the decision ticks ${words}: they exclude each other`];
    return said.length > 0 && said[0]?.verdict !== verdict ? [`the decision ticks ${words}, and the criteria come to ${verdict}`] : []; // prettier-ignore
  });
}

function tickedIn({ document }: ExperimentRecord, { body }: Section): readonly Said[] {
  const { text } = document.source;
  return itemsOf(text, body).flatMap(({ hasBox, mark, text: span }) => {
    const verdict = hasBox && mark === 'met' ? verdictIn(sliceOf(text, span)) : undefined;
    return verdict === undefined ? [] : [{ verdict, line: lineAt(document.lines, span.start) }];
  });
}

const VERDICTS: readonly (readonly [start: string, verdict: VerdictWord])[] = [
  ['conditional_go', 'CONDITIONAL GO'],
  ['no_go', 'NO-GO'],
  ['nogo', 'NO-GO'],
  ['go', 'GO'],
  ['inconclusive', 'INCONCLUSIVE'],
];

const LONGEST = 200;

/** `GO`, `**NO-GO**: costs too much`; not `GO/NO-GO meeting held` or `Go home`. */
function verdictIn(words: string): VerdictWord | undefined {
  const [head = ''] = words.slice(0, LONGEST).split(/[:(.,–—]|\s-\s/u, 1);
  const name = foldName(head);
  return VERDICTS.find(([start]) => name === start)?.[1];
}
