import { shellLine } from '../../escape/for-shell.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { refused } from '../outputs/refused.ts';
import { seedOfParameters } from '../reading/flat-values.ts';
import { logLineIn } from '../reading/log-line.ts';
import { logRowsOf } from '../reading/log-rows.ts';
import { tellerOf } from '../reading/log-tellers.ts';
import { objectOf, runOfLog } from '../reading/run-of-log.ts';
import { finishRows, finishRuns } from './finish-runs.ts';
import { keyValue } from './key-value.ts';
import { stemOfFile } from './settings-file.ts';
import { isSettingsName } from '../reading/parameter-names.ts';
import type { Run } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { LogLine } from '../reading/log-line.ts';
import type { RunReader } from './reader.ts';

/**
 * A program's log: lines of `key=value` pairs, read as a run over time if they are counted, else by the last line of
 * each key.
 */
export const logfmt: RunReader = {
  name: 'logfmt',
  detect: (entry) => (looksLike(entry) && keyValue.detect(entry) === 'no' ? 'likely' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    const read = logRowsOf(file.text);
    if (read.rows.length === 0) {
      const hint = 'have the program write its metrics as JSON';
      return refused(file.path, 'holds no line of nothing but `key=value`', hint);
    }
    const finishing = { file, format: 'logfmt', choice, notes: read.notes };
    if (choice.runKey !== undefined) return finishRows(read.rows.map(objectOf), finishing);
    const teller = tellerOf(read.rows);
    if (teller === undefined) {
      const run = runOfLog(read);
      return finishRuns([isSettingsName(stemOfFile(file.path)) ? asSettings(run) : run], { ...finishing, notes: [] });
    }
    return refused(
      file.path,
      `holds ${String(read.rows.length)} lines that ${teller} tells apart, and no numbers of one run`,
      `where each is a run, ${shellLine(['--run-key', teller])} tells them apart; else give the run’s own metrics`,
    );
  },
};

/** `config.txt`: everything in it is a setting of the run. */
function asSettings(run: Run): Run {
  const parameters = new Map([...run.parameters, ...run.metrics]);
  return { ...run, parameters, metrics: new Map(), seed: seedOfParameters(parameters) };
}

const NAME = /(?:^[^.]+|\.(?:log|txt|out|err|stdout|stderr|logfmt))$/i;
/** Scripts, settings in sections, and JSON, recognised by the first line. */
const OTHER = /^\uFEFF?\s{0,100}(?:#!|\{)|^\[[\w .-]{1,60}\]\s{0,4}$|^export [A-Za-z_]/m;
const MOST_LINES = 400;

const mayBeLog = (entry: RunEntry): entry is RunFileEntry =>
  entry.kind === 'file' && NAME.test(entry.name) && !OTHER.test(entry.head);

type RunFileEntry = Extract<RunEntry, { kind: 'file' }>;

const linesIn = (head: string): readonly LogLine[] =>
  head.includes('=') ? head.split(/[\r\n]/, MOST_LINES).flatMap((line) => logLineIn(line) ?? []) : [];

/** Whether a file may be a log in which the pairs only come further down. */
export const mayBeginOtherwise = (entry: RunEntry): boolean => mayBeLog(entry) && linesIn(entry.head).length === 0;

function looksLike(entry: RunEntry): boolean {
  if (!mayBeLog(entry)) return false;
  const lines = linesIn(entry.head);
  const isScript = /(?:^[^.]+|\.txt)$/i.test(entry.name) && lines.every(isAssignment);
  return lines.some(isMeasured) && !isScript;
}

/** A line with a number that may have been measured. */
const isMeasured = ({ values }: LogLine): boolean => [...values.values()].some(({ value }) => isJsonNumber(value));

/** `SEED=3`: how shells and makefiles set variables. */
const isAssignment = ({ values, counts }: LogLine): boolean =>
  counts.size === 0 && [...values.keys()].every((key) => /^[A-Z][A-Z\d_]*$/.test(key));
