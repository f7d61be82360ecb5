import { isJsonObject } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { finishRows } from './finish-runs.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { RunProblem, RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile } from '../outputs/run-tree.ts';
import type { RunChoice, RunReader } from './reader.ts';

/**
 * One JSON object per line: a ledger, a run over time, or one run for each seed. A torn last line is skipped with a
 * note.
 */
export const jsonl: RunReader = {
  name: 'jsonl',
  detect: (entry) => (entry.kind === 'file' && looksLikeLines(entry) ? 'likely' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    return file === undefined ? refusedBy({ path: tree.path, message: 'is not a text file' }) : readFile(file, choice);
  },
};

const looksLikeLines = ({ name, head }: Extract<RunEntry, { kind: 'file' }>): boolean =>
  /\.(?:jsonl|ndjson)$/i.test(name) || (!/\.json$/i.test(name) && /^\uFEFF?\{[^\n]{2,4000}\}\r?\n\{/.test(head));

function readFile(file: RunFile, choice: RunChoice): RunReading {
  const rows: JsonObject[] = [];
  const notes: string[] = [];
  const lines = file.text.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line === '\uFEFF') continue;
    const reading = readJson(line);
    const isTorn = reading.kind === 'broken' && index === last && index === lines.length - 1 && index > 0;
    if (isTorn) notes.push(`line ${String(index + 1)} is torn (still being written?) and was skipped`);
    else if (reading.kind === 'broken') {
      return refusedBy({ path: file.path, message: reading.message, line: index + 1, column: reading.column });
    } else if (!isJsonObject(reading.value)) {
      return refusedBy({ path: file.path, message: 'an object was expected on each line', line: index + 1, column: 1 });
    } else rows.push(reading.value);
  }
  if (rows.length === 0) return refusedBy({ path: file.path, message: 'holds no line that is whole' });
  return finishRows(rows, { file, format: 'jsonl', choice, notes });
}

const refusedBy = (problem: RunProblem): RunReading => ({ kind: 'refused', problems: [problem] });
