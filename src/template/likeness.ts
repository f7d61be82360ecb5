import { fieldsOf } from '../document/fields-of.ts';
import { walkSections } from '../document/sections-of.ts';
import { tablesIn } from '../document/tables-of.ts';
import { foldName } from '../text/fold-name.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import { shapeKey } from './section-keys.ts';
import type { Kind } from './kind.ts';

/** What a document (or a kind) consists of: section and field names with how much each tells, and the headers of tables. */
export type Features = { readonly names: ReadonlyMap<string, number>; readonly headers: readonly Header[] };

export type Header = { readonly columns: readonly string[]; readonly weight: number };

/** Words that stand in experiment documents of every kind, and so tell little of which one it is. */
const COMMON = new Set(
  'overview objective hypothesis method methods setup results result analysis conclusion conclusions summary notes next_steps status date author owner metadata data observations references background motivation artifacts decision environment configuration problem expected accuracy latency python problem goals goal model dataset epoch test training outcome code key_findings checklist tags priority duration'.split(
    ' ',
  ),
);
const WEIGHT = { common: 0.25, telling: 1, header: 3 } as const;
/** What may be missing is asked for the less. */
const OPTIONAL = 0.25;

/** How much a document looks like one of this kind, 0 to 1, by section names, field labels and table headers. */
export function likeness(kind: Kind, document: MarkdownDocument): number {
  return likenessOf(featuresOfKind(kind), featuresOf(document));
}

/** `likeness` of two sets of features: the harmonic mean of what is found of the kind and what is known of the document. */
export function likenessOf(kind: Features, document: Features): number {
  const asked = shareOf(kind, document);
  const known = shareOf(document, kind);
  return asked + known === 0 ? 0 : (2 * asked * known) / (asked + known);
}

/** The features that a kind asks for. */
export function featuresOfKind(kind: Kind): Features {
  const names = [
    ...kind.sections.filter(({ key }) => key !== '').map(({ name, due }) => [`# ${name}`, due] as const),
    ...kind.fields
      .filter(({ alternatives }) => alternatives === undefined)
      .map(({ name, due }) => [name, due] as const),
    ...kind.checklists.flatMap(({ label, due }) => (label === undefined ? [] : [[foldName(label), due] as const])),
  ];
  return {
    names: new Map(names.map(([name, due]) => [name, weightOf(name) * (due.stage === 'never' ? OPTIONAL : 1)])),
    headers: kind.tables.map(({ columns, due }) => ({
      columns: columns.map(({ name }) => name),
      weight: WEIGHT.header * (due.stage === 'never' ? OPTIONAL : 1),
    })),
  };
}

/** The features that a document shows. */
export function featuresOf({ source, root }: MarkdownDocument): Features {
  const names: string[] = [];
  const headers: Header[] = [];
  for (const place of walkSections(root)) {
    if (place.section.heading) names.push(`# ${place.section.name}`);
    names.push(...fieldsOf(source.text, place.section).map(({ name }) => name));
    headers.push(
      ...tablesIn(source.text, place).map(({ header }) => ({ columns: header.map(foldName), weight: WEIGHT.header })),
    );
  }
  const shaped = names.map((name) => (name.startsWith('# ') ? `# ${shapeKey(name.slice(2))}` : name));
  return { names: new Map(shaped.map((name) => [name, weightOf(name)])), headers };
}

const weightOf = (name: string): number => (COMMON.has(name.replace(/^# /u, '')) ? WEIGHT.common : WEIGHT.telling);

/** The share, by weight, of what `wanted` has that `there` has too. */
function shareOf(wanted: Features, there: Features): number {
  let all = 0;
  let found = 0;
  for (const [name, weight] of wanted.names) {
    all += weight;
    if (there.names.has(name)) found += weight;
  }
  for (const header of distinct(wanted.headers)) {
    all += header.weight;
    found +=
      header.weight * Math.max(0, ...distinct(there.headers).map((other) => overlap(header.columns, other.columns)));
  }
  return all === 0 ? 0 : found / all;
}

const distinct = (headers: Features['headers']): Features['headers'] => [
  ...new Map(headers.map((header) => [header.columns.join('|'), header])).values(),
];

/** Columns in common over all columns, counted only from half on. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((name) => b.includes(name)).length;
  const share = both / (a.length + b.length - both || 1);
  return share >= 0.5 ? share : 0;
}
