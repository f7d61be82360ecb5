import { labelName } from '../../document/label-name.ts';
import { remarkOf, spelt } from '../../document/label-remark.ts';
import { plainText } from '../../values/plain-text.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import { conversion, dimensionOf } from '../../values/units.ts';

/**
 * The things that a written label refers to: those with exactly this label, else those of that name with the same
 * remark in brackets. Units and directions do not count as remarks: `Latency (ms)` is `latency`, but `Latency (p95)`
 * and `Latency (p50)` are two things. A label without a remark may refer to any of them; if there are several, the
 * caller must choose.
 */
export function calledSo<T>(asked: string, things: readonly T[], labelOf: (thing: T) => string): readonly T[] {
  const written = spelt(asked);
  const exact = things.filter((thing) => spelt(labelOf(thing)) === written);
  if (exact.length > 0) return exact;
  return namedSo(asked, things, labelOf);
}

/** The same for a name without quotes, which has no spelling of its own. */
export function namedSo<T>(asked: string, things: readonly T[], labelOf: (thing: T) => string): readonly T[] {
  const name = nameOf(asked);
  if (name === '') return [];
  const alike = things.filter((thing) => nameOf(labelOf(thing)) === name && canBeTold(labelOf(thing), asked));
  const remark = remarkOf(asked);
  const same = alike.filter((thing) => remarkOf(labelOf(thing)) === remark);
  return same.length > 0 || remark !== '' ? same : alike;
}

/** A label's name without the text in brackets after it. */
const nameOf = (label: string): string => labelName(plainText(label));

/** Tokens per second are not requests per second, though both are units, and a GPU value cannot be meant by `(CPU)`. */
function canBeTold(label: string, asked: string): boolean {
  const [unit, wanted] = [unitOfHeader(spelt(label)), unitOfHeader(spelt(asked))];
  if (unit !== undefined && wanted !== undefined) return conversion(wanted, unit) !== undefined;
  if (unit !== undefined) return isMeasure(unit) || remarkOf(asked) === '';
  return wanted === undefined || isMeasure(wanted) || remarkOf(label) === '';
}

/** A unit that comes in sizes; a unit of counted things could also be a remark. */
const isMeasure = (unit: string): boolean => dimensionOf(unit) !== 'name';

/** Whether a metric belongs to a baseline, by its folded name. */
export const isCalledBaseline = (name: string): boolean =>
  /(?:^|_)(?:baseline|base|reference|control|before)(?:_|$)/u.test(name);
