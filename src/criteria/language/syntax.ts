import type { Span } from '../../text/span.ts';

/** One `expect:` statement, parsed. Every node's span is an offset into the statement's own text. */
export type Statement = Claim | Bands;

/** A condition together with what it must hold for. */
export type Claim = {
  readonly kind: 'claim';
  readonly span: Span;
  readonly condition: Condition;
  /** Undefined: the default for the place where the claim is used. */
  readonly quantifier: Quantifier | undefined;
  readonly where: Condition | undefined;
  readonly per: Per | undefined;
  readonly confidence: Confidence | undefined;
  readonly under: Under | undefined;
};

/** `under "Holdout"`: names refer to the tables and fields below that heading. */
export type Under = { readonly span: Span; readonly heading: string };

/** `bands(overhead): < 5% GO, <= 10% CONDITIONAL GO, else NO-GO`: the first band that holds gives the verdict. */
export type Bands = {
  readonly kind: 'bands';
  readonly span: Span;
  readonly of: Expression;
  readonly bands: readonly Band[];
  readonly otherwise: BandVerdict;
  readonly under: Under | undefined;
};

export type Band = {
  readonly span: Span;
  readonly operator: Operator;
  readonly limit: NumberNode;
  readonly verdict: BandVerdict;
};

export type BandVerdict = 'GO' | 'CONDITIONAL GO' | 'NO-GO' | 'INCONCLUSIVE';

export type Quantifier = { readonly span: Span } & (
  | { readonly kind: 'every' }
  | { readonly kind: 'some' }
  | { readonly kind: 'at-least'; readonly count: Count; readonly of: 'runs' | 'seeds' }
  | { readonly kind: 'latest' }
  | { readonly kind: 'best'; readonly by: Reference }
);

/** `3`, or `70% of`. */
export type Count =
  { readonly kind: 'number'; readonly number: number } | { readonly kind: 'percent'; readonly number: number };

export type Per = {
  readonly span: Span;
  readonly names: readonly Reference[];
  /** Undefined: every group. */
  readonly groups: number | undefined;
};

/** In percent. */
export type Confidence = { readonly span: Span; readonly percent: number };

export type Operator = '<' | '<=' | '>' | '>=' | '==' | '!=';

export type Condition =
  | { readonly kind: 'or'; readonly span: Span; readonly items: readonly Condition[] }
  | { readonly kind: 'and'; readonly span: Span; readonly items: readonly Condition[] }
  | { readonly kind: 'not'; readonly span: Span; readonly of: Condition }
  | Compare
  | Between
  | { readonly kind: 'one-of'; readonly span: Span; readonly of: Expression; readonly options: readonly Expression[] }
  | {
      readonly kind: 'within';
      readonly span: Span;
      readonly left: Expression;
      readonly amount: Amount;
      readonly right: Expression;
    }
  | NoWorse
  | { readonly kind: 'glob'; readonly span: Span; readonly of: Reference; readonly pattern: string }
  | { readonly kind: 'constant'; readonly span: Span; readonly of: Reference }
  | { readonly kind: 'count-of'; readonly span: Span; readonly count: number; readonly items: readonly Condition[] }
  | { readonly kind: 'decreases'; readonly span: Span; readonly metric: Reference };

/** `a < b by 2%`; `a == b ± 0.01` has the tolerance. */
export type Compare = {
  readonly kind: 'compare';
  readonly span: Span;
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
  readonly by: Amount | undefined;
  readonly tolerance: Amount | undefined;
};

export type Between = {
  readonly kind: 'between';
  readonly span: Span;
  readonly of: Expression;
  readonly low: Expression;
  readonly high: Expression;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

export type NoWorse = {
  readonly kind: 'no-worse';
  readonly span: Span;
  readonly left: Expression;
  readonly right: Expression;
  readonly by: Amount | undefined;
};

/** `2%` is relative to the right side, `2 points` are 2 percentage points, `0.002` and `5 ms` are absolute. */
export type Amount = {
  readonly span: Span;
  readonly kind: 'relative' | 'points' | 'absolute';
  readonly number: number;
  /** As written, with its unit. */
  readonly text: string;
  readonly unit: string | undefined;
};

export type Expression =
  | NumberNode
  | { readonly kind: 'string'; readonly span: Span; readonly text: string }
  | { readonly kind: 'negative'; readonly span: Span; readonly of: Expression }
  | Arithmetic
  | Call
  | History
  | { readonly kind: 'part'; readonly span: Span; readonly of: Reference; readonly part: 'first' | 'second' }
  | Reference;

/** `85 ms`: the number as written, and its unit's symbol; `10k` is 10000 without a unit. */
export type NumberNode = {
  readonly kind: 'number';
  readonly span: Span;
  readonly number: number;
  readonly unit: string | undefined;
  readonly text: string;
};

export type Arithmetic = {
  readonly kind: 'arithmetic';
  readonly span: Span;
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Expression;
  readonly right: Expression;
};

/** Functions that aggregate a value over the selected runs. */
export const AGGREGATES = [
  'mean',
  'median',
  'sd',
  'min',
  'max',
  'count',
  'quantile',
  'p50',
  'p90',
  'p95',
  'p99',
] as const;
export type AggregateName = (typeof AGGREGATES)[number];

/** Functions that read a metric's history. */
export const HISTORIES = ['at', 'lowest', 'highest', 'final', 'slope'] as const;
export type HistoryName = (typeof HISTORIES)[number];

/**
 * `min(a, b)` compares values of one row, `min(a)` is taken over the selected runs; `abs` applies to whatever it is
 * given.
 */
export type Call = {
  readonly kind: 'call';
  readonly span: Span;
  readonly name: AggregateName | 'abs';
  readonly arguments: readonly Expression[];
};

/** A value read from a metric's history; `step` is given only with `at`. */
export type History = {
  readonly kind: 'history';
  readonly span: Span;
  readonly name: HistoryName;
  readonly metric: Reference;
  readonly step: number | undefined;
};

/** Something that has a value in a run, a row or a document. */
export type Reference =
  | { readonly kind: 'name'; readonly span: Span; readonly name: string }
  | { readonly kind: 'column'; readonly span: Span; readonly header: string }
  | { readonly kind: 'metric'; readonly span: Span; readonly metric: string }
  | { readonly kind: 'flag'; readonly span: Span; readonly flag: string }
  | { readonly kind: 'row'; readonly span: Span; readonly pick: string | Condition; readonly of: PlainReference }
  | { readonly kind: 'baseline'; readonly span: Span; readonly of: PlainReference }
  | { readonly kind: 'document'; readonly span: Span; readonly id: string; readonly of: PlainReference };

/** What may follow the dot in `row(…).`, `baseline.` and `doc(…).`. */
export type PlainReference = Extract<Reference, { readonly kind: 'name' | 'column' | 'metric' }>;

/** A reference to another row than the run's own. */
export type OtherReference = Extract<Reference, { readonly kind: 'row' | 'baseline' | 'document' }>;

export type Node = Expression | Condition;

const CONDITIONS: ReadonlySet<string> = new Set([
  'or', 'and', 'not', 'compare', 'between', 'one-of', 'within', 'no-worse', 'glob', 'constant', 'count-of', 'decreases',
] satisfies Condition['kind'][]); // prettier-ignore

/** Whether a node is a condition (true or false) rather than a value. */
export const isCondition = (node: Node): node is Condition => CONDITIONS.has(node.kind);

const REFERENCES: ReadonlySet<string> = new Set([
  'name', 'column', 'metric', 'flag', 'row', 'baseline', 'document',
] satisfies Reference['kind'][]); // prettier-ignore

/** Whether a node names a value rather than computing one. */
export const isReference = (node: Node): node is Reference => REFERENCES.has(node.kind);

/** Whether a node names a value in the run's own row or record. */
export const isPlain = (node: Node): node is PlainReference =>
  node.kind === 'name' || node.kind === 'column' || node.kind === 'metric';

/** Whether a node names a value in another row. */
export const isOther = (node: Node): node is OtherReference =>
  node.kind === 'row' || node.kind === 'baseline' || node.kind === 'document';

/** The part after the dot, for a reference to another row; any other reference is returned unchanged. */
export const memberOf = <T extends Reference>(reference: T): PlainReference | Exclude<T, OtherReference> =>
  isOther(reference) ? reference.of : (reference as Exclude<T, OtherReference>);
