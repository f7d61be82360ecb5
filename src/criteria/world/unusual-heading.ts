import type { Section } from '../../document/section.ts';
import { titleSection } from '../../template/section-keys.ts';
import { standingText } from '../../values/plain-text.ts';
import { foldName } from '../../text/fold-name.ts';
import { contains } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import type { World } from './world.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words by which a heading says that what is below it was not measured, not here, or no longer counts. */
const NOT_OWN = set(
  'invalid invalidated obsolete deprecated superseded retracted discarded outdated withdrawn void buggy broken contaminated stale ' +
    'expected anticipated planned projected predicted forecast hypothetical target targets goal goals example examples dummy placeholder ' +
    'illustrative estimated old older previous previously prior earlier former legacy published literature related ' +
    'erwartet erwartete frühere alte ungültig veraltet attendus précédents anteriores',
);
/** Such a heading is no other table's than the baseline's: its rows may be runs, but its values are not the result. */
const BASELINE = set('baseline baselines reference references');
const NEUTRAL = set(
  'run runs result results experiment experiments exp number numbers measurement measurements row rows data table tables trial trials ' +
    'attempt attempts evaluation evaluations eval metric metrics value values outcome outcomes performance score scores benchmark benchmarks ' +
    'the our a an of from in for and or with by only work works summary log ergebnisse läufe résultats resultados',
);

/** Whether a name itself asks for such a number: `baseline_wer`, `target_latency`. */
export const namesUnusual = (name: string): boolean =>
  foldName(name)
    .split('_')
    .some((word) => NOT_OWN.has(word) || BASELINE.has(word));

/**
 * The nearest heading above a place that makes its numbers somebody else's (`Results from EXP-003`, `Related work`), or
 * not yet or no longer measured (`Expected results`, `Old runs (invalid)`). Undefined if there is none, or if the
 * statement itself names what is above it.
 */
export function unusualHeading(world: World, span: Span, of: 'runs' | 'values'): string | undefined {
  const { record, under } = world;
  const title = titleSection(record.root);
  const around = record.sections
    .map(({ section }) => section)
    .filter((section) => section.heading !== undefined && section !== title && contains(section.span, span))
    .filter((section) => under === undefined || !contains(section.span, under))
    .toSorted((a, b) => b.span.start - a.span.start);
  return around.find((section) => isUnusual(section, record.id?.text, of))?.title;
}

function isUnusual(section: Section, own: string | undefined, of: 'runs' | 'values'): boolean {
  const { title } = section;
  if (title.includes('~~') && standingText(title).trim() === '') return true;
  return saysUnusual(title, own, of);
}

type Labelled = { readonly span: Span; readonly labels: readonly (string | undefined)[] };

/** What stands in front of a place without being a heading: the label of its table, the summary it is folded under. */
export function unusualLabel(world: World, { span, labels }: Labelled, of: 'runs' | 'values'): string | undefined {
  const { text } = world.record.document.source;
  const folded = text.lastIndexOf('<summary>', span.start);
  const isOpen = folded !== -1 && text.lastIndexOf('</details>', span.start) < folded;
  const summary = isOpen
    ? /^<summary>([^<>]{1,120})<\/summary>/u.exec(text.slice(folded, folded + 200))?.[1]
    : undefined;
  return [...labels, summary].find((label) => label !== undefined && saysUnusual(label, world.record.id?.text, of));
}

/** Columns of numbers about a value, or about somebody else's. */
const ABOUT = set(
  'std sd stdev sem stderr ci σ δ delta change diff difference gain improvement weight sota competitor unit n',
);

/** Whether a column's header says that its numbers are not what was measured: `Expected`, `Baseline`, `Δ`, `EXP-003`. */
export function isUnusualColumn({ record }: World, header: string): boolean {
  const [first = '', ...others] = foldName(header).split('_');
  const own = record.id?.text;
  return (
    (others.length === 0 && (ABOUT.has(first) || header.trim() === 'Δ')) || saysUnusual(`of ${header}`, own, 'values')
  );
}

const saysUnusual = (words: string, own: string | undefined, of: 'runs' | 'values'): boolean =>
  isOfOther(words, own) || words.split(PART).some((part) => saysSo(part, of));

const PART = /[()[\]:;,]|\s[-–—]\s/u;

/** A part of a heading says so if it has no other words: `Old results`, not `Expected calibration error`. */
function saysSo(part: string, of: 'runs' | 'values'): boolean {
  const words = foldName(part).split('_');
  const isNotOwn = (word: string): boolean => NOT_OWN.has(word) || (of === 'values' && BASELINE.has(word));
  return words.some(isNotOwn) && words.every((word) => isNotOwn(word) || NEUTRAL.has(word));
}

const FROM_ID = /\b(?:from|of|in)\s+([A-Za-z]{2,12})-(\d{1,6})\b/iu;

/** `Results from EXP-003` in a document with another id of that form; not `Changes from EXP-003`. */
function isOfOther(title: string, own: string | undefined): boolean {
  const [found = '', prefix = '', number = ''] = FROM_ID.exec(title) ?? [];
  if (own === undefined || found === '') return false;
  const around = foldName(title.replace(found, ' ')).split('_');
  if (!around.every((word) => word === '' || NEUTRAL.has(word) || NOT_OWN.has(word))) return false;
  const [, ownPrefix = '', ownNumber = ''] = /^([A-Za-z]{2,12})-(\d{1,6})/u.exec(own) ?? [];
  return prefix.toLowerCase() === ownPrefix.toLowerCase() && Number(number) !== Number(ownNumber);
}
