import { fieldsOf, floatOf } from './protobuf.ts';
import type { ProtobufField } from './protobuf.ts';

/** One scalar of an event file; `wallTime` in seconds. */
export type EventScalar = {
  readonly tag: string;
  readonly step: number;
  readonly wallTime: number;
  readonly text: string;
  readonly value: number;
};

/** The content of an event: its scalars, and how many other values it has (images, histograms, texts). */
export type EventReading = {
  readonly wallTime: number;
  readonly scalars: readonly EventScalar[];
  readonly others: number;
};

const EVENT = { wallTime: 1, step: 2, summary: 5 } as const;
const SUMMARY_VALUE = 1;
const VALUE = { tag: 1, simple: 2, tensor: 8, metadata: 9 } as const;
const TENSOR = { type: 1, shape: 2, content: 4, floats: 5, doubles: 6 } as const;
const TYPES = { float: 1, double: 2 } as const;

const decoder = new TextDecoder();

/** Reads one event: `simple_value`, and the tensors with one number that TensorFlow 2 writes instead. */
export function readEvent(payload: Uint8Array): EventReading | undefined {
  const fields = fieldsOf(payload);
  if (fields === undefined) return undefined;
  const wallTime = floatOf(last(fields, EVENT.wallTime)?.bytes ?? new Uint8Array(0));
  const step = last(fields, EVENT.step)?.number ?? 0;
  const values = fields
    .filter(({ field }) => field === EVENT.summary)
    .flatMap(({ bytes }) => fieldsOf(bytes)?.filter(({ field }) => field === SUMMARY_VALUE) ?? []);
  const scalars = values.flatMap(({ bytes }) => scalarIn(bytes, { step, wallTime }) ?? []);
  return { wallTime, scalars, others: values.length - scalars.length };
}

const last = (fields: readonly ProtobufField[], wanted: number): ProtobufField | undefined =>
  fields.findLast(({ field }) => field === wanted);

function scalarIn(
  bytes: Uint8Array,
  { step, wallTime }: Pick<EventScalar, 'step' | 'wallTime'>,
): EventScalar | undefined {
  const fields = fieldsOf(bytes) ?? [];
  const tag = last(fields, VALUE.tag);
  const [simple, tensor] = [last(fields, VALUE.simple), last(fields, VALUE.tensor)];
  if (tag === undefined || !Number.isSafeInteger(step) || pluginOf(fields) !== 'scalars') return undefined;
  const number =
    simple?.bytes.length === 4 ? { value: floatOf(simple.bytes), isDouble: false } : numberIn(tensor?.bytes);
  if (number === undefined) return undefined;
  const text = number.isDouble ? String(number.value) : shortest(number.value);
  return { tag: decoder.decode(tag.bytes), step, wallTime, value: number.value, text };
}

/** The plugin that a value is for; scalars if none is given. */
function pluginOf(fields: readonly ProtobufField[]): string {
  const metadata = fieldsOf(last(fields, VALUE.metadata)?.bytes ?? new Uint8Array(0)) ?? [];
  const plugin = fieldsOf(last(metadata, 1)?.bytes ?? new Uint8Array(0)) ?? [];
  const name = last(plugin, 1);
  return name === undefined ? 'scalars' : decoder.decode(name.bytes);
}

/** A tensor with one float or double, without a dimension longer than one. */
function numberIn(bytes: Uint8Array | undefined): { readonly value: number; readonly isDouble: boolean } | undefined {
  const fields = bytes === undefined ? undefined : fieldsOf(bytes);
  if (fields === undefined) return undefined;
  const isDouble = last(fields, TENSOR.type)?.number === TYPES.double;
  if (!isDouble && last(fields, TENSOR.type)?.number !== TYPES.float) return undefined;
  const values = last(fields, TENSOR.content) ?? last(fields, isDouble ? TENSOR.doubles : TENSOR.floats);
  return values?.bytes.length === (isDouble ? 8 : 4) ? { value: floatOf(values.bytes), isDouble } : undefined;
}

/** The fewest digits that give the same single-precision number. */
function shortest(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(Number(value.toPrecision(9)));
}
