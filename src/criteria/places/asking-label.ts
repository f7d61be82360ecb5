import { labelName } from '../../document/label-name.ts';
import { saysMust, saysShould } from '../../template/words/gate-words.ts';
import { saysStop } from '../../template/words/stop-words.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import type { CriterionWords } from './criterion-words.ts';

/** Names of criteria on a line of their own. */
const ASKING: ReadonlySet<string> = new Set(
  (
    'primary primary_metric primary_criterion secondary secondary_metric secondary_criterion success success_metric success_criterion ' +
    'guardrail guardrails guardrail_metric guardrail_metrics constraint constraints hard_constraint non_negotiable requirement ' +
    'criterion target threshold acceptance acceptance_criterion minimum go go_if ship_if'
  ).split(' '),
);
const COMPARES =
  /(?:^|[^-=<>])(?:<=|>=|[<>≤≥])\s{0,2}[-+−~]?[$€£]?\.?\d|\b(?:at least|at most|no more than|no less than|exceed|exceeds|below|above|under|over|less than|more than|within|drop by|improve by)\s(?:\S+\s)?[$€£]?\d/iu;

/**
 * Whether a line such as `**Kill**: any leak` or `**Guardrail**: latency below 200 ms` sets a limit, so that it must
 * not be skipped among criteria. A line that only names a metric (`**Primary metric**: WER`) does not.
 */
export function asksByLabel({ label, isNamed, sentence }: CriterionWords): boolean {
  if (!isNamed || !sentence.startsWith(label)) return false;
  const said = plainText(sentence.slice(label.length).replace(/^[\s:：–—-]+/u, '')).trim();
  if (said === '' || /[:：]$/u.test(said) || isMissing(said) || /^none\b|^no\.?$/iu.test(said)) return false;
  const name = labelName(label.replace(/\([^()]*\)/gu, ' ')).replace(/_\d{1,2}$/u, '');
  if (saysStop(name)) return true;
  return (ASKING.has(name) || saysMust(label) || saysShould(label)) && COMPARES.test(said);
}
