import type { Span } from '../text/span.ts';
import type { ValueType } from '../values/value.ts';

/**
 * A compiled template: what its documents are checked against. Plain data (it survives JSON unchanged), so that the
 * build can compile the built-in kinds once.
 */
export type Kind = {
  readonly name: string;
  /** The template's path as shown to people. */
  readonly path: string;
  /** The template's text: what placeholders are compared with, and what `new` fills. */
  readonly text: string;
  readonly identity: KindIdentity;
  /** The template's front matter, with spans into `text`. */
  readonly frontMatter: TemplateFrontMatter | undefined;
  readonly status: StatusSpec | undefined;
  readonly verdict: VerdictSpec | undefined;
  /** In document order; parents before children. */
  readonly sections: readonly SectionSpec[];
  readonly fields: readonly FieldSpec[];
  readonly tables: readonly TableSpec[];
  readonly checklists: readonly ChecklistSpec[];
  /** Metrics declared by `<!-- expctl: metrics … -->`. */
  readonly metrics: readonly MetricSpec[];
  readonly ambiguities: readonly Ambiguity[];
};

export type TemplateFrontMatter = { readonly span: Span; readonly entries: readonly TemplateEntry[] };

/** A key of front matter; `entries` are the keys of a map. */
export type TemplateEntry = {
  readonly key: string;
  readonly text: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
  readonly entries?: readonly TemplateEntry[];
};

/** How documents of the kind are named, numbered and recognised. */
export type KindIdentity = {
  /** `EXP-{number:3}`; undefined: the file name is the id. */
  readonly idPattern: string | undefined;
  /** Where new documents go, relative to the configuration's root: `experiments`. */
  readonly directory: string;
  /** `{id}-{slug}.md`. */
  readonly fileName: string;
  /** The title with `{id}` and `{title}`: `{id}: {title}`. Undefined: the template's heading is kept unchanged. */
  readonly titlePattern: string | undefined;
  /** Where the title is: the first heading, or `title:` in the front matter. */
  readonly titlePlace: 'heading' | 'front-matter';
  /** Heading depth at which one record begins: 1 for a file with one record. */
  readonly recordDepth: number;
};

/** When something must be filled in; `never` applies to no stage. */
export type Stage = 'planned' | 'running' | 'concluded' | 'cancelled';

export type Due = {
  readonly stage: Stage | 'never';
  readonly severity: 'error' | 'warning';
  /** What in the template requires it: `(REQUIRED)`, "a results section". */
  readonly because: string;
};

/**
 * The purpose of a section; decides when it is due, whether it has criteria, and where `log` and `decide --write`
 * write.
 */
export type SectionRole =
  | 'overview'
  | 'hypothesis'
  | 'hypotheses'
  | 'criteria'
  | 'protocol'
  | 'method'
  | 'prerequisites'
  | 'kill'
  | 'results'
  | 'decision'
  | 'tasks'
  | 'amendments'
  | 'metadata'
  | 'guidance'
  | 'other';

export type SectionSpec = {
  /** Names of the headings from below the title, joined by `/`: `results/data`. The unique key. */
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly depth: number;
  /** The template's line (from 1). */
  readonly line: number;
  readonly due: Due;
  readonly role: SectionRole;
  /** Headings such as `H1 — …`: any number of sections of this form may be here. */
  readonly repeated: boolean;
  /** The template leaves the heading open, wholly or at its end: each document writes its own. */
  readonly open?: OpenHeading;
  /**
   * Folded lines (`foldLine`) of the template's own prose in this section: guidance, which never counts as filled in.
   */
  readonly guidance: readonly string[];
  /** The runs that test a hypothesis: the text after `runs where` in a directive of this section. */
  readonly runsWhere: string | undefined;
};

/**
 * `lead` is the text before the open place of a heading, folded (`variant_a` in `Variant A: [name]`); `isDay`: the
 * place takes a date.
 */
export type OpenHeading = { readonly lead: string; readonly isDay: boolean };

export type FieldSpec = {
  /**
   * Section key, groups and name joined by `/` (+ `#2` for the second of the same name): `metadata/environment/python`.
   */
  readonly key: string;
  readonly section: string;
  readonly group: readonly string[];
  readonly name: string;
  readonly label: string;
  readonly line: number;
  readonly due: Due;
  readonly type: ValueType;
  readonly choices: ChoiceSpec | undefined;
  /**
   * Choices written one per line (`✅ **GO**: …`): the lines as written, in the order of the choices. The author keeps
   * the one that applies; while two or more remain, no choice is made. Such a field has no label line of its own.
   */
  readonly alternatives: readonly string[] | undefined;
  readonly unit: string | undefined;
  /** The template's own value at this place, as written: a placeholder, a sample or nothing. */
  readonly sample: string;
  /** Whether `sample` (or the following block) is only a placeholder: a document that still has it is not filled in. */
  readonly placeholder: boolean;
  /** The kind of block that fills the field: a list, table, fence or paragraph after it. */
  readonly block: 'list' | 'table' | 'code' | 'paragraph' | undefined;
  /** What `new` fills in: the date, the person's name, the id, or the title. */
  readonly source: 'date' | 'person' | 'id' | 'title' | undefined;
};

/**
 * `values` are the choices without emoji and code ticks, `written` the same as in the template. `open`: other values
 * are accepted too. `many`: several may be chosen ("select all that apply").
 */
export type ChoiceSpec = {
  readonly values: readonly string[];
  readonly written: readonly string[];
  readonly open: boolean;
  readonly many: boolean;
};

export type StatusSpec = {
  /** Keys of the fields that give the status (at the top and at the end). */
  readonly fields: readonly string[];
  readonly words: readonly StatusWord[];
};

/** A status word without emoji, the stage it stands for, and the result it claims. */
export type StatusWord = {
  readonly word: string;
  readonly stage: Stage;
  readonly result: 'success' | 'partial' | 'failed' | 'inconclusive' | undefined;
};

/** The words of the five verdicts. */
export type VerdictName = 'GO' | 'CONDITIONAL GO' | 'NO-GO' | 'INCONCLUSIVE' | 'INVALID';

/** Where `decide --write` writes the verdict, and in which words; nowhere if there are no places. */
export type VerdictSpec = {
  /** Keys of the fields that take the verdict, in document order; their choices give the spelling of the word. */
  readonly places: readonly { readonly field: string; readonly words: readonly VerdictWord[] }[];
};

/** A verdict in a field's own words: GO is `✅ **GO**: …`, `success`, `Yes`, `PASSED`. */
export type VerdictWord = { readonly verdict: VerdictName; readonly word: string };

export type TableSpec = {
  /** Section key, label and ordinal: `results/data`. The unique key. */
  readonly key: string;
  readonly section: string;
  readonly label: string | undefined;
  readonly line: number;
  readonly due: Due;
  /** What `log` fills in: one row per run, a table with one metric or parameter per row, or neither. */
  readonly role: TableRole;
  /** Fixed: rows are labels to be filled in. Sample: rows are examples, which `new` drops. */
  readonly rows: 'fixed' | 'sample';
  /** A comment says so (`rows=fixed`); it is not just inferred from the table. */
  readonly rowsStated?: true;
  readonly columns: readonly ColumnSpec[];
  /** Name of the column that identifies a run. */
  readonly keyColumn: string | undefined;
  /** Names of further columns that are needed to identify a run, in their order. */
  readonly otherKeys?: readonly string[];
  /** Cells of the template's rows as written. */
  readonly samples: readonly (readonly string[])[];
};

export type TableRole =
  | 'runs'
  | 'metrics'
  | 'parameters'
  | 'comparison'
  | 'groups'
  | 'epochs'
  | 'hypotheses'
  | 'criteria'
  | 'fields'
  | 'other';

export type ColumnSpec = {
  readonly name: string;
  readonly header: string;
  /** Text if neither a sample nor the header says more. */
  readonly type: ValueType;
  /** `type=text` was given: a number is written there unchanged. */
  readonly isVerbatim: boolean;
  /** In a table with fixed rows: what the template has there stays, such as a threshold. */
  readonly kept?: true;
  readonly unit: string | undefined;
  /** Key paths in a run output; the first one that exists is used (`column "Tuned WER" from=tuned_wer,eval.wer`). */
  readonly from: readonly string[];
  readonly better: 'lower' | 'higher' | undefined;
  readonly primary: boolean;
};

export type ChecklistSpec = {
  readonly key: string;
  readonly section: string;
  readonly label: string | undefined;
  readonly line: number;
  readonly due: Due;
  readonly role: 'options' | 'tasks' | 'prerequisites' | 'criteria' | 'protocol' | 'ready' | 'done';
  readonly gate: 'must' | 'should';
  /**
   * Whether the template itself says so (`gate=must`, `all required`), so that a label such as `Secondary` changes
   * nothing.
   */
  readonly gateStated: boolean;
  /** For options: exactly one of them is to be chosen. */
  readonly one?: true;
  /** Item texts of the template, as written, each with the mark that it has there. */
  readonly items: readonly ChecklistItemSpec[];
};

/** `placeholder`: the item only says what to write there (`Criterion 1: [Something that can be measured]`). */
export type ChecklistItemSpec = {
  readonly text: string;
  readonly mark: 'met' | 'unmet' | 'none';
  /** Whether the mark is a box; otherwise it is a sign such as ✅, or there is none. */
  readonly boxed: boolean;
  readonly line: number;
  readonly placeholder: boolean;
};

export type MetricSpec = {
  readonly name: string;
  readonly better: 'lower' | 'higher' | undefined;
  readonly unit: string | undefined;
};

/**
 * Something that the template leaves unclear, and how it was read; `mistake`: a directive that cannot be understood.
 */
export type Ambiguity = { readonly line: number; readonly message: string; readonly mistake?: true };
