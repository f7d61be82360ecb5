import { conflictLines } from './conflict-lines.ts';
import { conflictSides } from './conflict-sides.ts';
import { keyedTables } from './keyed-table.ts';
import { planTables } from './plan-tables.ts';
import { proveMerge } from './prove-merge.ts';
import type { Kind } from '../template/kind.ts';
import type { ConflictStyle } from './conflict-lines.ts';
import type { KeyedTable } from './keyed-table.ts';
import type { TablePlan } from './plan-tables.ts';

/** The three texts of a merge; the base is empty if there is no common ancestor. */
export type MergeTexts = { readonly base: string; readonly ours: string; readonly theirs: string };

/** Git's own line merge. Undefined if it is not possible. */
export type TextMerge = (
  texts: MergeTexts,
  style: ConflictStyle,
) => { readonly text: string; readonly isClean: boolean } | undefined;

/** The result of a merge: complete, or with markers where a person must choose; `by` says how its rows were merged. */
export type MergedDocument = {
  readonly text: string;
  readonly isClean: boolean;
  readonly by: 'rows' | 'lines' | 'tables' | 'whole';
  /** Ids of rows that a person must choose between. */
  readonly conflicts: readonly string[];
};

export type MergeOptions = {
  readonly kind: Kind | undefined;
  readonly style: ConflictStyle;
  readonly mergeText: TextMerge;
};

/**
 * Merges a document three-way: rows of keyed tables by their keys, everything else by lines. The result is checked
 * before it is called clean: no row lost, duplicated, restored or invented, no marker left. If one method fails the
 * check, the next is used: lines alone, then whole tables against each other, then whole texts.
 */
export function mergeDocument(texts: MergeTexts, options: MergeOptions): MergedDocument {
  const done = oneSided(texts);
  if (done !== undefined) return { text: done, isClean: true, by: 'lines', conflicts: [] };
  const prove = proveMerge(texts, options);
  for (const attempt of ATTEMPTS) {
    const merged = attempt(texts, options);
    if (merged !== undefined && prove(merged)) return merged;
  }
  return wholeConflict(texts, options.style);
}

/** The result of a merge in which one side changed nothing, or both changed the same. */
function oneSided({ base, ours, theirs }: MergeTexts): string | undefined {
  if (ours === theirs || base === theirs) return ours;
  return base === ours ? theirs : undefined;
}

type Attempt = (texts: MergeTexts, options: MergeOptions) => MergedDocument | undefined;

const ATTEMPTS: readonly Attempt[] = [
  (texts, options) => throughTables(texts, options, 'rows'),
  (texts, { mergeText, style }) => {
    const merged = mergeText(texts, style);
    return merged === undefined ? undefined : { ...merged, by: 'lines', conflicts: [] };
  },
  (texts, options) => throughTables(texts, options, 'tables'),
];

/** Merges everything except the tables by lines: each table is replaced by one line that is the same on all sides. */
function throughTables(texts: MergeTexts, options: MergeOptions, by: 'rows' | 'tables'): MergedDocument | undefined {
  if (Object.values(texts).some((text) => /\r(?!\n)/u.test(text))) return undefined;
  const bases = basesOf(texts.base);
  if (bases === undefined) return undefined;
  const read = (text: string): readonly KeyedTable[] => keyedTables(text, options.kind);
  const sides = { base: read(bases.one), ours: read(texts.ours), theirs: read(texts.theirs) };
  const other = bases.one === bases.two ? undefined : read(bases.two);
  const plans = planTables({ ...sides, other }, { style: options.style, by });
  const marks = plans.map((_, index) => markFor(texts, index));
  const masked = (text: string, side: 'base' | 'ours' | 'theirs'): string => maskedText(text, plans, { side, marks });
  const base = masked(bases.one, 'base');
  if (other !== undefined && maskedText(bases.two, plans, { side: 'other', marks }) !== base) return undefined;
  const around = { base, ours: masked(texts.ours, 'ours'), theirs: masked(texts.theirs, 'theirs') };
  const done = oneSided(around);
  const merged = done === undefined ? options.mergeText(around, options.style) : { text: done, isClean: true };
  return merged === undefined ? undefined : unmasked(merged, { plans, marks, by });
}

/** A base that itself contains a conflict (crossing histories) is two bases. */
function basesOf(base: string): { readonly one: string; readonly two: string } | undefined {
  const sides = conflictSides(base);
  if (sides !== undefined) return { one: sides.ours, two: sides.theirs };
  return /^<{7}/mu.test(base) ? undefined : { one: base, two: base };
}

function markFor(texts: MergeTexts, index: number): string {
  let mark = `expctl keeps table ${index} here`;
  while (Object.values(texts).some((text) => text.includes(mark))) mark = `${mark} *`;
  return mark;
}

type Masking = { readonly side: 'base' | 'ours' | 'theirs' | 'other'; readonly marks: readonly string[] };

function maskedText(text: string, plans: readonly TablePlan[], { side, marks }: Masking): string {
  const places = plans
    .flatMap((plan, index) => {
      const span = plan.spans[side];
      return span === undefined ? [] : [{ ...span, mark: marks[index] ?? '' }];
    })
    .toSorted((a, b) => a.start - b.start);
  let at = 0;
  let result = '';
  for (const { start, end, mark } of places) {
    result += text.slice(at, start) + mark;
    at = end;
  }
  return result + text.slice(at);
}

type Unmasking = {
  readonly plans: readonly TablePlan[];
  readonly marks: readonly string[];
  readonly by: 'rows' | 'tables';
};

function unmasked(
  merged: { readonly text: string; readonly isClean: boolean },
  { plans, marks, by }: Unmasking,
): MergedDocument | undefined {
  let { text } = merged;
  const conflicts: string[] = [];
  // Last first: no mark is the beginning of one with a smaller number.
  for (const [index, plan] of [...plans.entries()].toReversed()) {
    const pieces = text.split(marks[index] ?? '');
    if (pieces.length !== 2 && (merged.isClean || plan.conflicts.length > 0)) return undefined;
    text = pieces.join(plan.text);
    conflicts.unshift(...plan.conflicts);
  }
  const isClean = merged.isClean && plans.every((plan) => plan.isClean);
  return { text, isClean, by, conflicts };
}

/** Both texts in full, one after the other: nothing is lost, and nobody can take it for a merged text. */
function wholeConflict({ base, ours, theirs }: MergeTexts, style: ConflictStyle): MergedDocument {
  const lines = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/u, '').split('\n'));
  const marked = conflictLines({ ours: lines(ours), base: lines(base), theirs: lines(theirs) }, style);
  return { text: `${marked.join('\n')}\n`, isClean: false, by: 'whole', conflicts: [] };
}
