import { lazy } from '../../text/lazy.ts';
import { readValue } from '../../values/read-value.ts';

const REMARK = /^([^()]*\S)\s*\(([^()]{1,60})\)$/u;
const NUMBER = String.raw`[-+−~≈]?\s?[$€£¥]?[\d.,]{1,12}\s?(?:%|×|[\p{L}/]{1,8})?`;
/** Words that say where a limit comes from, or what would be even better. */
const referenceForm = lazy(
  () =>
    new RegExp(
      `^(?:(?:up |down )?from|baseline|currently|current|now|today|was|previously|prev\\.?|sota|stretch|ideally|ideal)(?: (?:is|was|goal|target|at|of))?\\s?[:=]?\\s?(${NUMBER})$`,
      'iu',
    ),
);
const NOTHING: ReadonlySet<string> = new Set(
  'must|required|hard|target|goal|higher is better|lower is better|↑|↓|inclusive'.split('|'),
);

/**
 * A limit without a remark in brackets that changes nothing: `≥ 0.90 (baseline 0.88)`. The remark stays if its number
 * has another unit, since the limit may then be a change from it (`≥ 2% (baseline 0.88)`), and so may a percentage that
 * the given value already reaches (`≥ 5% (from 80%)`).
 */
export function withoutReference(text: string): string {
  const [, limit, remark] = text.endsWith(')') ? (REMARK.exec(text) ?? []) : [];
  if (limit === undefined || remark === undefined) return text;
  if (NOTHING.has(remark.trim().toLowerCase())) return limit;
  const reference = referenceForm().exec(remark.trim())?.[1];
  return reference !== undefined && isOfOneKind(limit, reference) ? limit : text;
}

function isOfOneKind(limit: string, reference: string): boolean {
  const bare = limit.replace(/^[^-+−$€£¥\d.]{1,40}/u, '');
  const [asked, from] = [readValue(bare, 'number'), readValue(reference, 'number')];
  if (asked.kind !== 'number' || from.kind !== 'number' || asked.signed || asked.unit !== from.unit) return false;
  const isReached = /^(?:>|≥|at least|more|over|above)/iu.test(limit) && asked.number < from.number;
  return asked.unit !== '%' || !isReached;
}
