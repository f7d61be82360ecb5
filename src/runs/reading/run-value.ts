import { isMissing } from '../../values/missing.ts';
import { notANumber } from '../../values/not-a-number.ts';
import { isJsonArray, isJsonNumber, isJsonObject } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { RunValue } from '../run.ts';

const QUOTED_NUMBER = /^[-+]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,6})?$/;
const LONGEST_LIST = 50;

/** The value of a JSON scalar or of a short list of scalars; undefined for objects, long and nested lists. */
export function runValueOf(value: JsonValue): RunValue | undefined {
  if (value === null) return { kind: 'missing', text: '' };
  if (typeof value === 'string') return runTextOf(value);
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'true' : 'false' };
  if (isJsonNumber(value)) return numberOf(value.text, value.number);
  if (isJsonObject(value) || !isJsonArray(value) || value.length === 0 || value.length > LONGEST_LIST) return undefined;
  const items = value.map(itemText);
  return items.every((item) => item !== undefined) ? { kind: 'list', items } : undefined;
}

/** An identifier, as in a cell: `0012`. */
const LEADING_ZERO = /^[-+]?0\d/;

/** A text in a run output: a quoted number is a number, `N/A` and `-nan` are missing. */
function runTextOf(text: string): RunValue {
  const trimmed = text.trim();
  if (QUOTED_NUMBER.test(trimmed) && !LEADING_ZERO.test(trimmed))
    return numberOf(trimmed.replace(/^\+/, ''), Number(trimmed));
  const word = notANumber(trimmed);
  if (word !== undefined) return { kind: 'missing', text: word };
  return isMissing(trimmed) ? { kind: 'missing', text: '' } : { kind: 'text', text };
}

/**
 * A number; the words for NaN and the infinities are missing values. A number that no double holds (1e400) keeps its
 * digits.
 */
const numberOf = (text: string, number: number): RunValue =>
  Number.isNaN(number) || /^-?Infinity$/.test(text) ? { kind: 'missing', text } : { kind: 'number', text };

function itemText(item: JsonValue): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item === 'boolean') return String(item);
  return isJsonNumber(item) ? item.text : undefined;
}
