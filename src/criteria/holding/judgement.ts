import type { Lacking, Misfit } from '../numbers/operand.ts';

/** The truth of a condition: Kleene's three values. */
export type Truth = 'yes' | 'no' | 'unknown';

/** A judged condition, with what it is based on. */
export type Judgement = {
  readonly truth: Truth;
  /** Why it is unknown, or what a set of runs shows (`baseline_wer is 0.1168 (a) and 0.1261 (b)`). */
  readonly because: string | undefined;
  /** If unknown: what would settle it. */
  readonly settle: string | undefined;
  /** The parts of `settle`, if several things are needed. */
  readonly settles?: readonly string[];
  /** The comparison that decided it. */
  readonly sides: Sides | undefined;
  /** Remarks for the reader: ties within printed precision, readings of a percentage. */
  readonly notes: readonly string[];
  /** Those of the notes that even a reader of the verdict alone should know: the result could as well be different. */
  readonly doubts: readonly string[];
  /** What a claim with confidence was tested on. */
  readonly basis?: 'replicates' | 'items';
};

/** The two sides of a comparison as compared. */
export type Sides = {
  readonly left: string;
  readonly right: string;
  readonly operator: string;
  /** How far the comparison is from holding (negative: by how much it holds), in the left side's unit. */
  readonly shortfall: number | undefined;
  /** The unit of the shortfall. */
  readonly unit?: string | undefined;
  /** Left divided by right, if the right side is a multiple of something: `a <= 2 * b`. */
  readonly ratio: Ratio | undefined;
};

/** `factor`: what the ratio is compared with. */
export type Ratio = { readonly value: number; readonly of: string; readonly factor: number };

/** `0.0723 < 0.0449`, `0.31 no worse than 0.30 by 0.02`. */
export const comparisonWords = ({ left, right, operator }: Pick<Sides, 'left' | 'right' | 'operator'>): string =>
  `${left} ${operator.includes('…') ? operator.replace('…', () => right) : `${operator} ${right}`}`;

const NOTHING = { because: undefined, settle: undefined, sides: undefined, notes: [], doubts: [] } as const;

/** A judgement that is certain. */
export const decided = (truth: boolean, given: Partial<Judgement> = {}): Judgement => ({
  ...NOTHING,
  ...given,
  truth: truth ? 'yes' : 'no',
});

/** A judgement that cannot be made, and what would settle it. */
export const unknown = (because: string, settle?: string, given: Partial<Judgement> = {}): Judgement => ({
  ...NOTHING,
  ...given,
  truth: 'unknown',
  because,
  settle,
});

/** A judgement that a missing or unsuitable value leaves open. */
export const unknownOf = (why: Lacking | Misfit): Judgement =>
  why.kind === 'lacking' ? unknown(why.because, why.settle) : unknown(why.message, why.hint);

/** Kleene's *not*. */
export const negated = (judgement: Judgement): Judgement => {
  const truth = judgement.truth === 'yes' ? 'no' : judgement.truth === 'no' ? 'yes' : 'unknown';
  const { sides } = judgement;
  if (sides === undefined) return { ...judgement, truth };
  const shortfall = sides.shortfall === undefined ? undefined : -sides.shortfall;
  return { ...judgement, truth, sides: { ...sides, operator: `not ${sides.operator}`, shortfall } };
};

/** Kleene's *and*: one *no* decides, else one unknown leaves it open. */
export function conjunction(items: readonly Judgement[]): Judgement {
  const all = joined(items, ['no', 'unknown', 'yes']);
  return all.truth === 'unknown' ? { ...all, ...allOf(items) } : all;
}

/** Kleene's *or*: one *yes* decides, else one unknown leaves it open. */
export function disjunction(items: readonly Judgement[]): Judgement {
  const { settles: _, ...any } = joined(items, ['yes', 'unknown', 'no']);
  const ways = new Set(items.flatMap(({ truth, settle }) => (truth === 'unknown' ? (settle ?? []) : [])));
  return any.truth === 'unknown' && ways.size > 0 ? { ...any, settle: [...ways].join(' or ') } : any;
}

/** What is needed in total to settle the judgements that are open. */
export function allOf(items: readonly Judgement[]): Pick<Judgement, 'settle' | 'settles'> {
  const settles = [...new Set(items.filter(({ truth }) => truth === 'unknown').flatMap(settlesOf))];
  return { settle: settleWords(settles), settles };
}

/** The things that would settle a judgement, one by one. */
export const settlesOf = ({ settle, settles }: Judgement): readonly string[] =>
  settles ?? (settle === undefined ? [] : [settle]);

/** Several things that are needed, in one line. */
export const settleWords = (settles: readonly string[]): string | undefined =>
  settles.length === 0 ? undefined : settles.join('; ');

/** At least `count` of the conditions hold, or cannot hold, whatever the unknown ones turn out to be. */
export function countOf(count: number, items: readonly Judgement[]): Judgement {
  const holding = items.filter(({ truth }) => truth === 'yes');
  const possible = items.filter(({ truth }) => truth !== 'no');
  const told = toldOf(items);
  const because = `${holding.length} of ${items.length} conditions hold`;
  if (holding.length >= count) return decided(true, { because, ...told, sides: tightest(holding) });
  if (possible.length < count)
    return decided(false, { because, ...told, sides: tightest(items.filter(({ truth }) => truth === 'no')) });
  const open = items.find(({ truth }) => truth === 'unknown');
  return { ...unknown(open?.because ?? because, undefined, told), ...allOf(items) };
}

/** The notes on several conditions. */
const toldOf = (items: readonly Judgement[]): Pick<Judgement, 'notes' | 'doubts'> => ({
  notes: items.flatMap(({ notes }) => notes),
  doubts: items.flatMap(({ doubts }) => doubts),
});

function joined(items: readonly Judgement[], order: readonly Truth[]): Judgement {
  const truth = order.find((wanted) => items.some((item) => item.truth === wanted)) ?? 'unknown';
  const deciding = items.filter((item) => item.truth === truth);
  const [first] = deciding;
  return { ...NOTHING, ...first, truth, sides: tightest(deciding) ?? first?.sides, ...toldOf(items) };
}

/** Of several comparisons, the one that is nearest to failing, or that fails by most. */
function tightest(items: readonly Judgement[]): Sides | undefined {
  let worst: Sides | undefined;
  for (const { sides } of items) {
    if (sides === undefined) continue;
    if (worst === undefined || (sides.shortfall ?? -Infinity) > (worst.shortfall ?? -Infinity)) worst = sides;
  }
  return worst;
}
