import { hasStatement } from '../../criteria/has-statement.ts';
import { hasVerdictPlace } from '../../criteria/writing/plan-verdict.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { counted } from '../../text/counted.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import type { Host } from '../../host.ts';
import type { DecidedRecord } from '../../report/render-decision.ts';
import type { WrittenDecision } from './write-decision.ts';

type Telling = { readonly decided: DecidedRecord; readonly dryRun: boolean };

/**
 * Reports on standard error what was written, and what a person has to correct; in a dry run the diff goes to standard
 * output.
 */
export function tellWritten(host: Host, written: WrittenDecision, { decided, dryRun }: Telling): void {
  const { path, before, after, stale } = written;
  if (dryRun) host.stdout.write(unifiedDiff(path, before, after));
  const sentence = sentenceOf(written, decided, dryRun);
  host.stderr.write(`${forTerminal(sentence)}\n`);
  if (sentence.endsWith(NO_PLACE)) host.stderr.write(`  hint: ${PLACE}\n`);
  for (const line of stale) host.stderr.write(`  ${forTerminal(line)}\n`);
}

const NO_PLACE = 'has no place for it: no box or table cell of an item with `expect:`, no field for the verdict';

/** The hint about what would be a place. */
const PLACE = 'an item with `expect:` has a box when it is a task: `- [ ] **Label**: …`';

/** The same as plain data. */
export const writtenData = ({ path, places, before, after, stale }: WrittenDecision, dryRun: boolean): unknown => ({
  dryRun,
  places,
  stale,
  diff: unifiedDiff(path, before, after),
});

function sentenceOf(
  { places, stale, path }: WrittenDecision,
  { record, decision }: DecidedRecord,
  dryRun: boolean,
): string {
  if (places > 0) return `${dryRun ? 'would write' : 'wrote'} ${counted(places, 'place')} of ${path}`;
  if (decision.exitCode === 2) return `nothing written into ${path}: a criterion is broken`;
  if (stale.length > 0) return `nothing written into ${path}`;
  const outcomes = [...decision.outcomes, ...decision.protocol, ...decision.hypotheses];
  const isMachines = outcomes.some(
    ({ criterion }) => hasStatement(criterion) && (criterion.hasBox || criterion.cells !== undefined),
  );
  return isMachines || hasVerdictPlace(record) ? `${path} says so already` : `${path} ${NO_PLACE}`;
}
