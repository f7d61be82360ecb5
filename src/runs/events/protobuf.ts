/** One field of a protocol buffer message: an integer, or the bytes of anything else. */
export type ProtobufField = { readonly field: number; readonly number: number; readonly bytes: Uint8Array };

const NOTHING = new Uint8Array(0);

/** Larger integers cannot be steps: they are read as NaN. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** The fields of a message in order; undefined if the bytes are not a message. */
export function fieldsOf(bytes: Uint8Array): readonly ProtobufField[] | undefined {
  const fields: ProtobufField[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = varintAt(bytes, at);
    if (tag === undefined || tag.value > 0xffffffff) return undefined;
    const [field, wire] = [Math.floor(tag.value / 8), tag.value % 8];
    const value = valueAt(bytes, tag.end, wire);
    if (value === undefined || field === 0) return undefined;
    fields.push({ field, number: value.number, bytes: value.bytes });
    at = value.end;
  }
  return fields;
}

type Value = { readonly number: number; readonly bytes: Uint8Array; readonly end: number };

function valueAt(bytes: Uint8Array, at: number, wire: number): Value | undefined {
  if (wire === 0) {
    const varint = varintAt(bytes, at);
    return varint === undefined ? undefined : { number: varint.value, bytes: NOTHING, end: varint.end };
  }
  const length = wire === 2 ? varintAt(bytes, at) : undefined;
  const start = length?.end ?? at;
  const size = wire === 1 ? 8 : wire === 5 ? 4 : length?.value;
  if (size === undefined || start + size > bytes.length) return undefined;
  return { number: Number.NaN, bytes: bytes.subarray(start, start + size), end: start + size };
}

/** A varint of at most ten bytes; NaN if no double holds it exactly (such as a negative number). */
function varintAt(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } | undefined {
  let [value, scale] = [0, 1];
  for (let at = start; at < Math.min(bytes.length, start + 10); at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) return { value: value <= LARGEST ? value : Number.NaN, end: at + 1 };
  }
  return undefined;
}

/** The number in a fixed-size field: a float of four bytes or a double of eight. */
export function floatOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 4) return view.getFloat32(0, true);
  return bytes.length === 8 ? view.getFloat64(0, true) : Number.NaN;
}
