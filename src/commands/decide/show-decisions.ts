import { dataOutput } from '../../print/guarded-output.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { printDecision } from '../../print/print-decision.ts';
import { jsonText } from '../../print/log-text.ts';
import { printOverview } from '../../print/print-overview.ts';
import { terminalOf } from '../../print/terminal-of.ts';
import { decisionData } from './decision-data.ts';
import type { DecidedRecord } from '../../report/render-decision.ts';
import type { Terminal } from '../../print/print-report.ts';
import type { CallOptions, CommandCall } from '../command.ts';

/** The format in the options of a call. */
export const formatOf = (options: CallOptions): string =>
  options.flag('json') === true ? 'json' : (options.value('format') ?? 'text');

/** Shows decisions in the requested format; a named one in full, all of them with one line each. */
export async function showDecisions(
  { host, options }: CommandCall,
  decided: readonly DecidedRecord[],
  which: 'one' | 'all',
): Promise<void> {
  const format = formatOf(options);
  if (format === 'json') return host.stdout.write(jsonText(dataOf(decided)));
  if (format === 'markdown') {
    const { renderDecisions } = await import('../../report/render-decision.ts');
    return host.stdout.write(renderDecisions(decided));
  }
  if (format === 'github') {
    const { decisionAnnotations } = await import('../../print/decision-annotations.ts');
    dataOutput(host.stdout).write(decisionAnnotations(host, decided));
    for (const { record, decision } of decided)
      host.stderr.write(`${decision.verdict}  ${forTerminal(record.id?.text ?? record.document.source.path)}\n`);
    return;
  }
  const terminal = await terminalOf(host, host.stdout, options.value('color'));
  const text =
    which === 'all' ? printOverview(decided, terminal) : decided.map((each) => fullText(each, terminal)).join('\n');
  host.stdout.write(text);
}

const fullText = ({ record, decision }: DecidedRecord, terminal: Terminal): string =>
  printDecision(record, decision, terminal);

const dataOf = (decided: readonly DecidedRecord[]): unknown => ({
  schemaVersion: 1,
  kind: 'decide-all',
  experiments: decided.map(decisionData),
});
