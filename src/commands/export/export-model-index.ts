import { dataOutput } from '../../print/guarded-output.ts';
import { UserError } from '../../errors.ts';
import { renderModelIndex } from '../../dataset/render-model-index.ts';
import { findWholeRecord } from '../../project/find-record.ts';
import { reportExperiment } from '../../report/report-experiment.ts';
import { WHATEVER, writeAtomically } from '../../journal/write-atomically.ts';
import { recordsOfExperiment } from '../../runs/records-of-experiment.ts';
import { rowsOf } from '../../report/runs-report.ts';
import type { CardWords } from '../../dataset/render-model-index.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentReport, Standing } from '../../report/report.ts';

/** A model card's front matter as requested. */
export type CardExport = {
  readonly words: readonly string[];
  readonly run: string | undefined;
  readonly output: string | undefined;
  readonly dry: boolean;
  readonly card: CardWords;
};

/**
 * Exports the `model-index` of one experiment's best run (or the named one). Throws `UserError` if it is not clear
 * which.
 */
export async function exportModelIndex(project: Project, wanted: CardExport): Promise<void> {
  const { host } = project;
  const { words, output } = wanted;
  const [word] = words;
  if (word === undefined || words.length > 1)
    throw new UserError('a model-index is of one experiment', { hint: 'name it: an id or a file' });
  const { record, loaded } = await findWholeRecord(project, word);
  const { surroundings } = loaded.subject;
  const report = reportExperiment(record, { ...surroundings, diagnostics: [] });
  const run = wanted.run ?? bestRun(report);
  const kept = recordsOfExperiment(record, surroundings.runRecords).get(run);
  const isThere = kept !== undefined || rowsOf(report.runs).some((row) => row.run === run);
  if (!isThere) throw new UserError(`${word} has no run ${run}`, { hint: `it has ${runsOf(report)}` });
  const text = renderModelIndex({ report, run, record: kept }, wanted.card);
  if (text === undefined) throw new UserError(`the run ${run} has no metric`, { hint: 'choose another with --run' });
  if (output === undefined || output === '-' || wanted.dry) {
    dataOutput(host.stdout).write(text);
    return;
  }
  const path = host.paths.resolve(output);
  if (host.files.exists(path) && !isCardOnly(host.files.readText(path)))
    throw new UserError(`${output} is there already, and says more than a model-index`, {
      hint: 'put the lines into its front matter yourself: without --output they are printed',
    });
  writeAtomically(host, path, { text, expectedBefore: WHATEVER });
  host.stdout.write(`${output}\n`);
}

/**
 * The best run by the primary metric; the only one if no direction is declared. Runs on different test sets do not
 * compete.
 */
function bestRun(report: ExperimentReport): string {
  const [standing] = report.standings;
  const isAlike = standing?.conditions.length === 0;
  if (isAlike && standing.best !== undefined && standing.best.run !== '') return standing.best.run;
  const data = rowsOf(report.runs).filter((row) => row.class === 'data');
  const [only] = data;
  if (only !== undefined && only.run !== null && data.length === 1) return only.run;
  const why =
    standing === undefined
      ? 'nothing declares a direction for a metric'
      : isAlike
        ? `the values of ${standing.metric} cannot be brought to one unit`
        : `${standing.metric} was measured under unlike conditions (${conditionsOf(report, standing)})`;
  throw new UserError(`which run is the best cannot be determined: ${why}`, {
    hint: data.length === 0 ? 'there is no run yet' : `say which with --run: ${runsOf(report)}`,
  });
}

const conditionsOf = ({ standings }: ExperimentReport, { metric }: Standing): string =>
  standings
    .flatMap((each) => (each.metric === metric && each.conditions.length > 0 ? each.conditions.join(', ') : []))
    .join('; ');

const MOST = 20;

const runsOf = ({ runs }: ExperimentReport): string =>
  rowsOf(runs)
    .flatMap(({ run }) => run ?? [])
    .slice(0, MOST)
    .join(', ') || 'no run';

/** Whether a file contains only what an earlier export wrote. */
const isCardOnly = (read: { readonly kind: string; readonly text?: string }): boolean =>
  read.kind === 'text' && /^---\nmodel-index:\n(?:[- ][^\n]*\n)*---\n$/.test(read.text ?? '');
