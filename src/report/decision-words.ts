import { outcomeWords } from '../criteria/outcome-words.ts';
import { unfilledIn } from '../criteria/places/unfilled.ts';
import { standingWords } from '../criteria/world/place-words.ts';
import { shownTitle } from '../records/shown-title.ts';
import { runsTablesOf } from '../records/runs-tables.ts';
import type { Criterion, Decision, Evidence, LeftOutClass, Outcome, StatementOutcome } from '../criteria/outcome.ts';
import type { ExperimentRecord } from '../records/record.ts';

const MOST_RUNS = 6;
const NAMED_OF_MANY = 3;

/** `EXP-007  Adapters`: id and title, each once; the path of a document without either. */
export function decisionTitle(record: ExperimentRecord): string {
  const title = shownTitle(record);
  const id = record.id?.text;
  const said = [id, title].filter((part) => part !== undefined && part !== '').join('  ');
  return said === '' ? record.document.source.path : said;
}

/** The text directly below the verdict. For a GO the reasons come later: how many criteria are met is enough. */
export function headReasons(decision: Decision): readonly string[] {
  const { verdict, outcomes, unheld, amended } = decision;
  return verdict === 'GO'
    ? [mustsWords(outcomes), ...unheld, ...amended]
    : [...reasonsCountingAwaiting(decision), ...amended];
}

/** If at least this many criteria only await a person's mark, they are counted, because each of them is printed below. */
const MANY_AWAITING = 3;

/** The line that counts the criteria that only await a person's mark; undefined if they are named one by one. */
export function awaitingWords(decision: Decision): string | undefined {
  const count = awaitingReasons(decision).length;
  return count < MANY_AWAITING ? undefined : `${count} criteria are awaiting a person, who has not marked them`;
}

/** The reasons of the verdict, with criteria that only await a person's mark counted in one line if they are many. */
export function reasonsCountingAwaiting(decision: Decision): readonly string[] {
  const words = awaitingWords(decision);
  if (words === undefined) return decision.because;
  const awaiting = new Set(awaitingReasons(decision));
  return [...new Set(decision.because.map((reason) => (awaiting.has(reason) ? words : reason)))];
}

/** Those reasons of the verdict that only say that a person has not marked a criterion. */
function awaitingReasons({ because, outcomes }: Decision): readonly string[] {
  const words = new Set(
    outcomes
      .filter(
        ({ kind, criterion, statements }) => kind === 'awaiting' && statements.length === 0 && isToMark(criterion),
      )
      .map((outcome) => outcomeWords(outcome.kind, outcome.because, outcome.criterion)),
  );
  return because.filter((reason) => words.has(reason));
}

/** Whether only a person's mark is missing. */
export const isToMark = (criterion: Criterion): boolean =>
  criterion.openMark === undefined && unfilledIn(criterion) === undefined;

/** What a reader of the verdict alone should know, unless it is directly below it. */
export const notesBeside = ({ notes, amended }: Decision): readonly string[] =>
  notes.filter((note) => !amended.includes(note));

/** One line for a table of several decisions: the first reason, and how many more speak against a GO. */
export function headLine(decision: Decision): string {
  const { because, unread, unheld, amended } = decision;
  const said = [...unread, ...unheld, ...amended];
  const more = reasonsAgainst(decision).filter((reason) => reason !== because[0] && !said.includes(reason)).length;
  const [first = '', ...rest] = new Set([because[0] ?? '', ...said]);
  return [`${first}${more === 0 ? '' : ` (and ${more} more)`}`, ...rest].join('; ');
}

/** The reasons of an INVALID include what the verdict would have been based on, and those of a GO what is met. */
const reasonsAgainst = ({ verdict, because, invalid }: Decision): readonly string[] =>
  verdict === 'GO' ? [] : verdict === 'INVALID' ? invalid : because;

/** `all 3 criteria that must hold are met`, `1 of 3 criteria that must hold is met, 2 await a person`. */
function mustsWords(outcomes: readonly Outcome[]): string {
  const stops = outcomes.filter(({ criterion }) => criterion.role === 'kill');
  const musts = outcomes.filter(({ criterion }) => criterion.gate === 'must' && criterion.role !== 'kill');
  if (stops.length === 0) return metWords(musts);
  return musts.length === 0 ? stopWords(stops) : `${metWords(musts)}, and ${stopWords(stops)}`;
}

function stopWords(stops: readonly Outcome[]): string {
  const open = stops.filter(({ kind }) => kind !== 'met').length;
  const { length } = stops;
  if (open > 0)
    return `${open} of ${length} stop ${length === 1 ? 'rule' : 'rules'} ${open === 1 ? 'awaits' : 'await'} a person`;
  return length === 1 ? 'the one stop rule is not triggered' : `none of ${length} stop rules is triggered`;
}

function metWords(musts: readonly Outcome[]): string {
  const met = musts.filter(({ kind }) => kind === 'met').length;
  const open = musts.length - met;
  if (open > 0)
    return `${met} of ${musts.length} criteria that must hold ${met === 1 ? 'is' : 'are'} met, ${open} ${open === 1 ? 'awaits' : 'await'} a person`;
  return met === 1 ? 'the one criterion that must hold is met' : `all ${met} criteria that must hold are met`;
}

const LONGEST_TITLE = 100;

/** The title of a criterion: its label; if it has none, its sentence, provided that is short. */
export const outcomeTitle = ({ label, sentence }: Words): string =>
  isCut(label, sentence) && sentence.length <= LONGEST_TITLE ? sentence : label;

/** What a criterion's sentence says beyond its title. */
export function sentenceBehindLabel(words: Words): string {
  const { label, sentence } = words;
  if (sentence === outcomeTitle(words)) return '';
  const rest = sentence.startsWith(label)
    ? /^\s*(?::|[–—-](?!\d))\s*(.*)$/u.exec(sentence.slice(label.length))?.[1]
    : undefined;
  return rest ?? sentence;
}

type Words = Pick<Criterion, 'label' | 'sentence'>;

const isCut = (label: string, sentence: string): boolean =>
  label.endsWith(' …') && sentence.startsWith(label.slice(0, -2));

/**
 * Returns a function that lists the runs of a statement: by name if they are few, else the first ones, and `all` if it
 * uses all of them.
 */
export function decisionRuns(record: ExperimentRecord): (outcome: StatementOutcome) => string {
  const tables = runsTablesOf(record);
  const all = tables.flatMap(({ rows }) => rows.filter((row) => row.class === 'data')).length;
  return ({ evidence: { runs, selected, excluded, leftOut } }) => {
    if (selected === 0 && excluded.length === 0 && leftOut.length === 0) return '';
    const left = excluded.map(({ run, reason }) => `${run}${reason === undefined ? '' : ` (${reason})`}`).join(', ');
    const parts = [`runs: ${listOf(runs, all)}`, ...(left === '' ? [] : [`${excluded.length} excluded: ${left}`])];
    return [...parts, ...leftOutWords(leftOut)].join('; ');
  };
}

/** Where the values of a statement were read: `read: row "Naive" in "Results" (line 14)`. */
export function decisionSources({ evidence: { sources } }: StatementOutcome): string {
  const each = sources.slice(0, MOST_SOURCES).map((source) => `${source.what} in ${standingWords(source)}`);
  const more = sources.length > MOST_SOURCES ? ` and ${sources.length - MOST_SOURCES} more` : '';
  return each.length === 0 ? '' : `read: ${each.join(', ')}${more}`;
}

const MOST_SOURCES = 6;

const CLASS_WORDS = {
  reference: ['as a baseline', 'as baselines'],
  summary: ['as a summary', 'as summaries'],
  continuation: ['without a name', 'without a name'],
  placeholder: ['as not filled in', 'as not filled in'],
} as const satisfies Record<LeftOutClass, readonly [string, string]>;

/** `2 left out as baselines: Baseline, SOTA`: the words of a row may say baseline where a person meant a run. */
function leftOutWords(leftOut: Evidence['leftOut']): readonly string[] {
  return (['reference', 'summary', 'continuation', 'placeholder'] as const).flatMap((as) => {
    const rows = leftOut.filter((row) => row.as === as).map(({ run }) => run);
    const [one, many] = CLASS_WORDS[as];
    return rows.length === 0 ? [] : [`${rows.length} left out ${rows.length === 1 ? one : many}: ${listOf(rows, 0)}`];
  });
}

function listOf(runs: readonly string[], all: number): string {
  if (runs.length === 0) return 'none';
  if (runs.length <= MOST_RUNS) return runs.join(', ');
  if (runs.length === all) return `all ${all}`;
  return `${runs.slice(0, NAMED_OF_MANY).join(', ')} and ${runs.length - NAMED_OF_MANY} more`;
}
