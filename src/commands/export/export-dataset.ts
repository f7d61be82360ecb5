import { jsonText } from '../../print/log-text.ts';
import { counted } from '../../text/counted.ts';
import { DATASET_TABLES } from '../../dataset/dataset.ts';
import { datasetWriter } from '../../dataset/dataset-writer.ts';
import { renderDatasetCsv, renderDatasetJsonl } from '../../dataset/render-part.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { ownRunRecords } from '../../criteria/own-run-records.ts';
import { eachReport } from '../report/collect-reports.ts';
import { tellLeftOut, tellWithoutKind } from '../left-out-of.ts';
import { datasetPlace } from './dataset-place.ts';
import { datasetSink } from './write-dataset.ts';
import type { DatasetExperiment, DatasetPart, DatasetTableName } from '../../dataset/dataset.ts';
import type { Host } from '../../host.ts';
import type { LeftOut } from '../../report/left-out.ts';
import type { ExperimentReport } from '../../report/report.ts';
import type { Leaving } from '../left-out-of.ts';
import type { Project } from '../../project/project.ts';
import type { DatasetFormat } from './dataset-place.ts';
import type { WrittenPart } from './write-dataset.ts';

/** A dataset as requested. */
export type DatasetExport = {
  readonly words: readonly string[];
  readonly format: DatasetFormat;
  readonly output: string | undefined;
  readonly tables: readonly string[];
  readonly raw: boolean;
  readonly dry: boolean;
  readonly json: boolean;
};

/** The number of rows in a part of a folder; query engines read parts of this size in parallel. */
const ROWS_OF_PART = 100_000;

/** Exports the tables of all named experiments, one document at a time, and reports what was written. */
export async function exportDataset(project: Project, wanted: DatasetExport): Promise<void> {
  const { host } = project;
  const { format, dry } = wanted;
  const asked = DATASET_TABLES.filter((name) => wanted.tables.includes(name));
  const place = datasetPlace(host, { output: wanted.output, format, tables: asked });
  const tables = new Set<DatasetTableName>(
    place.kind === 'folder' ? (asked.length === 0 ? DATASET_TABLES : asked) : [place.table],
  );
  const sink = datasetSink(host, place, { format, dry, render: await rendererOf(wanted) });
  const writer = datasetWriter({
    tables,
    byKind: place.kind === 'folder',
    rowsOfPart: place.kind === 'folder' ? ROWS_OF_PART : Infinity,
    emit: (part) => sink.take(part),
  });
  const kinds: Pick<ExperimentReport, 'path' | 'documentKind'>[] = [];
  const leftOut: LeftOut[] = [];
  for await (const experiment of eachExperiment(project, wanted.words, (left) => leftOut.push(left))) {
    const { path, documentKind } = experiment.report;
    kinds.push({ path, documentKind });
    writer.add(experiment);
  }
  const notes = writer.end();
  const { written, removed } = sink.end();
  const experiments = kinds.length;
  tellLeftOut(host, leftOut);
  tellWithoutKind(host, kinds);
  if (wanted.json && place.kind !== 'stdout')
    tellJson(host, { format, dry, experiments, leftOut, written, removed, notes });
  else
    tell(host, {
      dry,
      experiments,
      leftOut,
      written,
      removed,
      notes,
      shown: place.kind === 'folder' ? place.shown : undefined,
    });
}

async function rendererOf({ format, raw }: DatasetExport): Promise<(part: DatasetPart) => string | Uint8Array> {
  if (format === 'csv') return (part) => renderDatasetCsv(part, { raw });
  if (format === 'jsonl') return renderDatasetJsonl;
  return (await import('../../dataset/render-parquet.ts')).renderParquet;
}

async function* eachExperiment(
  project: Project,
  words: readonly string[],
  leave: Leaving,
): AsyncGenerator<DatasetExperiment> {
  const { host, root } = project;
  for await (const { report, record, loaded } of eachReport(project, words, leave)) {
    const file = host.paths.relative(root, loaded.path);
    yield { report, file, runRecords: ownRunRecords(record, loaded.subject.surroundings.runRecords) };
  }
}

type Told = {
  readonly dry: boolean;
  readonly experiments: number;
  readonly leftOut: readonly LeftOut[];
  readonly written: readonly WrittenPart[];
  readonly removed: readonly string[];
  readonly notes: readonly string[];
};

function tellJson(host: Host, { written, ...told }: Told & { readonly format: string }): void {
  host.stdout.write(jsonText({ schemaVersion: 1, kind: 'export', ...told, files: written }));
}

function tell(
  host: Host,
  { dry, experiments, leftOut, written, removed, notes, shown }: Told & { readonly shown: string | undefined },
): void {
  const would = dry ? 'would be ' : '';
  for (const { path, rows } of written)
    host.stdout.write(`${forTerminal(shown === undefined ? path : `${shown}/${path}`)}  ${counted(rows, 'row')}\n`);
  for (const path of removed) host.stderr.write(`${forTerminal(path)} ${would}removed: it was of an earlier export\n`);
  for (const note of notes) host.stderr.write(`expctl: ${forTerminal(note)}\n`);
  if (written.length > 0)
    host.stderr.write(
      `${counted(written.length, 'file')} ${would}written from ${counted(experiments, 'experiment')}\n`,
    );
  else if (experiments === 0)
    host.stderr.write(`no experiment was ${leftOut.length === 0 ? 'found' : 'read'}: nothing to export\n`);
}
