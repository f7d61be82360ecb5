import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted as countOf } from '../../../src/text/counted.ts';
import { readOutput } from '../../../src/runs/readers/read-output.ts';
import { fileTree, folderTree } from '../run-tree.ts';
import type { OutputReading } from '../../../src/runs/readers/read-output.ts';
import type { RunTree } from '../../../src/runs/outputs/run-tree.ts';
import type { Run } from '../../../src/runs/run.ts';

/** One file of the collection of real outputs: its line in the index, its kind, and its original name. */
export type CorpusFile = {
  readonly line: number;
  readonly kind: string;
  readonly repository: string;
  readonly path: string;
  readonly bytes: Uint8Array;
};

/** Kinds whose runs are folders. */
const FOLDER_KINDS: ReadonlySet<string> = new Set('mlflow wandb hydra lightning dvclive sacred hf_trainer'.split(' '));

/** The files that `INDEX.tsv` names, in its order. */
export function corpusFiles(folder: string): readonly CorpusFile[] {
  const [, ...lines] = readFileSync(join(folder, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  return lines.map((text, index) => {
    const [file = '', kind = '', repository = '', path = ''] = text.split('\t');
    return { line: index + 2, kind, repository, path, bytes: readFileSync(join(folder, file)) };
  });
}

/** A file under its original name. */
export const treeOf = ({ path, bytes }: CorpusFile): RunTree => fileTree(path, bytes);

/** The result of reading every file, and the folders that the files of one repository form, as lines of markdown. */
export function formatsTable(files: readonly CorpusFile[]): string {
  const rows = files.map((file) => {
    const name = file.path.split('/').at(-1) ?? '';
    return `| ${String(file.line)} | ${file.kind} | \`${name}\` | ${said(readOutput(treeOf(file), {}))} |`;
  });
  const folders = foldersOf(files).map(
    ({ kind, lines, tree }) => `| ${lines.join(', ')} | ${kind} | ${said(readOutput(tree, {}))} |`,
  );
  return [
    '| Line | Kind | File | Read as |',
    '| ---: | --- | --- | --- |',
    ...rows,
    '',
    'Folders of the same files, as they lay in their repositories:',
    '',
    '| Lines | Kind | Read as |',
    '| --- | --- | --- |',
    ...folders,
    '',
  ].join('\n');
}

/** The folders that contained files of one repository and kind. */
export function foldersOf(
  files: readonly CorpusFile[],
): readonly { readonly kind: string; readonly lines: readonly number[]; readonly tree: RunTree }[] {
  const groups = new Map<string, CorpusFile[]>();
  for (const file of files) {
    if (!FOLDER_KINDS.has(file.kind)) continue;
    const key = `${file.kind} ${file.repository}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()].map((group) => ({
    kind: group[0]?.kind ?? '',
    lines: group.map(({ line }) => line),
    tree: folderTree('repository', Object.fromEntries(group.map(({ path, bytes }) => [path, bytes]))),
  }));
}

function said({ format, reading }: OutputReading): string {
  if (reading.kind === 'refused') {
    const [problem] = reading.problems;
    const place = problem?.line === undefined ? '' : `line ${String(problem.line)}: `;
    const hint = problem?.hint === undefined ? '' : ` (${problem.hint})`;
    return escaped(
      `**refused**${format === undefined ? '' : ` as ${format}`}: ${place}${problem?.message ?? ''}${hint}`,
    );
  }
  return `${format ?? ''}: ${counted(reading.runs)}`;
}

function counted(runs: readonly Run[]): string {
  const [first] = runs;
  const parts = [
    ['metric', 'metrics', first?.metrics.size ?? 0],
    ['parameter', 'parameters', first?.parameters.size ?? 0],
    ['history', 'histories', first?.history.size ?? 0],
    ['metric over seeds', 'metrics over seeds', first?.replicates.size ?? 0],
    ['value only a mapping reads', 'values only a mapping reads', first?.hidden.size ?? 0],
  ] as const;
  const held = parts.flatMap(([one, many, count]) => (count > 0 ? [countOf(count, one, many)] : []));
  return `${runs.length === 1 ? 'one run' : `${String(runs.length)} runs, the first`} with ${held.join(', ') || 'facts only (command, commit, times)'}`;
}

const escaped = (text: string): string => text.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ').replace(/[<>]/g, '\\$&');
