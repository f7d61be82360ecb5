import { dataOutput } from '../print/guarded-output.ts';
import { jsonText } from '../print/log-text.ts';
import { eachReport } from './report/collect-reports.ts';
import { makeReport } from '../report/make-report.ts';
import { tellLeftOut, tellWithoutKind } from './left-out-of.ts';
import { openProject } from '../project/open-project.ts';
import type { Command, CommandCall } from './command.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { LeftOut } from '../report/left-out.ts';
import type { ExperimentReport, Report } from '../report/report.ts';

/** `expctl report`: records x verdicts as plain data, then a renderer. */
export const command: Command = {
  spec: {
    name: 'report',
    summary: 'Summarise one experiment or all',
    arguments: [
      { name: 'experiments', summary: 'ids, files or folders; by default the whole collection', presence: 'variadic' },
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'markdown', 'html', 'json', 'csv'],
        summary: 'text, markdown, html, json or csv',
      },
      { name: 'json', summary: 'the same as --format json' },
      { name: 'csv-raw', summary: 'csv as it is, without the guard against spreadsheet formulas' },
      {
        name: 'text',
        summary: 'with --format html: include the documents themselves (the default for one experiment)',
      },
    ],
    examples: [
      { command: 'expctl report', tells: 'all experiments, one line each' },
      { command: 'expctl report EXP-007', tells: 'one in full' },
      { command: 'expctl report --format markdown', tells: 'for a pull request' },
      { command: 'expctl report --format html > report.html', tells: 'one page that loads nothing' },
      { command: 'expctl report --format csv > runs.csv', tells: 'every run of every experiment' },
    ],
    reads: 'documents, templates, configuration, run records.',
    writes: 'nothing.',
  },
  async run(call) {
    const project = await openProject(call.host, { config: call.options.value('config') });
    const format = formatOf(call);
    const isRead = call.options.flag('text') === true;
    const experiments: ExperimentReport[] = [];
    const records = new Map<ExperimentReport, ExperimentRecord>();
    const leftOut: LeftOut[] = [];
    for await (const { report, record } of eachReport(project, call.words, (left) => leftOut.push(left))) {
      experiments.push(report);
      // Of many experiments whose text is not requested, only one document is held at a time.
      if (!isRead) records.clear();
      if (isRead || experiments.length === 1) records.set(report, record);
    }
    const output = format === 'csv' || format === 'html' ? dataOutput(call.host.stdout) : call.host.stdout;
    // The page for the terminal includes this itself.
    if (format !== 'text') {
      tellLeftOut(call.host, leftOut);
      tellWithoutKind(call.host, experiments);
    }
    output.write(await render(makeReport(experiments, leftOut), { call, format, records }));
    return 0;
  },
};

type Rendering = {
  readonly call: CommandCall;
  readonly format: string;
  /** The records of the experiments that are shown with their documents. */
  readonly records: ReadonlyMap<ExperimentReport, ExperimentRecord>;
};

async function render(report: Report, { call: { host, options }, format, records }: Rendering): Promise<string> {
  if (format === 'json') return jsonText(report);
  if (format === 'csv') {
    const { renderCsv } = await import('../report/render-csv.ts');
    return renderCsv(report, { raw: options.flag('csv-raw') === true });
  }
  if (format === 'html') {
    const { renderHtml } = await import('../report/render-html.ts');
    return renderHtml(report, { sha256: (text) => host.sha256(text), texts: await textsOf(records) });
  }
  if (format === 'markdown') return (await import('../report/render-markdown.ts')).renderMarkdown(report);
  const { printReport } = await import('../print/print-report.ts');
  const { terminalOf } = await import('../print/terminal-of.ts');
  return printReport(report, await terminalOf(host, host.stdout, options.value('color')));
}

const formatOf = ({ options }: CommandCall): string =>
  options.flag('json') === true ? 'json' : (options.value('format') ?? 'text');

/** The documents' own texts, as HTML. */
async function textsOf(records: Rendering['records']): Promise<ReadonlyMap<ExperimentReport, string>> {
  if (records.size === 0) return new Map();
  const { renderProse } = await import('../report/render-prose.ts');
  return new Map(
    [...records].map(([report, { document, root }], index) => [
      report,
      renderProse(document, root.span, { path: report.path, idPrefix: `text-${index}-` }),
    ]),
  );
}
