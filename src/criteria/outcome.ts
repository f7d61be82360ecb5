import type { Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { RowClass } from '../template/schema/typed-data.ts';
import type { LabelledCell } from './world/loose-fields.ts';
import type { BandVerdict } from './language/syntax.ts';

/** What became of a criterion. Unknown is never met. */
export type OutcomeKind = 'met' | 'unmet' | 'undetermined' | 'awaiting';

export type Gate = 'must' | 'should';

/** An item of a criteria, protocol or kill section, a hypothesis's success field, or a row of a criteria table. */
export type Criterion = {
  /** Heading path + label: stable across edits elsewhere. */
  readonly key: string;
  /** `Primary`, `Criterion 1`, `H1`, or the beginning of the sentence. */
  readonly label: string;
  readonly role: 'criterion' | 'protocol' | 'kill' | 'hypothesis';
  readonly gate: Gate;
  /** Nobody decides it: how a protocol or a failure plan tells what is done, kept so that its change is seen. */
  readonly isProse: boolean;
  /** The sentence without spans, marks and emphasis. */
  readonly sentence: string;
  readonly span: Span;
  readonly statements: readonly StatementPlace[];
  /** A person's mark, where it counts. */
  readonly mark: 'met' | 'unmet' | 'none';
  /** A mark stands there that does not count: what it is, and what would. */
  readonly openMark: OpenMark | undefined;
  /** What to write so that a machine could decide it, where its target says no comparison. */
  readonly unsaid?: string;
  readonly markSpan: Span | undefined;
  readonly hasBox: boolean;
  /** `name, date` behind a person's mark. */
  readonly signature: string | undefined;
  /** Of a row of a criteria table: the cells that `--write` fills. */
  readonly cells: CriterionCells | undefined;
  /** Of a row whose limit is told in comparison with it: what the row says its baseline is. */
  readonly baseline?: string;
  /** It stands among others of which perhaps not every one is needed. */
  readonly among?: Among;
  /** Of a hypothesis: which runs test it; undefined: all. */
  readonly binding: Binding | undefined;
};

/**
 * Criteria of which perhaps only some are needed. `at`: the same for all of them; `least`: as many as surely have to hold;
 * `isEither`: they are limits of one row, so that none is decided while they differ; `settle`: how to say what is meant.
 */
export type Among = {
  readonly at: number;
  readonly says: string;
  readonly least: number;
  readonly isEither: boolean;
  readonly settle: string;
};

/** Why a person's mark does not count; `isContrary`: because another one beside it says the contrary. */
export type OpenMark = { readonly because: string; readonly isContrary: boolean };

export type CriterionCells = { readonly measured: Span | undefined; readonly result: Span | undefined };

/** Runs whose id starts with the label and a hyphen, case folded, or those that a condition selects. */
export type Binding =
  { readonly kind: 'label'; readonly label: string } | { readonly kind: 'where'; readonly condition: StatementPlace };

/** Where one `expect:` stands; `span` covers the statement's text, without `expect:`. */
export type StatementPlace = {
  readonly text: string;
  readonly span: Span;
  /** The text stands there as it is, so that an offset into it is one into the document. */
  readonly direct: boolean;
  /** Somebody wrote it here as a statement; one that is made from a threshold cell depends on the columns that there are. */
  readonly written: boolean;
  /** Which way is better, where the words alone do not say what is asked: `0.9`, `no worse than`, `the best run by wer`. */
  readonly way?: 'lower' | 'higher';
  /** The row of the threshold cell that it is made from. */
  readonly row?: Span;
  /** The row asks of a part of the data, which its `where` selects; a number in the row itself is of that part already. */
  readonly ofPart?: true;
  /** The cell that alone says what was measured, where the header names it beside the limit. */
  readonly answer?: LabelledCell;
  /** Of a threshold that compares, but with nothing that the document knows, or in no words of the language: a warning, no error. */
  readonly unread?: true;
  /** Of a threshold that compares with a number which a careful reader could not name: nothing is compared with it. */
  readonly refused?: RefusedCell;
};

/** `what`: what cannot be read where that is not the threshold itself, `Actual`. */
export type RefusedCell = { readonly message: string; readonly hint: string; readonly what?: string };

/** One criterion decided, with what it stands on. */
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
  /** What would settle it, where undetermined. */
  readonly settle: string | undefined;
  readonly evidence: Evidence;
  /** The verdict that a `bands` statement fell into. */
  readonly band: BandVerdict | undefined;
  /** What is wrong with the statement; one with an error is undetermined, and `decide` exits 2. */
  readonly problems: readonly PlacedProblem[];
};

/** Something wrong with a statement, placed in the document. */
export type PlacedProblem = {
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | undefined;
  /** Into the document. */
  readonly span: Span;
  /** The statement's line with a caret under the place: two lines. */
  readonly caret: string;
};

export type Evidence = {
  readonly kind: 'point' | 'replicates' | 'items' | 'none';
  /** Ids of the selected runs, in document order. */
  readonly runs: readonly string[];
  readonly selected: number;
  readonly holding: number;
  readonly excluded: readonly { readonly run: string; readonly reason: string | undefined }[];
  /** Rows of the tables that are no measurements by their words: baselines, means, rows without a name or a value. */
  readonly leftOut: readonly { readonly run: string; readonly as: LeftOutClass }[];
  /**
   * The run that decided it: the largest shortfall, or the smallest margin where all hold; of a stop rule the nearest to its
   * limit, or the farthest beyond.
   */
  readonly deciding: DecidingRun | undefined;
  /** The chance that it would be met if the change did nothing, with how it was found. */
  readonly chance: { readonly probability: number; readonly because: string } | undefined;
  /** Where the values were read: every other row, and what stands in a place of several that could be meant. */
  readonly sources: readonly EvidenceSource[];
  readonly notes: readonly string[];
  /** Those of the notes that stand beside the verdict, too: `0.049 ± 0.01` lies on both sides of the limit. */
  readonly doubts: readonly string[];
};

/** `what`: `runs`, the deciding run, a name, `row "Previous best"`. */
export type EvidenceSource = { readonly what: string; readonly heading: string; readonly line: number };

/** What a row is that no criterion is held over, and that nobody excluded. */
export type LeftOutClass = Extract<RowClass, 'reference' | 'summary' | 'continuation' | 'placeholder'>;

export type DecidingRun = {
  readonly run: string;
  /** As written in the document, and as compared. */
  readonly left: string;
  readonly right: string;
  readonly operator: string;
  readonly margin: number | undefined;
};

export type VerdictWord = 'INVALID' | 'NO-GO' | 'INCONCLUSIVE' | 'CONDITIONAL GO' | 'GO';

/** Why the runs may not be compared: which kind of reason, in one sentence. */
export type InvalidReason = {
  readonly kind: 'protocol' | 'doubled-run' | 'contradicted-row' | 'moved-criterion';
  readonly because: string;
  /** Of a criterion: its key. */
  readonly key?: string;
  /** What takes the reason away, where something is known that does. */
  readonly wayOut?: string;
};

/** The verdict of a document and all that it rests on. */
export type Decision = {
  readonly verdict: VerdictWord;
  /** What it would be if the runs might be compared; only with INVALID. */
  readonly otherwise: VerdictWord | undefined;
  /** Why the runs may not be compared; empty but for INVALID. */
  readonly invalid: readonly string[];
  /** The same, one for one, with what kind of reason it is. */
  readonly invalidBy: readonly InvalidReason[];
  /** What nobody read: rows in no table, text behind a fence that is never closed. While there is any, nothing is met. */
  readonly unread: readonly string[];
  /** 2: a statement is broken. */
  readonly exitCode: 0 | 1 | 2 | 3 | 4;
  /** Why, one sentence each, the deciding ones first. */
  readonly because: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly hypotheses: readonly Outcome[];
  /** Protocol items with spans: invariants, of which an unmet one makes the runs incomparable. */
  readonly protocol: readonly Outcome[];
  /** Protocol items of which nobody can tell whether they hold; the last of `because`, whatever the verdict. */
  readonly unheld: readonly string[];
  /** Criteria that changed after results, openly: `"Primary" was amended with 3 results seen`; among the notes too. */
  readonly amended: readonly string[];
  /** Amendments, manifests that differ, lines that were moved, `dating not verified`. */
  readonly notes: readonly string[];
};
