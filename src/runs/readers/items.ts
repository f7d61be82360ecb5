import { counted } from '../../text/counted.ts';
import { refused } from '../outputs/refused.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

type ItemShape = { readonly name: string; readonly keys: readonly RegExp[] };

const key = (name: string): RegExp => new RegExp(`"${name}"\\s{0,20}:`);

/** Forms of a line that is about one item. */
const SHAPES: readonly ItemShape[] = [
  { name: 'samples of the language model evaluation harness', keys: [key('doc_id'), key('filtered_resps')] },
  { name: 'a manifest of utterances with what was recognised', keys: [key('audio_filepath'), key('pred_text')] },
  { name: 'a manifest of utterances', keys: [key('audio_filepath'), key('duration')] },
];

/**
 * Files with one line for each item are not runs: they are recognised, and the refusal says that a paired test needs
 * them.
 */
export const items: RunReader = {
  name: 'items',
  detect: (entry) => (shapeOf(entry) === undefined ? 'no' : 'sure'),
  read(tree) {
    const name = shapeOf(tree.entry)?.name ?? 'results of single items';
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    const count = file.text.split('\n').filter((line) => line.trim() !== '').length;
    const message = `holds ${counted(count, 'line')} for single items (${name}): what a paired test needs, and no run`;
    return refused(file.path, message, 'give the run’s own metrics as the output, and this file with --items');
  },
};

function shapeOf(entry: RunEntry): ItemShape | undefined {
  if (entry.kind !== 'file' || !/^\uFEFF?\{/.test(entry.head) || !/\.(?:jsonl|ndjson|json)$/i.test(entry.name))
    return undefined;
  const line = entry.head.split('\n', 1)[0] ?? '';
  return SHAPES.find(({ keys }) => keys.every((one) => one.test(line)));
}
