import type { Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { RowClass } from '../template/schema/typed-data.ts';
import type { LabelledCell } from './world/loose-fields.ts';
import type { BandVerdict } from './language/syntax.ts';

/** The outcome of a criterion. What is unknown is never met. */
export type OutcomeKind = 'met' | 'unmet' | 'undetermined' | 'awaiting';

export type Gate = 'must' | 'should';

/** An item of a criteria, protocol or kill section, a hypothesis's success field, or a row of a criteria table. */
export type Criterion = {
  /** Heading path and label: does not change when other parts of the document are edited. */
  readonly key: string;
  /** `Primary`, `Criterion 1`, `H1`, or the start of the sentence. */
  readonly label: string;
  readonly role: 'criterion' | 'protocol' | 'kill' | 'hypothesis';
  readonly gate: Gate;
  /**
   * Prose that nobody decides, such as how a protocol or a failure plan says to proceed; kept so that a change in it is
   * noticed.
   */
  readonly isProse: boolean;
  /** The sentence without spans, marks and emphasis. */
  readonly sentence: string;
  readonly span: Span;
  readonly statements: readonly StatementPlace[];
  /** A person's mark, if it counts. */
  readonly mark: 'met' | 'unmet' | 'none';
  /** A mark that does not count: why not, and what would count. */
  readonly openMark: OpenMark | undefined;
  /** What to write so that a machine can decide the criterion; given where its target contains no comparison. */
  readonly unsaid?: string;
  /** The limit of a row that only a person's mark decides, though it has a number: `≥ 2 lm`. */
  readonly unheld?: string;
  readonly markSpan: Span | undefined;
  readonly hasBox: boolean;
  /** The `name, date` after a person's mark. */
  readonly signature: string | undefined;
  /** For a row of a criteria table: the cells that `--write` fills in. */
  readonly cells: CriterionCells | undefined;
  /** For a row whose limit is relative to a baseline: what the row gives as its baseline. */
  readonly baseline?: string;
  /** Set where the criterion belongs to a group of which perhaps not every member is needed. */
  readonly among?: Among;
  /** For a hypothesis: the runs that test it; undefined: all runs. */
  readonly binding: Binding | undefined;
};

/**
 * Criteria of which perhaps only some are needed. `at`: the same number for every member of the group; `least`: how
 * many must hold in any reading; `isEither`: they are limits of one row, so none is decided while they differ;
 * `settle`: how to write what is meant.
 */
export type Among = {
  readonly at: number;
  readonly says: string;
  readonly least: number;
  readonly isEither: boolean;
  readonly settle: string;
};

/** Why a person's mark does not count; `isContrary`: because another mark beside it says the opposite. */
export type OpenMark = { readonly because: string; readonly isContrary: boolean };

export type CriterionCells = { readonly measured: Span | undefined; readonly result: Span | undefined };

/** The runs whose id starts with the label and a hyphen (ignoring case), or those that a condition selects. */
export type Binding =
  { readonly kind: 'label'; readonly label: string } | { readonly kind: 'where'; readonly condition: StatementPlace };

/** Where one `expect:` statement is; `span` covers the statement's text, without `expect:`. */
export type StatementPlace = {
  readonly text: string;
  readonly span: Span;
  /**
   * The text is in the document exactly as given, so an offset into it can be mapped to an offset into the document.
   */
  readonly direct: boolean;
  /** A person wrote this as a statement. One that is made from a threshold cell depends on the columns of its table. */
  readonly written: boolean;
  /**
   * Which direction is better, where the statement's words leave it open: `0.9`, `no worse than`, `the best run by
   * wer`.
   */
  readonly way?: 'lower' | 'higher';
  /** The row of the threshold cell that the statement is made from. */
  readonly row?: Span;
  /**
   * The row is about a part of the data, which its `where` selects; a number in the row itself already refers to that
   * part.
   */
  readonly ofPart?: true;
  /** The only cell that says what was measured, where the header names it beside the limit. */
  readonly answer?: LabelledCell;
  /**
   * For a threshold that compares, but with something unknown to the document, or in words outside the language: a
   * warning, not an error.
   */
  readonly unread?: true;
  /**
   * For a threshold that compares with a number which even a careful reader could not identify: nothing is compared
   * with it.
   */
  readonly refused?: RefusedCell;
};

/** `what`: the cell that cannot be read, such as `Actual`, where it is not the threshold itself. */
export type RefusedCell = { readonly message: string; readonly hint: string; readonly what?: string };

/** One decided criterion, with its evidence. */
export type Outcome = {
  readonly criterion: Criterion;
  readonly kind: OutcomeKind;
  readonly statements: readonly StatementOutcome[];
  /** One line for people: `0 of 9 runs; worst h3-…, 0.0723 against 0.0449`. */
  readonly because: string;
};

export type StatementOutcome = {
  readonly place: StatementPlace;
  readonly kind: Exclude<OutcomeKind, 'awaiting'>;
  readonly because: string;
  /** For an undetermined statement: what would settle it. */
  readonly settle: string | undefined;
  readonly evidence: Evidence;
  /** The verdict of the band that a `bands` statement fell into. */
  readonly band: BandVerdict | undefined;
  /** What is wrong with the statement. A statement with an error is undetermined, and `decide` exits with code 2. */
  readonly problems: readonly PlacedProblem[];
};

/** Something wrong in a statement, with its place in the document. */
export type PlacedProblem = {
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | undefined;
  /** A span in the document. */
  readonly span: Span;
  /** Two lines: the statement's line, and a caret below the place. */
  readonly caret: string;
};

export type Evidence = {
  readonly kind: 'point' | 'replicates' | 'items' | 'none';
  /** Ids of the selected runs, in document order. */
  readonly runs: readonly string[];
  readonly selected: number;
  readonly holding: number;
  readonly excluded: readonly { readonly run: string; readonly reason: string | undefined }[];
  /** Table rows whose words show that they are not measurements: baselines, means, rows without a name or a value. */
  readonly leftOut: readonly { readonly run: string; readonly as: LeftOutClass }[];
  /**
   * The run that decided the outcome: the one with the largest shortfall, or with the smallest margin where all hold.
   * For a stop rule: the one nearest to its limit, or farthest beyond it.
   */
  readonly deciding: DecidingRun | undefined;
  /** The probability that the criterion would be met if the change had no effect, with how it was computed. */
  readonly chance: { readonly probability: number; readonly because: string } | undefined;
  /**
   * Where the values were read: every row other than the run's own, and the chosen place where several were possible.
   */
  readonly sources: readonly EvidenceSource[];
  readonly notes: readonly string[];
  /** The notes that are also shown beside the verdict: `0.049 ± 0.01` lies on both sides of the limit. */
  readonly doubts: readonly string[];
};

/** `what`: `runs`, the deciding run, a name, or `row "Previous best"`. */
export type EvidenceSource = { readonly what: string; readonly heading: string; readonly line: number };

/** The class of a row that no criterion applies to although nobody excluded it. */
export type LeftOutClass = Extract<RowClass, 'reference' | 'summary' | 'continuation' | 'placeholder'>;

export type DecidingRun = {
  readonly run: string;
  /** The value as written in the document, and as compared. */
  readonly left: string;
  readonly right: string;
  readonly operator: string;
  readonly margin: number | undefined;
};

export type VerdictWord = 'INVALID' | 'NO-GO' | 'INCONCLUSIVE' | 'CONDITIONAL GO' | 'GO';

/** Why the runs may not be compared: the kind of reason, and one sentence. */
export type InvalidReason = {
  readonly kind: 'protocol' | 'doubled-run' | 'contradicted-row' | 'moved-criterion';
  readonly because: string;
  /** The key of the criterion, if the reason is about one. */
  readonly key?: string;
  /** What removes the reason, if such a way is known. */
  readonly wayOut?: string;
};

/** The verdict for a document, with everything it is based on. */
export type Decision = {
  readonly verdict: VerdictWord;
  /** What the verdict would be if the runs could be compared; only with INVALID. */
  readonly otherwise: VerdictWord | undefined;
  /** Why the runs may not be compared; empty except with INVALID. */
  readonly invalid: readonly string[];
  /** The same reasons, in the same order, each with its kind. */
  readonly invalidBy: readonly InvalidReason[];
  /**
   * What could not be read: rows outside any table, text after a fence that is never closed. While there is any,
   * nothing is met.
   */
  readonly unread: readonly string[];
  /** The exit code of `decide`; 2: a statement has an error. */
  readonly exitCode: 0 | 1 | 2 | 3 | 4;
  /** The reasons, one sentence each, the decisive ones first. */
  readonly because: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly hypotheses: readonly Outcome[];
  /** Protocol items with spans: invariants. If one of them is unmet, the runs are not comparable. */
  readonly protocol: readonly Outcome[];
  /** Protocol items that nobody can check; they come last in `because`, whatever the verdict. */
  readonly unheld: readonly string[];
  /**
   * Criteria that were openly amended after results were there: `"Primary" was amended with 3 results seen`; also
   * listed in `notes`.
   */
  readonly amended: readonly string[];
  /** Amendments, manifests that differ, relaxed limits, `dating not verified`. */
  readonly notes: readonly string[];
};
