import { foldName } from '../../text/fold-name.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { textUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { commitOf } from '../reading/commit-of.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { rowsOfCsv } from '../outputs/rows-of-csv.ts';
import { isParameter } from '../reading/parameter-names.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishRuns, doubledRefusal } from './finish-runs.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunStatus, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

/** A run that was kept or discarded ran to its end. */
const STATUSES: ReadonlyMap<string, RunStatus> = new Map<string, RunStatus>([
  ['keep', 'finished'],
  ['discard', 'finished'],
  ['baseline', 'finished'],
  ['crash', 'failed'],
  ['crashed', 'failed'],
  ['timeout', 'failed'],
]);

/** The ledger of an autoresearch loop: a tab-separated line for each commit that was tried. */
export const autoresearch: RunReader = {
  name: 'autoresearch',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    const found = rowsOfCsv(file, '\t');
    if (found.kind === 'refused') return refusedBy(found.problem);
    const runs = found.rows.map(runOfRow);
    const doubled = doubledId(runs);
    if (doubled !== undefined && choice.run === undefined) {
      return doubledRefusal(file, runs.length, { key: 'commit', id: doubled });
    }
    if (doubled !== undefined && doubled === choice.run)
      return doubledRefusal(file, runs.length, { key: 'commit', id: doubled });
    return finishRuns(runs, { file, format: 'autoresearch', choice, notes: found.notes });
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'file' || !/\.tsv$/i.test(entry.name)) return false;
  const header = (entry.head.split('\n', 1)[0] ?? '')
    .replace(/^\uFEFF/, '')
    .split('\t')
    .map((name) => name.trim());
  return header[0] === 'commit' && header.includes('status') && header.includes('description');
}

function doubledId(runs: readonly Run[]): string | undefined {
  const seen = new Set<string>();
  for (const { id } of runs) {
    if (id !== undefined && seen.has(id)) return id;
    if (id !== undefined) seen.add(id);
  }
  return undefined;
}

/** A crashed run measured nothing: its zeros are missing values. */
function runOfRow(row: JsonObject): Run {
  const metrics = new Map<string, RunValue>();
  const parameters = new Map<string, RunValue>();
  const status = STATUSES.get(foldName(textUnder(row, 'status') ?? ''));
  for (const [key, value] of row) {
    const read = key === 'commit' ? undefined : runValueOf(value);
    if (read === undefined) continue;
    const isMeasured = isJsonNumber(value) && !isParameter([key], read);
    if (isMeasured)
      metrics.set(pathOf([key]), status === 'failed' && isZero(value) ? { kind: 'missing', text: '' } : read);
    else if (read.kind !== 'missing') parameters.set(pathOf([key]), read);
  }
  const commit = textUnder(row, 'commit');
  return { ...EMPTY_RUN, id: commit, git: commitOf(commit), status, metrics, parameters };
}

const isZero = (value: JsonValue): boolean => isJsonNumber(value) && value.number === 0;
