// Writes the table of docs/real-outputs.md: how every file of ../shared/corpus/runs is read, or why it is not.
import { build } from 'esbuild';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundling, root } from './bundling.mjs';

const made = new URL('dist/.formats-table.mjs', root);
const page = new URL('docs/real-outputs.md', root);
const corpus = fileURLToPath(new URL('../shared/corpus/runs', root));
const MARKS = ['<!-- table:start -->', '<!-- table:end -->'];

await build({ ...bundling, entryPoints: ['test/runs/readers/formats-table.ts'], outfile: fileURLToPath(made) });
const { corpusFiles, formatsTable } = await import(made.href);
await rm(made);
const text = await readFile(page, 'utf8');
const [start, end] = MARKS.map((mark) => text.indexOf(mark));
if (start === -1 || end === -1)
  throw new Error(`docs/real-outputs.md has no place for the table (${MARKS.join(' … ')})`);
const table = formatsTable(corpusFiles(corpus));
await writeFile(page, `${text.slice(0, start + MARKS[0].length)}\n\n${table}\n${text.slice(end)}`);
