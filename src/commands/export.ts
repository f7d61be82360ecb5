import { UserError } from '../errors.ts';
import { DATASET_TABLES } from '../dataset/dataset.ts';
import { endingFormat, holdEnding } from './export/dataset-place.ts';
import { openProject } from '../project/open-project.ts';
import type { CallOptions, Command } from './command.ts';
import type { DatasetFormat } from './export/dataset-place.ts';

const FORMATS = ['csv', 'jsonl', 'parquet', 'model-index'] as const;

/** `expctl export`: the reports of all documents and their run records as typed tables, for engines that query them. */
export const command: Command = {
  spec: {
    name: 'export',
    summary: 'Write all runs of all documents as typed tables',
    arguments: [
      { name: 'experiments', summary: 'ids, files or folders; by default the whole collection', presence: 'variadic' },
    ],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: FORMATS,
        summary: 'csv, jsonl, parquet or model-index; by default what the name of --output ends in',
      },
      {
        name: 'output',
        value: 'PLACE',
        summary: 'a folder (all tables, a part for each kind), a file, or - for standard output',
      },
      {
        name: 'table',
        value: 'NAME',
        repeatable: true,
        choices: DATASET_TABLES,
        summary: 'only this table: runs, metrics, parameters, experiments, criteria or columns (repeatable)',
      },
      { name: 'csv-raw', summary: 'csv as it is, without the guard against spreadsheet formulas' },
      { name: 'run', value: 'ID', summary: 'with model-index: this run instead of the best one' },
      { name: 'model', value: 'NAME', summary: "with model-index: the model's name" },
      { name: 'task', value: 'TYPE', summary: 'with model-index: the task, for example automatic-speech-recognition' },
      { name: 'dataset', value: 'NAME', summary: 'with model-index: the data set it was measured on' },
      { name: 'split', value: 'NAME', summary: 'with model-index: the split of the data set' },
      { name: 'dry-run', summary: 'print what would be written, write nothing' },
      { name: 'json', summary: 'print what was written as one JSON document' },
    ],
    examples: [
      { command: 'expctl export --format parquet --output out', tells: 'all tables, for DuckDB, pandas, Spark' },
      { command: 'expctl export --format csv > runs.csv', tells: 'the runs alone' },
      { command: 'expctl export --format jsonl --table metrics', tells: 'every metric, one object per line' },
      {
        command: 'expctl export EXP-007 --format model-index --task automatic-speech-recognition',
        tells: 'the best run for a model card',
      },
    ],
    reads: 'documents, templates, configuration, run records.',
    writes: 'the files of --output; in the folder of an earlier export, parts that are out of date are removed.',
  },
  async run({ host, words, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const [output, dry] = [options.value('output'), options.flag('dry-run') === true];
    const format = formatOf(options);
    refuseIdle(options, format);
    if (output !== undefined) holdEnding(host, output, format);
    if (format === 'model-index') {
      const card = {
        model: options.value('model'),
        task: options.value('task'),
        dataset: options.value('dataset'),
        split: options.value('split'),
      };
      const { exportModelIndex } = await import('./export/export-model-index.ts');
      await exportModelIndex(project, { words, run: options.value('run'), output, dry, card });
      return 0;
    }
    const { exportDataset } = await import('./export/export-dataset.ts');
    await exportDataset(project, {
      words,
      format,
      output,
      tables: options.values('table'),
      raw: options.flag('csv-raw') === true,
      dry,
      json: options.flag('json') === true,
    });
    return 0;
  },
};

/** The named format; else the one in the output's extension, else CSV. */
function formatOf(options: CallOptions): DatasetFormat | 'model-index' {
  const [named, output = ''] = [options.value('format'), options.value('output')];
  const format = FORMATS.find((one) => one === (named ?? endingFormat(output)));
  if (format !== undefined) return format;
  if (output !== '' && output !== '-')
    throw new UserError('the format was not given', { hint: `--format takes ${FORMATS.join(', ')}` });
  return 'csv';
}

const OF_CARDS = ['run', 'model', 'task', 'dataset', 'split'] as const;

/** An option that would have no effect is a mistake. */
function refuseIdle(options: CallOptions, format: string): void {
  const idle =
    format === 'model-index'
      ? options.values('table').length > 0
        ? ['table']
        : []
      : OF_CARDS.filter((name) => options.value(name) !== undefined);
  if (idle[0] !== undefined)
    throw new UserError(`--${idle[0]} means nothing with --format ${format}`, { hint: 'leave it out' });
  if (options.flag('csv-raw') === true && format !== 'csv')
    throw new UserError('--csv-raw is for --format csv', { hint: 'leave it out' });
}
