import { fieldsOf } from '../document/fields-of.ts';
import { remember, rememberFor, rememberText } from '../text/remember.ts';
import { walkSections } from '../document/sections-of.ts';
import { tablesIn } from '../document/tables-of.ts';
import { foldName } from '../text/fold-name.ts';
import { mayHoldWideLetters } from '../text/letters.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import { shapeKey, titleSection } from './section-keys.ts';
import type { Kind } from './kind.ts';

/** The features of a document (or a kind): section and field names, each with its weight, and the headers of tables. */
export type Features = { readonly names: ReadonlyMap<string, number>; readonly headers: readonly Header[] };

export type Header = { readonly columns: readonly string[]; readonly weight: number };

/** Words that occur in experiment documents of every kind, and so say little about which one it is. */
const COMMON = new Set(
  'overview objective hypothesis method methods setup results result analysis conclusion conclusions summary notes next_steps status date author owner metadata data observations references background motivation artifacts decision environment configuration problem expected accuracy latency python problem goals goal model dataset epoch test training outcome code key_findings checklist tags priority duration'.split(
    ' ',
  ),
);
const WEIGHT = { common: 0.25, telling: 1, header: 3 } as const;
/** The weight of what a document may lack. */
const OPTIONAL = 0.25;

/**
 * How much a document looks like one of a kind, from 0 to 1: the harmonic mean of the share of the kind that is found
 * in the document and the share of the document that the kind knows.
 */
export function likenessOf(kind: Features, document: Features): number {
  const asked = shareOf(kind, document);
  const known = shareOf(document, kind);
  return asked + known === 0 ? 0 : (2 * asked * known) / (asked + known);
}

const known = new WeakMap<Kind, Features>();

/** The features that a kind expects, computed once for all documents. */
export function featuresOfKind(kind: Kind): Features {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const features = readKind(kind);
  known.set(kind, features);
  return features;
}

/** Stores features of a kind that the build has computed. */
export function keepFeatures(kind: Kind, features: Features): void {
  known.set(kind, features);
}

function readKind(kind: Kind): Features {
  const names = [
    ...kind.sections.filter(({ key }) => key !== '').map(({ name, due }) => [`# ${name}`, due] as const),
    ...kind.fields
      .filter(({ alternatives }) => alternatives === undefined)
      .map(({ name, due }) => [name, due] as const),
    ...kind.checklists.flatMap(({ label, due }) => (label === undefined ? [] : [[foldName(label), due] as const])),
  ];
  return {
    names: new Map(names.map(([name, due]) => [name, weightOf(name) * (due.stage === 'never' ? OPTIONAL : 1)])),
    headers: distinct(
      kind.tables.map(({ columns, due }) => ({
        columns: columns.map(({ name }) => name),
        weight: WEIGHT.header * (due.stage === 'never' ? OPTIONAL : 1),
      })),
    ),
  };
}

/** The features of a document; its title says what it is about, not of what kind it is. @internal */
export const featuresOf = (document: MarkdownDocument): Features => featuresIn(shapeOf(document));

/**
 * The part of a document that determines its features: equal in all documents that were written from one template and
 * not restructured.
 */
type Shape = { readonly names: readonly string[]; readonly headers: readonly (readonly string[])[] };

function shapeOf({ source, root, frontMatter }: MarkdownDocument): Shape {
  const names = (frontMatter?.entries ?? []).map(({ key }) => foldHeader(key)).filter((name) => !ABOUT_KIND.has(name));
  const headers: (readonly string[])[] = [];
  const title = titleSection(root);
  for (const place of walkSections(root)) {
    const { section } = place;
    if (section.heading && section !== title && !isRecordTitle(section.title)) names.push(headingName(section.name));
    for (const { name } of fieldsOf(source.text, section)) names.push(name);
    for (const { header } of tablesIn(source.text, place)) headers.push(foldedHeader(header));
  }
  return { names, headers };
}

/**
 * `ABL-012: no bias`: the title of one record in a ledger, of which there may be hundreds. No regular expression is
 * used, because V8 needs five milliseconds to compile one that counts letters of every script up to twenty.
 */
function isRecordTitle(title: string): boolean {
  if (!/[-_]\d/.test(title)) return false;
  return mayHoldWideLetters(title)
    ? /^[^\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]{0,20}[-_]\d{1,6}[a-z]?(?![\p{L}\p{N}_-])/u.test(title)
    : /^[^A-Za-z0-9]*[A-Z][A-Za-z0-9]{0,20}[-_]\d{1,6}[a-z]?(?![A-Za-z0-9_-])/.test(title);
}

/** Front matter keys that concern expctl, not the experiment. */
const ABOUT_KIND: ReadonlySet<string> = new Set(['kind', 'expctl', 'title']);

const foldHeader = rememberText(foldName);
const foldedHeader = rememberFor((header: readonly string[]): readonly string[] => header.map(foldHeader));
const headingName = rememberText((name) => `# ${name}`);

function featuresIn({ names, headers }: Shape): Features {
  return {
    names: new Map(names.map(shapedName).map((name) => [name, weightOf(name)])),
    headers: distinct(headers.map((columns) => ({ columns, weight: WEIGHT.header }))),
  };
}

const MOST_SHAPES = 256;

/** Every name that one of the kinds expects. */
const namesOf = (kinds: readonly Kind[]): ReadonlySet<string> =>
  new Set(kinds.flatMap((kind) => [...featuresOfKind(kind).names.keys()]));

/** A name with its weight; `number` stands for it in a key if some kind expects it. */
type Known = { readonly name: string; readonly weight: number; readonly number: number | undefined };

type Measured = { readonly byShape: Map<string, readonly number[]>; readonly known: (written: string) => Known };

/** For names that no kind expects, only the weight counts. */
function keyOf({ names, headers }: Shape, known: Measured['known']): string {
  let key = '';
  let weight = 0;
  const others = new Set<string>();
  for (const written of names) {
    const { name, number, weight: own } = known(written);
    if (number !== undefined) key += `${number} `;
    else if (!others.has(name)) {
      others.add(name);
      weight += own;
    }
  }
  key += `\n${weight}\n`;
  for (const columns of headers) key += headerLine(columns);
  return key;
}

const headerLine = rememberFor((columns: readonly string[]): string => `${columns.join('|')}\n`);

const shapedName = (name: string): string => (name.startsWith('# ') ? `# ${shapeKey(name.slice(2))}` : name);

const measured = new WeakMap<readonly Kind[], Measured>();

function measuredFor(kinds: readonly Kind[]): Measured {
  const before = measured.get(kinds);
  if (before !== undefined) return before;
  const numbers = new Map(Array.from(namesOf(kinds), (name, number) => [name, number]));
  const known = remember((written): Known => {
    const name = shapedName(written);
    return { name, weight: weightOf(name), number: numbers.get(name) };
  });
  const fresh = { byShape: new Map<string, readonly number[]>(), known };
  measured.set(kinds, fresh);
  return fresh;
}

/**
 * How much a document looks like one of each kind, from 0 to 1, in the order of the kinds; computed once for all
 * documents of one shape.
 */
export function likenesses(kinds: readonly Kind[], document: MarkdownDocument): readonly number[] {
  const { byShape, known: knownName } = measuredFor(kinds);
  const shape = shapeOf(document);
  const key = keyOf(shape, knownName);
  const known = byShape.get(key);
  if (known !== undefined) return known;
  const features = featuresIn(shape);
  const found = kinds.map((kind) => likenessOf(featuresOfKind(kind), features));
  if (byShape.size >= MOST_SHAPES) byShape.clear();
  byShape.set(key, found);
  return found;
}

const weightOf = (name: string): number =>
  COMMON.has(name.startsWith('# ') ? name.slice(2) : name) ? WEIGHT.common : WEIGHT.telling;

/** The share, by weight, of `wanted` that is also in `there`. */
function shareOf(wanted: Features, there: Features): number {
  let all = 0;
  let found = 0;
  wanted.names.forEach((weight, name) => {
    all += weight;
    if (there.names.has(name)) found += weight;
  });
  for (const { columns, weight } of wanted.headers) {
    all += weight;
    found += weight * closest(columns, there.headers);
  }
  return all === 0 ? 0 : found / all;
}

/** How much of a header the most similar of the other headers has, from 0 to 1. */
function closest(columns: readonly string[], others: Features['headers']): number {
  let most = 0;
  for (const other of others) most = Math.max(most, overlap(columns, other.columns));
  return most;
}

/** Each header once: if several have the same columns, the last one counts. */
const distinct = (headers: Features['headers']): Features['headers'] =>
  headers.length < 2 ? headers : [...new Map(headers.map((header) => [header.columns.join('|'), header])).values()];

/** Columns in common divided by all columns; counted as 0 below one half. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((name) => b.includes(name)).length;
  const share = both / (a.length + b.length - both || 1);
  return share >= 0.5 ? share : 0;
}
