import { readBands } from './read/bands.ts';
import { becauseOf } from './read/because.ts';
import type { Draft } from './read/item.ts';
import { readSentence } from './read/read-sentence.ts';
import type { SentenceReading } from './read/read-sentence.ts';
import { sentenceParts, splitNumber } from './sentence-parts.ts';
import type { SentenceParts } from './sentence-parts.ts';
import type { SuggestContext } from './suggest-context.ts';
import { STOP_WORDS } from './words/other-words.ts';
import { noProposal } from './suggestion.ts';
import type { Proposal, Suggestion } from './suggestion.ts';
import { nameMentions } from './read/name-mentions.ts';
import { readSameness } from './read/sameness.ts';
import { readComparisonTables } from './read/read-comparison-tables.ts';
import { readSystems } from './read/read-systems.ts';
import { selectionOf } from './read/selection.ts';

/** A longer sentence is not a single criterion. */
const MAX_LENGTH = 600;
/** `Criterion 1: [what can be measured]`. */
const PLACEHOLDER = /^(?:[^:[\]]{0,60}: )?\[[^[\]]{0,300}\]\W*$/u;
/** More readings than this are no help. */
const MOST_READINGS = 4;

/**
 * Proposes statements for a plain sentence. Nothing is proposed unless every word of the clause was understood; each
 * reading is a separate proposal; every proposal parses and type-checks in the record.
 */
export function suggestStatements(sentence: string, context: SuggestContext): Suggestion {
  if (sentence.length > MAX_LENGTH) return noProposal('it is too long for one criterion');
  if (PLACEHOLDER.test(sentence)) return noProposal('it is a placeholder still');
  const bands = readBands(sentence, context);
  if (bands !== undefined) return suggestionOf(bands, { text: sentence, notes: [] }, context);
  const parts = sentenceParts(sentence, context.role);
  if ('reason' in parts) return direct(sentence, context) ?? noProposal(parts.reason);
  const polarity = context.role === 'kill' ? guardReason(parts.main) : undefined;
  if (polarity !== undefined) return noProposal(polarity);
  const reading = readParts(parts, context);
  if ('reason' in reading) return direct(sentence, context) ?? noProposal(reading.reason);
  const text = reading.isLabelRead === true ? `${parts.label} ${parts.main}` : parts.main;
  return suggestionOf(reading, { text, notes: notesOf(parts, reading.isLabelRead) }, context);
}

type PartsReading = SentenceReading & { readonly isLabelRead?: boolean };

/** Reads the sentence without its label; or with it, if the label names the metric (`Latency: < 100 ms`). */
function readParts({ label, main }: SentenceParts, context: SuggestContext): PartsReading {
  const whole = `${label} ${main}`.trim();
  if (label !== '' && !namesMetric(main, context) && namesMetric(label, context)) {
    const reading = readPlain(whole, context);
    return 'reason' in reading ? reading : { ...reading, isLabelRead: true };
  }
  if (SCOPES.test(label) && !NUMBER_LABEL.test(label)) return { reason: `“${label}” says which runs are meant` };
  const reading = readPlain(main, context);
  const chosen = label === '' ? undefined : selectionOf(label, context.selectors);
  if ('reason' in reading || chosen === undefined || 'reason' in chosen) return reading;
  if (reading.drafts.some(({ condition }) => condition.includes(' where '))) return reading;
  return { isLabelRead: true, drafts: reading.drafts.flatMap((draft) => withLabel(draft, label, chosen.found)) };
}

/** A label that names a value of a column may or may not select the runs. */
const withLabel = ({ condition, notes }: Draft, label: string, chosen: string): readonly Draft[] => [
  { condition: `${condition} where ${chosen}`, notes: [...notes, `the label is read as ${chosen}`] },
  { condition, notes: [...notes, `not read: “${label}”`] },
];

const namesMetric = (text: string, context: SuggestContext): boolean =>
  [...nameMentions(text, context).values()].some(({ kind }) => kind === 'metric');

/** A label that begins like this says where or when; one that contains a number may do so, too. */
const SCOPES =
  /^(?:on|at|in|for|by|after|before|during|if|when) | (?:vs\.?|versus|against|on|for|at) |\d.*[^\W\d]|\d{2}/iu;
const NUMBER_LABEL = /^\W*\p{L}{0,12}[ -]?\d{1,3}[a-z]?\W*$/iu;

/** As written; else without the number before it. */
function readPlain(said: string, context: SuggestContext): SentenceReading {
  const main = comparedBehind(withoutEither(said));
  const same = readSameness(main, context);
  if (same !== undefined) return same;
  const reading = readSentence(main, context);
  if (!('reason' in reading)) return reading;
  const { number, rest } = splitNumber(main);
  const other = number === '' ? reading : readSentence(rest, context);
  if (!('reason' in other)) return other;
  const ofSystems = readSystems(main, context);
  if (ofSystems !== undefined && !('reason' in ofSystems)) return ofSystems;
  return readComparisonTables(main, context) ?? ofSystems ?? reading;
}

/** `Compared with the baseline, accuracy rises` is `accuracy rises compared with the baseline`. */
const comparedBehind = (main: string): string =>
  main.replace(/^((?:compared (?:to|with)|relative to|versus|vs\.?) [^,]{1,60}), (.+?)\.?$/iu, '$2 $1');

/** `Either a or b` is `a or b`. */
const withoutEither = (main: string): string =>
  / or /iu.test(main) && !/ and /iu.test(main) ? main.replace(/^either (?=\S)/iu, '') : main;

/** In a list of stop rules a sentence says when to stop; one that says what must hold would have to be reversed. */
function guardReason(main: string): string | undefined {
  const found = /(?<![\p{L}])(?:must|should|shall|never|not|no|stays?|remains?|without)(?![\p{L}])/iu.exec(main);
  return found === null ? undefined : `among stop rules “${found[0]}” may say what has to hold instead of when to stop`;
}

/**
 * A formula that is already a statement; a plain comparison is read as a sentence, with all the checks for sentences.
 */
function direct(sentence: string, context: SuggestContext): Suggestion | undefined {
  const [, label = '', formula = ''] = /^(?:([^:<>=]{0,60}): )?(.*)$/su.exec(sentence) ?? [];
  const text = formula.replace(/[.;]$/u, '').trim();
  const isFormula = /[(*]/u.test(text) && /[<>=≤≥]/u.test(text) && !text.includes('%');
  if (!isFormula || SCOPES.test(label) || STOP_WORDS.test(label) || context.problemsOf(text).length > 0)
    return undefined;
  return { proposals: [{ statement: text, because: 'it is a statement already', note: undefined }], reason: undefined };
}

/** Notes on what was left out, for the reader to check. */
function notesOf({ label, remarks }: SentenceParts, isLabelRead = false): readonly string[] {
  const isPlain = label === '' || isLabelRead || PLAIN_LABEL.test(label);
  const left = [...(isPlain ? [] : [label]), ...remarks.filter((remark) => !PLAIN_REMARK.test(remark))];
  return left.length === 0 ? [] : [`not read: ${left.map((part) => `“${part}”`).join(', ')}`];
}

const PLAIN_LABEL =
  /^(?:primary|secondary|must|should|success|success criteri(?:on|a)|acceptance|target|goal|minimum|required|requirement|metric|threshold|gate|criteri(?:on|a)|[\p{L}]{0,12}[ -]?\d{1,3}[a-z]?)$/iu;
const PLAIN_REMARK =
  /^\W*(?:all required|required|optional|must|should|met|not met|pass|passed|go|primary|secondary|stretch)\W*$/iu;

/** The text that was read, with notes on what was left out. */
type Read = { readonly text: string; readonly notes: readonly string[] };

/** More names than these are counted. */
const MOST_NAMES = 4;

/** What is asked of the runs of several systems at once, where the sentence names none of them. */
function everySystem({ condition }: Draft, { systems }: SuggestContext): readonly string[] {
  const own = systems.filter(({ column, rows }) => column.namesSystems && rows.some((row) => !row.isReference));
  const [first] = own;
  const isOpen = own.length > 1 && own.every(({ column }) => column === first?.column);
  if (first === undefined || !isOpen || condition.includes(first.column.written) || condition.includes('row('))
    return [];
  const names = own.length > MOST_NAMES ? `all ${own.length} there are` : own.map(({ value }) => value).join(', ');
  return [
    `asked of the runs of every ${first.column.shown} (${names}): \`where ${first.column.written} == "…"\` chooses one`,
  ];
}

/** The drafts that parse and type-check; the reason comes from those that do not. */
function suggestionOf(reading: SentenceReading, { text, notes }: Read, context: SuggestContext): Suggestion {
  if ('reason' in reading) return noProposal(reading.reason);
  const drafts = ofItsScale(unique(reading.drafts), context);
  if (drafts.length > MOST_READINGS) return noProposal(`it can be read in ${drafts.length} ways`);
  const checked = drafts.map((draft) => ({ draft, wrong: wrongWith(draft, context) }));
  const proposals = checked.flatMap(({ draft, wrong }) => {
    const all = [...notes, ...everySystem(draft, context)];
    return wrong === undefined ? [proposalOf(draft, all, becauseOf(text, draft.condition, context))] : [];
  });
  if (proposals.length === drafts.length && proposals.length > 0) return { proposals, reason: undefined };
  const reason = checked.find(({ wrong }) => wrong !== undefined)?.wrong ?? 'nothing was understood';
  return noProposal(`what it comes to does not check: ${reason}`);
}

const unique = (drafts: readonly Draft[]): readonly Draft[] => [
  ...new Map(drafts.map((draft) => [draft.condition, draft])).values(),
];

/** A percentage may be meant as a rate or as its number: if all values are rates, it is not the number. */
function ofItsScale(drafts: readonly Draft[], { problemsOf }: SuggestContext): readonly Draft[] {
  const fitting = drafts.filter(
    ({ condition }) =>
      !problemsOf(condition).some(({ message }) => message.includes(' cannot be the limit of a rate: ')),
  );
  return fitting.length === 0 ? drafts : fitting;
}

/** An ambiguous percentage is a warning, and goes into the notes; anything else is an error. */
const wrongWith = ({ condition }: Draft, { problemsOf }: SuggestContext): string | undefined =>
  problemsOf(condition).find(({ severity, message }) => severity === 'error' || !message.includes(' is relative: '))
    ?.message;

function proposalOf({ condition, notes }: Draft, more: readonly string[], because: string): Proposal {
  const all = [...new Set([...notes, ...more])];
  return { statement: condition, because, note: all.length === 0 ? undefined : all.join('; ') };
}
