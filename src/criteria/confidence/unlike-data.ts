import { unknown } from '../holding/judgement.ts';
import { nameOfReference } from '../holding/run-value.ts';
import { isReference } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { LIST, MANIFEST, measuredOn } from './measured-on.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { Expression, Node } from '../language/syntax.ts';
import type { RunRow } from '../world/run-row.ts';
import type { Datum } from './measured-on.ts';
import type { Pairing } from './pair-samples.ts';

/**
 * The question, and the conditions that select its own runs: a name that is both there and in `row(where …)` is given
 * for both sides.
 */
export type AskedOf = { readonly left: Expression; readonly right: Expression; readonly selects: readonly Node[] };

/** Notes about different data; a judgement if nothing can be compared. */
export type DataWords = { readonly notes: readonly string[]; readonly doubts: readonly string[] };

type Unlike = { readonly one: Datum; readonly other: Datum; readonly words: string };

const NONE: DataWords = { notes: [], doubts: [] };

/** A run with what it was measured on. */
export type MeasuredRun = { readonly label: string; readonly data: readonly Datum[] };

/** Runs of two sides, pair by pair or as two unpaired groups. */
export type Compared =
  | { readonly kind: 'paired'; readonly pairs: readonly (readonly [MeasuredRun, MeasuredRun])[] }
  | { readonly kind: 'unpaired'; readonly left: readonly MeasuredRun[]; readonly right: readonly MeasuredRun[] };

/** Reads what a run was measured on. */
export const measuredRun = (run: RunRow): MeasuredRun => ({ label: run.id, data: measuredOn(run) });

/**
 * Pairs of runs with the same seed, and two unpaired groups, show a change only if both were measured on the same data.
 * Two columns of one row were, and a statement that names the data of both sides intends the comparison.
 */
export function unlikeData(pairing: Pairing, asked: AskedOf): DataWords | Judgement {
  if (pairing.kind === 'unpaired') {
    const [left, right] = [pairing.left, pairing.right].map((side) => side.map(({ run }) => measuredRun(run)));
    return unlikeRuns({ kind: 'unpaired', left: left ?? [], right: right ?? [] }, asked);
  }
  if (pairing.byRow) return NONE;
  const pairs = pairing.pairs.map(([left, right]) => [measuredRun(left.run), measuredRun(right.run)] as const);
  return unlikeRuns({ kind: 'paired', pairs }, asked);
}

/** The same for runs that are compared in any other way. */
export function unlikeRuns(compared: Compared, asked: AskedOf): DataWords | Judgement {
  const [left, right] = sidesOf(compared);
  const isMeant = ({ one }: Unlike): boolean =>
    isNamed(asked, one.name) && [left, right].every((side) => textsOf(side, one).size === 1);
  const found = unlikeIn(compared);
  const open = found.find((each) => each.one.isSure && !isMeant(each));
  if (open !== undefined) return unknown(`different data are compared: ${open.words}`, settleOf(open));
  return {
    notes: found.filter(isMeant).map(({ words }) => `as the statement asks, different data are compared: ${words}`),
    doubts: found.filter((each) => !isMeant(each)).map(({ words }) => `different data may be compared: ${words}`),
  };
}

const settleOf = ({ one, other }: Unlike): string =>
  one.label.startsWith('the ')
    ? 'runs that were measured on the same data on both sides'
    : `the same data on both sides, or, where the difference is meant, the name on both: \`where ${one.name} == "${one.text}"\` and \`row(where ${other.name} == "${other.text}")\``;

const sidesOf = (compared: Compared): readonly [readonly MeasuredRun[], readonly MeasuredRun[]] =>
  compared.kind === 'unpaired'
    ? [compared.left, compared.right]
    : [compared.pairs.map(([left]) => left), compared.pairs.map(([, right]) => right)];

/** The first difference of each name. */
function unlikeIn(compared: Compared): readonly Unlike[] {
  const found = compared.kind === 'paired' ? compared.pairs.flatMap(unlikePair) : unlikeHeaps(...sidesOf(compared));
  const byLabel = new Map<string, Unlike>();
  for (const each of found) if (!byLabel.has(each.one.label)) byLabel.set(each.one.label, each);
  return [...byLabel.values()];
}

function unlikePair([left, right]: readonly [MeasuredRun, MeasuredRun]): readonly Unlike[] {
  // One list may be in two places.
  const isOneList = left.data.some((one) => one.label === LIST && isSame(one, dataOf(right, LIST)));
  return left.data.flatMap((one) => {
    const other = dataOf(right, one.label);
    if (other === undefined || isSame(one, other) || (one.label === MANIFEST && isOneList)) return [];
    return [{ one, other, words: `${one.label} is ${one.text} in ${left.label} and ${other.text} in ${right.label}` }];
  });
}

const dataOf = ({ data }: MeasuredRun, wanted: string): Datum | undefined => data.find(({ label }) => label === wanted);

/** Data that one group has and the other, whose runs all say what they were measured on, does not. */
function unlikeHeaps(left: readonly MeasuredRun[], right: readonly MeasuredRun[]): readonly Unlike[] {
  const [ofLeft, ofRight] = [toldBy(left), toldBy(right)];
  return [...ofLeft.keys()].flatMap((label) => {
    const one = left.find((run) => lacks(ofRight, right.length, dataOf(run, label)));
    const other = right.find((run) => lacks(ofLeft, left.length, dataOf(run, label)));
    const [first, second] = one === left[0] || other === undefined ? [one, right[0]] : [left[0], other];
    if (first === undefined || second === undefined) return [];
    return unlikePair([first, second]).filter((each) => each.one.label === label);
  });
}

/** What the runs of a side say about their data, by label: how many say it, and what. */
type Told = ReadonlyMap<string, { readonly runs: number; readonly texts: ReadonlySet<string> }>;

function toldBy(side: readonly MeasuredRun[]): Told {
  const told = new Map<string, { runs: number; texts: Set<string> }>();
  for (const { data } of side)
    for (const { label, text } of data) {
      const of = told.get(label) ?? { runs: 0, texts: new Set() };
      of.runs += 1;
      of.texts.add(folded(text));
      told.set(label, of);
    }
  return told;
}

function lacks(told: Told, runs: number, datum: Datum | undefined): boolean {
  const of = datum && told.get(datum.label);
  return datum !== undefined && of?.runs === runs && !of.texts.has(folded(datum.text));
}

const isSame = (one: Datum, other: Datum | undefined): boolean =>
  other !== undefined && folded(one.text) === folded(other.text);

/** Case and the separators between words make no difference. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ');

const textsOf = (side: readonly MeasuredRun[], { label }: Datum): ReadonlySet<string | undefined> =>
  new Set(
    side.map(({ data }) => {
      const found = data.find((each) => each.label === label);
      return found && folded(found.text);
    }),
  );

const isNamed = ({ left, right, selects }: AskedOf, name: string): boolean =>
  [left, right].every((side) => namesIn(pickedBy(side, selects)).has(name));

/**
 * The conditions by which a side's runs are picked; a baseline and a row given by name have none that concern their
 * data.
 */
function pickedBy(side: Expression, selects: readonly Node[]): readonly Node[] {
  for (const node of walk(side)) {
    if (node.kind === 'row') return typeof node.pick === 'string' ? [] : [node.pick];
    if (node.kind === 'baseline' || node.kind === 'document') return [];
  }
  return selects;
}

const namesIn = (nodes: readonly Node[]): ReadonlySet<string> =>
  new Set(nodes.flatMap((node) => [...walk(node)].filter(isReference).map(nameOfReference)));
