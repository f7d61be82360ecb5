import type { Block, BlockKind, List } from '../../document/block.ts';
import type { Section } from '../../document/section.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import { meaningOf } from '../../template/words/section-words.ts';
import { sliceOf } from '../../text/span.ts';
import { nextHeading } from './next-heading.ts';

/** Where amendments are written, in the document's own style. */
export type AmendmentPlace = {
  readonly at: number;
  /** The text before the first item: line endings, and the heading if there is no section yet. */
  readonly lead: string;
  /** The text after the last item. */
  readonly tail: string;
  /** The bullet or number of an item, by its index among the new ones, from 0. */
  readonly marker: (index: number) => string;
  /** The blocks that are added. */
  readonly added: readonly BlockKind[];
};

/** The end of the Amendments section, or the end of the record, where such a section is to begin. */
export function amendmentPlace(record: ExperimentRecord): AmendmentPlace {
  const { text } = record.document.source;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const section = amendmentsOf(record);
  const place = section === undefined ? newSection(record, end) : inSection(text, section, end);
  return { ...place, tail: place.at >= text.length ? end : '' };
}

const amendmentsOf = ({ sections }: ExperimentRecord): Section | undefined =>
  sections.find(({ spec, section }) => spec?.role === 'amendments' || /^amendments?$/u.test(section.name))?.section;

type Place = Omit<AmendmentPlace, 'tail'>;

/** After the section's last item, in its style; else as a list after the existing text. */
function inSection(text: string, { body, heading, span }: Section, end: string): Place {
  // A rule at the end separates the section from the next one.
  const last = body.findLast(({ kind }) => kind !== 'thematic-break');
  const at = last?.span.end ?? heading?.span.end ?? span.end;
  if (last?.kind === 'list') return { at, lead: end, marker: markerOf(text, last), added: [] };
  return { at, lead: `${end}${end}`, marker: () => '-', added: ['list'] };
}

function markerOf(text: string, list: List): Place['marker'] {
  const written = sliceOf(text, list.items.at(-1)?.marker ?? { start: 0, end: 0 }) || '-';
  if (!list.ordered) return () => written;
  const number = Number.parseInt(written, 10);
  return (index) => `${number + 1 + index}${written.at(-1) ?? '.'}`;
}

function newSection(record: ExperimentRecord, end: string): Place {
  const { text } = record.document.source;
  const top = topOf(record.root);
  const blocks = [...blocksOf(record.root)];
  // In a ledger, a rule at a record's end separates it from the next one.
  if (record.root !== record.document.root && blocks.at(-1)?.kind === 'thematic-break') blocks.pop();
  const rule = ruleBefore(text, top, blocks);
  const at = blocks.at(-1)?.span.end ?? record.root.heading?.span.end ?? text.trimEnd().length;
  const heading = nextHeading(text, top, { words: 'Amendments', end });
  const lead = [...(rule === undefined ? [] : [rule]), heading].map((each) => `${end}${end}${each}`).join('');
  const kinds: readonly BlockKind[] = ['heading', 'list'];
  return {
    at,
    lead: `${at === 0 ? lead.trimStart() : lead}${end}${end}`,
    marker: () => '-',
    added: rule === undefined ? kinds : ['thematic-break', ...kinds],
  };
}

/** The section whose sub-sections are the parts of the record: a single heading above all others is its title. */
function topOf(root: Section): Section {
  const [only, ...others] = root.sections;
  if (only === undefined || others.length > 0) return root;
  const isTitle = only.depth === 1 || (only.sections.length > 0 && meaningOf(only.name) === undefined);
  return isTitle ? topOf(only) : root;
}

function* blocksOf({ heading, body, sections }: Section): Generator<Block> {
  if (heading !== undefined) yield heading;
  yield* body;
  for (const section of sections) yield* blocksOf(section);
}

/** The rule that the document puts before its sections; undefined if it has none, or ends with one. */
function ruleBefore(text: string, { sections }: Section, blocks: readonly Block[]): string | undefined {
  if (blocks.at(-1)?.kind === 'thematic-break') return undefined;
  const heading = sections.at(-1)?.heading;
  const before = blocks[blocks.findIndex((block) => block === heading) - 1];
  return before?.kind === 'thematic-break' ? sliceOf(text, before.span) : undefined;
}
