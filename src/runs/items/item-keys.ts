import { foldName } from '../../text/fold-name.ts';
import { isJsonNumber } from '../json/json-value.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** Folded names of an item's keys, the surest first. */
export const ITEM_KEYS = {
  id: [
    'id', 'item_id', 'item', 'utterance_id', 'utt_id', 'utt', 'utterance', 'question_id', 'qid', 'example_id',
    'sample_id', 'request_id', 'doc_id', 'audio_filepath', 'audio', 'file', 'key', 'name',
  ],
  cluster: ['cluster', 'cluster_id', 'speaker', 'speaker_id', 'spk', 'document', 'document_id', 'group'],
  weight: ['weight'],
  score: ['score', 'correct', 'is_correct', 'right'],
  errors: ['errors', 'word_errors', 'n_errors', 'num_errors', 'edits'],
  length: ['length', 'words', 'reference_length', 'ref_length', 'reference_words', 'ref_words', 'n_words', 'num_words'],
} as const satisfies Readonly<Record<string, readonly string[]>>; // prettier-ignore

/** Keys whose numbers are not measurements. */
const NO_MEASURE: ReadonlySet<string> = new Set(
  [...Object.values(ITEM_KEYS).flat(), ...'index line seed duration offset start end start_time end_time'.split(' ')]
    .filter((name) => name !== 'score'),
); // prettier-ignore

/** The key of the object that has one of these names. */
export function keyNamed(object: JsonObject, names: readonly string[]): string | undefined {
  const folded = new Map([...object.keys()].map((key) => [foldName(key), key]));
  const name = names.find((each) => folded.has(each));
  return name === undefined ? undefined : folded.get(name);
}

/** Keys of an object whose values are numbers or yes and no, and may be measurements. */
export const measureKeys = (object: JsonObject): readonly string[] =>
  [...object].flatMap(([key, value]) => (Number.isNaN(numberOf(value)) || NO_MEASURE.has(foldName(key)) ? [] : [key]));

/** The number of a value, 1 for yes and 0 for no; NaN for everything else. */
export function numberOf(value: JsonValue | undefined): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value !== undefined && isJsonNumber(value) && Number.isFinite(value.number) ? value.number : NaN;
}

/** A text, or a number as written; undefined for everything else. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return value !== undefined && isJsonNumber(value) ? value.text : undefined;
}
