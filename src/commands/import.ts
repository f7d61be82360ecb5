import { UserError } from '../errors.ts';
import { kindNamed } from '../project/kind-named.ts';
import { openProject } from '../project/open-project.ts';
import { importInto, importNew } from './import/import-runs.ts';
import { readTrackers, wantedRuns } from './import/read-trackers.ts';
import { tellImported } from './import/tell-imported.ts';
import { refuseTitle } from './new/refuse-words.ts';
import { readSets, readUnits } from './read-sets.ts';
import { declaredChoice } from './log/declared-choice.ts';
import { MAP, READING_OPTIONS, readingChoice, UNIT } from './log/reading-options.ts';
import type { CallOptions, Command } from './command.ts';
import type { ColumnWords } from './import/entries-of.ts';

/** The greatest number of columns that a new table gets automatically. */
const MOST_COLUMNS = 12;

/** `expctl import`: a tracker's runs -> rows and run records of a document, in the same way as `log`. */
export const command: Command = {
  spec: {
    name: 'import',
    summary: "Bring a tracker's runs into a document",
    arguments: [
      {
        name: 'outputs',
        summary:
          'mlruns/, mlflow.db, wandb/, lightning_logs/, results.tsv or anything else that `expctl inspect` reads',
        presence: 'variadic-required',
      },
    ],
    options: [
      { name: 'into', value: 'EXPERIMENT', summary: 'import into this document: an id, a file, or FILE#ID' },
      { name: 'new', value: 'KIND', summary: 'make a new document of this kind' },
      { name: 'title', value: 'TITLE', summary: 'with --new: the title of the document' },
      { name: 'id', value: 'ID', summary: 'with --new: use this id instead of the next free one' },
      {
        name: 'filter',
        value: 'KEY=VALUE',
        repeatable: true,
        summary: 'only runs that match, for example status=finished or lr!=0.1 (repeatable)',
      },
      { name: 'experiment', value: 'NAME', summary: 'only the runs of this MLflow experiment or W&B project' },
      { name: 'limit', value: 'COUNT', summary: 'only the first COUNT runs' },
      { name: 'metric', value: 'KEY', repeatable: true, summary: 'add a column for this metric (repeatable)' },
      { name: 'param', value: 'KEY', repeatable: true, summary: 'add a column for this parameter (repeatable)' },
      MAP,
      {
        name: 'add-column',
        value: 'HEADER',
        repeatable: true,
        summary: 'add a column with this header to the table (repeatable)',
      },
      {
        name: 'set',
        value: 'COLUMN=TEXT',
        repeatable: true,
        summary: 'fill a column with words of your own, in every row (repeatable)',
      },
      UNIT,
      { name: 'table', value: 'NAME', summary: 'the table to import into, named by its heading' },
      ...READING_OPTIONS,
      { name: 'replace', summary: 'rewrite rows and run records whose values have changed' },
      { name: 'dry-run', summary: 'print the diff, write nothing' },
      { name: 'json', summary: 'print what was done as one JSON document' },
    ],
    examples: [
      { command: 'expctl import mlruns --new exp --title "Sweep of May"', tells: 'a new document with all runs' },
      { command: 'expctl import mlflow.db --into EXP-007 --filter status=finished', tells: 'those that ended well' },
      { command: 'expctl import wandb --into EXP-007 --metric val_loss --param lr', tells: 'with columns for these' },
      { command: 'expctl import results.tsv --into EXP-007 --dry-run', tells: 'only look at the diff' },
    ],
    reads: 'the outputs, the document and its run records, the template.',
    writes: 'rows of the document (which is made with --new), and run records in DOCUMENT.runs/.',
    exits: '0 all runs are in; 1 some were refused, the others are in; 2 refused: nothing was written.',
  },
  async run({ host, words: paths, options }) {
    const [into, kindName] = [options.value('into'), options.value('new')];
    refuseUnclear(options, { into, kindName });
    const project = await openProject(host, { config: options.value('config') });
    const [json, dry] = [options.flag('json') === true, options.flag('dry-run') === true];
    const words = {
      paths,
      reading: await declaredChoice(project, readingChoice(options), {
        experiment: into,
        map: readSets(options.values('map'), 'map'),
      }),
      filters: options.values('filter'),
      experiment: options.value('experiment'),
      limit: options.value('limit'),
    };
    const kind = kindName === undefined ? undefined : await kindNamed(project, kindName);
    const reading = await readTrackers(host, words);
    const columns = columnWords(options, kind === undefined ? 0 : MOST_COLUMNS);
    if (kind !== undefined) {
      const runs = wantedRuns(reading, words, new Map());
      const title = refuseTitle(
        options.value('title') ?? words.experiment ?? `Runs of ${paths.map(lastPart).join(', ')}`,
      );
      const asNew = { kind, title, id: options.value('id') };
      const imported = await importNew(project, asNew, { runs, words: columns, dry });
      return tellImported(host, imported, { json, dry, remarks: reading.remarks });
    }
    const imported = await importInto(project, into ?? '', {
      runs: (logged) => wantedRuns(reading, words, logged),
      words: columns,
      dry,
    });
    return tellImported(host, imported, { json, dry, remarks: reading.remarks });
  },
};

const lastPart = (path: string): string => path.split(/[/\\]/).findLast((part) => part !== '') ?? path;

function columnWords(options: CallOptions, most: number): ColumnWords {
  return {
    asked: {
      set: readSets(options.values('set')),
      map: readSets(options.values('map'), 'map'),
      units: readUnits(options.values('unit')),
      table: options.value('table'),
      replace: options.flag('replace') === true,
      addColumns: options.values('add-column'),
    },
    metrics: options.values('metric'),
    parameters: options.values('param'),
    most,
  };
}

type Into = { readonly into: string | undefined; readonly kindName: string | undefined };

function refuseUnclear(options: CallOptions, { into, kindName }: Into): void {
  if ((into === undefined) === (kindName === undefined))
    throw new UserError(into === undefined ? 'where the runs go was not said' : '--into and --new exclude each other', {
      hint: '--into names a document that is there, --new KIND makes one',
    });
  const idle = ['title', 'id'].find((name) => options.value(name) !== undefined);
  if (into !== undefined && idle !== undefined)
    throw new UserError(`--${idle} is for --new`, { hint: 'the document has one already' });
}
