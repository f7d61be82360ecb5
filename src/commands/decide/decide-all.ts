import { configuredDocuments } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { printTable } from '../../print/print-table.ts';
import { terminalOf } from '../../print/terminal-of.ts';
import { verdictPaint } from '../../print/verdict-paint.ts';
import { decideRecord } from './decide-record.ts';
import { decisionData } from './decision-data.ts';
import type { Decision } from '../../criteria/outcome.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { CommandCall } from '../command.ts';

/** The worst first: a broken criterion, then runs that may not be compared, NO-GO, what is open, GO. */
const WORST_FIRST = [2, 4, 1, 3, 0] as const;

type Decided = { readonly record: ExperimentRecord; readonly decision: Decision };

/** Decides every experiment that has criteria, and answers with the worst exit code. */
export async function decideAll(project: Project, { host, options }: CommandCall): Promise<number> {
  const decided: Decided[] = [];
  const leniency = {
    allowAwaiting: options.value('allow') === 'awaiting',
    failOnConditional: options.value('fail-on') === 'conditional',
  };
  for (const { path } of configuredDocuments(project)) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded' || loaded.detection.kind === undefined) continue;
    for (const record of loaded.subject.records) {
      const decision = await decideRecord(project, { loaded, record }, leniency);
      if (decision.outcomes.length > 0) decided.push({ record, decision });
    }
  }
  if (options.flag('json') === true) {
    const experiments = decided.map(({ record, decision }) => decisionData(record, decision));
    host.stdout.write(`${JSON.stringify({ schemaVersion: 1, kind: 'decide-all', experiments }, null, 2)}\n`);
  } else {
    const { style, width } = await terminalOf(host, host.stdout, options.value('color'));
    const rows = decided.map(({ record, decision }) => [
      style.bold(forTerminal(record.id?.text ?? record.document.source.path)),
      verdictPaint(style, decision.verdict)(decision.verdict),
      forTerminal(decision.because[0] ?? ''),
    ]);
    host.stdout.write(
      rows.length === 0 ? '' : printTable({ head: ['Experiment', 'Verdict', 'Because'], rows, width, style }),
    );
    host.stderr.write(`${decided.length} experiments with criteria\n`);
  }
  return WORST_FIRST.find((code) => decided.some(({ decision }) => decision.exitCode === code)) ?? 0;
}
