import { cellsOf } from '../outputs/pipe-cells.ts';
import { pathOf } from '../key-path.ts';
import { refused } from '../outputs/refused.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishRuns, doubledRefusal } from './finish-runs.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const NAME = 'wer-text';
const KALDI =
  /^%(WER|CER|SER|PER)[ \t]{1,4}(\d{1,6}(?:\.\d{1,10})?)[ \t]{1,4}\[[ \t]{0,4}(\d{1,12})[ \t]{0,4}\/[ \t]{0,4}(\d{1,12})(?:,[ \t]{0,4}(\d{1,12}) ins,[ \t]{0,4}(\d{1,12}) del,[ \t]{0,4}(\d{1,12}) sub)?[ \t]{0,4}\](?:[ \t]{1,8}(?:\[PARTIAL\][ \t]{1,8})?(\S{1,1000}))?/;
const TABLE = /^\|[ \t]{0,8}dataset[ \t]{0,8}\|[ \t]{0,8}Snt[ \t]{0,8}\|[ \t]{0,8}Wrd[ \t]{0,8}\|/im;
const LONGEST = 2000;

/** Error rates in the output of Kaldi and ESPnet: `%WER …` lines, or the tables of RESULTS.md; rates in percent. */
export const werText: RunReader = {
  name: NAME,
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    const lines = file.text.split(/\r?\n/).map((line) => line.slice(0, LONGEST));
    const scored = lines.flatMap((line) => runOfLine(line) ?? []);
    const runs = scored.length > 0 ? scored : runsOfTables(lines);
    if (runs.length === 0) return refused(file.path, 'holds no error rate');
    const [only] = runs;
    const ids = new Set(runs.map(({ id }) => id));
    if (runs.length > 1 && (ids.size < runs.length || ids.has(undefined))) {
      const doubled = runs.map(({ id }) => id).find((id, index, all) => all.indexOf(id) !== index);
      return doubledRefusal(file, runs.length, { key: 'name', id: doubled ?? '' });
    }
    const found = only !== undefined && runs.length === 1 && scored.length === 1 ? [{ ...only, id: undefined }] : runs;
    return finishRuns(found, { file, format: NAME, choice, notes: ['error rates are in percent'] });
  },
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' && (/^%[WCSP]ER[ \t]{1,4}\d/m.test(entry.head) || TABLE.test(entry.head));

/** `%WER 4.51 [ 2366 / 52576, 286 ins, 262 del, 1818 sub ] exp/…/wer_14` */
function runOfLine(line: string): Run | undefined {
  const [, kind, rate, errors, words, insertions, deletions, substitutions, path] = KALDI.exec(line) ?? [];
  if (kind === undefined || rate === undefined) return undefined;
  const name = kind.toLowerCase();
  const counts = { errors, words, insertions, deletions, substitutions };
  return {
    ...EMPTY_RUN,
    id: path,
    metrics: new Map([
      [name, number(rate)],
      ...Object.entries(counts).flatMap(([key, text]): [string, RunValue][] =>
        text === undefined ? [] : [[key, number(text)]],
      ),
    ]),
    units: new Map([[name, '%']]),
  };
}

const number = (text: string): RunValue => ({ kind: 'number', text });

/**
 * Every second-level heading is a run, every third-level one a kind of error rate, every row a set that was decoded.
 */
function runsOfTables(lines: readonly string[]): readonly Run[] {
  const runs = new Map<
    string,
    { metrics: Map<string, RunValue>; units: Map<string, string>; hidden: Map<string, RunValue> }
  >();
  let [run, rate] = ['', 'wer'];
  let header: readonly string[] = [];
  for (const line of lines) {
    const [, hashes, title] = /^(#{1,6})[ \t]+(\S.*)$/.exec(line) ?? [];
    if (hashes !== undefined && title !== undefined) {
      if (/^[WCT]ER$/i.test(title.trim())) rate = title.trim().toLowerCase();
      else if (hashes.length <= 2) run = title.trim();
    }
    if (!line.startsWith('|')) header = [];
    else if (TABLE.test(line)) header = cellsOf(line).map((cell) => cell.toLowerCase());
    else if (header.length > 0) {
      const cells = cellsOf(line);
      const at = (name: string): string | undefined => cells[header.indexOf(name)];
      const [set, err] = [at('dataset'), at('err')];
      if (set === undefined || err === undefined || !/^\d{1,6}(?:\.\d{1,10})?$/.test(err)) continue;
      const into = runs.get(run) ?? { metrics: new Map(), units: new Map(), hidden: new Map() };
      runs.set(run, into);
      into.metrics.set(pathOf([set, rate]), number(err));
      into.units.set(pathOf([set, rate]), '%');
      for (const name of ['snt', 'wrd', 'sub', 'del', 'ins']) {
        const text = at(name);
        if (text !== undefined && /^\d{1,12}(?:\.\d{1,10})?$/.test(text))
          into.hidden.set(pathOf([set, rate, name]), number(text));
      }
    }
  }
  return [...runs].map(([id, maps]) => ({ ...EMPTY_RUN, ...maps, id: id === '' ? undefined : id }));
}
