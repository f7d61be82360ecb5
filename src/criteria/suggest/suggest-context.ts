import type { Criterion } from '../outcome.ts';
import type { StatementProblem } from '../language/statement-problem.ts';

/** What a sentence is read against: everything in the record, and the place of the sentence. */
export type SuggestContext = {
  readonly role: Criterion['role'];
  /** Names of numbers: columns, declared metrics, parameters, fields. */
  readonly metrics: readonly MetricName[];
  /** Columns that distinguish runs, with the values in them. */
  readonly selectors: readonly Selector[];
  /** Rows that can be named as the other side of a comparison. */
  readonly rows: readonly NamedRow[];
  /** What was measured, by the values of columns: each model, each variant. */
  readonly systems: readonly System[];
  /** Tables with one row for each system, which are no runs. */
  readonly comparisons: readonly ComparisonTable[];
  /** What is wrong with a statement in this record; empty if it parses and type-checks. */
  readonly problemsOf: (statement: string) => readonly Pick<StatementProblem, 'severity' | 'message'>[];
};

/** A number in the record that a sentence may refer to. */
export type MetricName = {
  /** As written in a statement: `tuned_wer`, `col("95% WER")`. */
  readonly written: string;
  /** As people know it: the header or label. */
  readonly shown: string;
  readonly kind: 'column' | 'metric' | 'parameter' | 'field';
  /** The words of its name in the form in which they are compared. */
  readonly words: readonly string[];
  /** Declared, or present in every cell. */
  readonly unit: string | undefined;
  /** As declared; it is never guessed here. */
  readonly better: 'lower' | 'higher' | undefined;
  /** The largest absolute value; undefined if there are no values. */
  readonly largest: number | undefined;
  readonly isPrimary: boolean;
  /** How its baseline may be written: a column beside it, or the reference rows. */
  readonly baselines: readonly BaselineName[];
};

export type BaselineName = { readonly written: string; readonly shown: string };

export type Selector = {
  readonly written: string;
  readonly shown: string;
  readonly words: readonly string[];
  /** The distinct values, as written in the cells. */
  readonly values: readonly string[];
  /** Its header says that it names what is compared: `Model`, `Method`, `Variant`. */
  readonly namesSystems: boolean;
  /** Its header says that it names a part of what is measured: `Dataset`, `Manifest`, `Language`. */
  readonly namesPart: boolean;
};

/** A value of a column with the rows that have it: `student` under `Model`. */
export type System = {
  readonly column: Selector;
  readonly value: string;
  readonly words: readonly string[];
  /** None yet where only a sentence names it. */
  readonly rows: readonly NamedRow[];
};

/** `Model | MRR | Latency`: what is known of each system, in one row. */
export type ComparisonTable = {
  /** Its columns of numbers; `written` stands behind `row("…").`. */
  readonly metrics: readonly MetricName[];
  /** Its rows by their labels, baselines among them. */
  readonly systems: readonly System[];
};

export type NamedRow = {
  readonly label: string;
  readonly words: readonly string[];
  readonly isReference: boolean;
  /** Its cells by the names of their columns as written. */
  readonly cells: ReadonlyMap<string, string>;
  /** Names (as in statements) of the metrics for which the row has a value. */
  readonly holds: ReadonlySet<string>;
};
