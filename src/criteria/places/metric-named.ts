import { foldName } from '../../text/fold-name.ts';
import { remarkOf, withoutRemark } from '../../document/label-remark.ts';
import { isMeasurable } from '../numbers/operand.ts';
import { meaningOf } from '../world/resolve.ts';
import type { Meaning } from '../world/resolve.ts';
import type { World } from '../world/world.ts';
import { RESERVED } from '../language/cursor.ts';
import { parseStatement } from '../language/parse-statement.ts';
import { isReference } from '../language/syntax.ts';

/**
 * The name of a metric that the document knows, from words such as `Accuracy` or `**Tuned WER** (held-out)`. Text in
 * brackets is a remark if only one thing of the name is measured and only one has a limit.
 */
export function metricNamed(worlds: readonly World[], label: string, others: readonly string[]): string | undefined {
  const knows = (name: string): boolean => worlds.some((world) => holdsNumbers(meaningIn(world, name)));
  const remark = remarkOf(label);
  if (remark === '') {
    const name = plainName(label) ?? quotedName(label);
    return foldName(label) !== '' && knows(name) ? name : undefined;
  }
  if (knows(quotedName(label))) return quotedName(label);
  const spelled = spelledOut(label, remark).filter((name) => knows(name));
  if (spelled[0] !== undefined) return spelled.length === 1 ? spelled[0] : undefined;
  const bare = withoutRemark(label);
  const isOnly = others.every((other) => remarkOf(other) === remark || foldName(other) !== foldName(label));
  const name = plainName(bare) ?? quotedName(bare);
  return isOnly && knows(name) && worlds.every((world) => isBare(meaningIn(world, name))) ? name : undefined;
}

/** `WER (clean)` as columns spell it without brackets: `WER clean (%)`, `clean_wer`. */
const spelledOut = (label: string, remark: string): readonly string[] =>
  [`${withoutRemark(label)} ${remark}`, `${remark} ${withoutRemark(label)}`].flatMap((name) => plainName(name) ?? []);

/** What a name in the criteria language refers to. */
export function meaningIn(world: World, name: string): Meaning | undefined {
  const { statement } = parseStatement(`${name} == 0`);
  if (statement?.kind !== 'claim' || statement.condition.kind !== 'compare') return undefined;
  const { left } = statement.condition;
  return isReference(left) ? meaningOf(world, left) : undefined;
}

/** Whether the thing referred to has no brackets in its name: `WER (dev)` is not `WER (test)`. */
function isBare(meaning: Meaning | undefined): boolean {
  if (meaning?.kind === 'column') return remarkOf(meaning.column.header) === '';
  if (meaning?.kind === 'labelled') return remarkOf(meaning.cell.label) === '';
  return meaning?.kind !== 'field' || meaning.fields.every(({ field }) => field.remark === undefined);
}

/** A field counts only if its value is a number or still missing: prose after a label is not a measurement. */
function holdsNumbers(meaning: Meaning | undefined): boolean {
  if (meaning === undefined || meaning.kind === 'collision') return false;
  if (meaning.kind === 'several') return true;
  if (meaning.kind === 'field') return meaning.fields.every(({ value }) => isMeasurable(value));
  return meaning.kind !== 'labelled' || isMeasurable(meaning.cell.cell.value);
}

/**
 * A label as a name in the criteria language, in the suitable form: text in brackets may distinguish it from others.
 */
export const nameFor = (label: string): string =>
  (remarkOf(label) === '' ? plainName(label) : undefined) ?? quotedName(label);

function plainName(label: string): string | undefined {
  const name = foldName(label);
  return /^[a-z_]\w*$/u.test(name) && !RESERVED.has(name) ? name : undefined;
}

const quotedName = (label: string): string => `col("${label.replaceAll('"', '')}")`;
