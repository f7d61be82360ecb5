import { refused } from '../outputs/refused.ts';
import { isOfProject } from './toml.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

type Unread = { readonly name: RegExp; readonly what: string; readonly hint: string };

const TABLE = 'write the run’s metrics as JSON or CSV';

/** Formats that are known but not read: their values are not in text form, or they have none of a run. */
const UNREAD: readonly Unread[] = [
  {
    name: /\.(?:pt|pth|ckpt|safetensors|bin|h5|hdf5|keras|onnx|gguf)$/i,
    what: 'holds the weights of a model',
    hint: TABLE,
  },
  { name: /\.(?:npz|npy|mat)$/i, what: 'holds arrays of numbers without names', hint: TABLE },
  { name: /\.(?:pkl|pickle|joblib|dill)$/i, what: 'is a pickle, and reading one runs code', hint: TABLE },
  { name: /\.(?:parquet|arrow|feather)$/i, what: 'is a binary table', hint: 'write it as CSV' },
  { name: /\.xlsx?$/i, what: 'is a spreadsheet', hint: 'save it as CSV' },
  {
    name: /^data\.js$/i,
    what: 'is the page of github-action-benchmark',
    hint: 'give the benchmark’s own output (its `output-file-path`)',
  },
  { name: /\.ipynb$/i, what: 'is a notebook', hint: 'have it write its metrics as JSON' },
  { name: /\.(?:zip|gz|tgz|bz2|xz|zst|7z)$/i, what: 'is an archive', hint: 'unpack it' },
];

/** Files that many runs leave but no reader supports: refused with the name of their format. */
export const notRead: RunReader = {
  name: 'not-read',
  detect: (entry) => (unread(entry) === undefined ? 'no' : 'sure'),
  read(tree) {
    const { what, hint } = unread(tree.entry) ?? { what: 'is none of the formats that are read', hint: TABLE };
    return refused(tree.path, what, hint);
  },
};

const PROJECT = {
  what: 'describes a project and its tools, no run',
  hint: 'give the run’s own metrics (metrics.toml, metrics.json), or say --format toml where these are its numbers',
} as const;

function unread(entry: RunEntry): Omit<Unread, 'name'> | undefined {
  if (entry.kind !== 'file') return undefined;
  return isOfProject(entry) ? PROJECT : UNREAD.find(({ name }) => name.test(entry.name));
}
