import { collectReports } from './report/collect-reports.ts';
import { makeReport } from '../report/make-report.ts';
import { openProject } from '../project/open-project.ts';
import type { Command, CommandCall } from './command.ts';
import type { Report } from '../report/report.ts';

/** `expctl report`: records x verdicts as plain data, then a renderer. */
export const command: Command = {
  spec: {
    name: 'report',
    summary: 'Summarise one experiment or all',
    arguments: [
      { name: 'experiments', summary: 'ids, files or folders; none: the whole collection', presence: 'variadic' },
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'markdown', 'html', 'json', 'csv'],
        summary: 'text, markdown, html, json or csv',
      },
      { name: 'json', summary: 'the same as --format json' },
      { name: 'csv-raw', summary: 'csv without the guard against formulas' },
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
    const report = makeReport(await collectReports(project, call.words));
    call.host.stdout.write(await render(report, call));
    return 0;
  },
};

async function render(report: Report, { host, options }: CommandCall): Promise<string> {
  const format = options.flag('json') === true ? 'json' : (options.value('format') ?? 'text');
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  if (format === 'csv') {
    const { renderCsv } = await import('../report/render-csv.ts');

    return renderCsv(report, { raw: options.flag('csv-raw') === true });
  }
  if (format === 'html') return (await import('../report/render-html.ts')).renderHtml(report, host);
  if (format === 'markdown') return (await import('../report/render-markdown.ts')).renderMarkdown(report);
  const { printReport } = await import('../print/print-report.ts');
  const { terminalOf } = await import('../print/terminal-of.ts');
  return printReport(report, await terminalOf(host, host.stdout, options.value('color')));
}
