import { LARGEST_FILE } from '../../host.ts';
import { HEAD_BYTES, headText } from '../../runs/outputs/head-text.ts';
import { outputText } from '../../runs/outputs/output-text.ts';
import { problemAt, refusedBy } from '../../runs/outputs/refused.ts';
import { pickReader } from '../../runs/readers/pick-reader.ts';
import { readOutput } from '../../runs/readers/read-output.ts';
import type { Host } from '../../host.ts';
import type { RunReading } from '../../runs/outputs/run-reading.ts';
import type { RunBytes, RunTree } from '../../runs/outputs/run-tree.ts';
import type { OutputChoice, OutputReading } from '../../runs/readers/read-output.ts';

const ENDING = /\.gz$/i;

/** Whether an output is a single gzipped file, by its name; archives of several do not count. */
export const isPacked = ({ entry }: RunTree): boolean =>
  entry.kind === 'file' && ENDING.test(entry.name) && !/^(?:\.gz$|.*\.tar\.gz$)/i.test(entry.name);

/**
 * Reads the content of a gzip file as the file with the inner name: `results.csv` for `results.csv.gz`. It is
 * decompressed in memory, up to the size limit of an ordinary file; what is read is attributed to the compressed file.
 */
export function readPacked(host: Host, tree: RunTree, choice: OutputChoice): OutputReading {
  const packed = tree.readBytes('');
  if (packed === undefined) return refuse(tree, 'is not a file that can be read');
  const unpacked = host.gunzip(packed.bytes, LARGEST_FILE);
  if (unpacked.kind === 'too-large')
    return refuse(tree, `holds more than ${String(LARGEST_FILE / 1024 / 1024)} MiB when it is unpacked`, OWN);
  if (unpacked.kind === 'broken')
    return refuse(tree, unpacked.isCut ? 'is cut short: its end is missing' : 'is not a complete gzip file', AGAIN);
  const inner = innerTree(host, tree, { ...packed, bytes: unpacked.bytes });
  const picked = pickReader(inner.entry, choice.format);
  if (isArchive(inner)) return refuse(tree, 'is an archive', 'unpack it');
  if (picked.kind === 'reader' && picked.reader.name === 'sqlite') return refuse(tree, 'holds a database', 'unpack it');
  const { format, reading } = readOutput(inner, choice);
  return { format, reading: named(reading, inner.path, tree.path) };
}

const OWN = 'give the file with the run’s own metrics';
const AGAIN = 'write it again, or give the file that was packed; nothing was logged';

const refuse = ({ path }: RunTree, message: string, hint?: string): OutputReading => ({
  format: undefined,
  reading: refusedBy(problemAt(path, message, hint)),
});

/** The decompressed file, as a tree; its hash is that of the file on disk. */
function innerTree(host: Host, tree: RunTree, { bytes, sha256 }: RunBytes): RunTree {
  const path = tree.path.replace(ENDING, '');
  const head = headText(host, bytes.subarray(0, HEAD_BYTES));
  const at = <Value>(place: string, value: () => Value): Value | undefined => (place === '' ? value() : undefined);
  return {
    path,
    entry: { kind: 'file', name: tree.entry.name.replace(ENDING, ''), head },
    list: () => [],
    readHead: (place) => at(place, () => head),
    readBytes: (place) => at(place, () => ({ path, bytes, sha256 })),
    readFile: (place) => {
      const text = at(place, () => outputText(host, bytes));
      return text === undefined ? undefined : { path, text, sha256 };
    },
  };
}

/** A tape archive has its signature at the 257th byte. */
const isArchive = ({ entry }: RunTree): boolean => entry.kind === 'file' && entry.head.startsWith('ustar', 257);

/** What was read, under the name of the file on disk. */
function named(reading: RunReading, inner: string, path: string): RunReading {
  const rename = <Place extends { readonly path: string }>(place: Place): Place =>
    place.path === inner ? { ...place, path } : place;
  return reading.kind === 'refused'
    ? { kind: 'refused', problems: reading.problems.map(rename) }
    : { kind: 'runs', runs: reading.runs.map((run) => ({ ...run, files: run.files.map(rename) })) };
}
