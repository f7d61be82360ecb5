import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { plainText } from '../../../src/document/plain-text.ts';
import type { CorpusReading } from './corpus-readings.ts';

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus');
const FILE = resolve(CORPUS, 'criteria_sentences.tsv');

export const hasCorpus = existsSync(FILE);

type CorpusSentence = { readonly source: string; readonly line: number; readonly verbatim: string };

/** The sentences by their line in the corpus's table (the header is line 1). */
const sentences: ReadonlyMap<number, CorpusSentence> = new Map(
  (hasCorpus ? readFileSync(FILE, 'utf8').trimEnd().split('\n') : []).map((row, at) => {
    const cells = row.split('\t');
    return [at + 1, { source: cells[2] ?? '', line: Number(cells[3] ?? ''), verbatim: cells[6] ?? '' }] as const;
  }),
);

/** A sentence as the reader of criteria passes it on: plain words; of a table row, the cells that it uses. */
export function sentenceAt(line: number, cells?: readonly number[]): string {
  const { verbatim = '' } = sentences.get(line) ?? {};
  const parts = verbatim.split(' | ');
  const text = cells === undefined ? verbatim : cells.map((cell) => parts[cell] ?? '').join(' ');
  return plainText(text).replace(/\s+/gu, ' ').trim();
}

/** The document that contains a sentence, and the line there; undefined where only the sentence was kept. */
export function documentAt(line: number): { readonly text: string; readonly line: number } | undefined {
  const found = sentences.get(line);
  const path = resolve(CORPUS, 'docs', found?.source ?? '');
  if (found === undefined || found.source === '' || !existsSync(path) || !path.endsWith('.md')) return undefined;
  return { text: readFileSync(path, 'utf8'), line: found.line };
}

/** A document of our own with the content that a reading states. */
export function holdingDocument({ holds, baseline }: CorpusReading): string {
  const columns = holds.split('; ').map((column) => {
    const [header = '', values = ''] = column.split(/[=~](?=[^=~]*$)/u);
    return { header, values: values.split('|') };
  });
  const rows = Math.max(2, ...columns.map(({ values }) => values.length));
  const cellsOf = (at: number) => columns.map(({ values }) => values[at] ?? values[0] ?? '');
  const numbers = columns.map(({ values }) => (values.length > 1 ? '' : (values[0] ?? '')));
  const lines = [
    ['Run ID', ...columns.map(({ header }) => header)],
    ['---', ...columns.map(() => '---')],
    ...Array.from({ length: rows }, (_, at) => [`tea-${at + 1}`, ...cellsOf(at)]),
    ...(baseline === true ? [['Baseline', ...numbers]] : []),
  ];
  return `# Tea\n\n## Runs\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
