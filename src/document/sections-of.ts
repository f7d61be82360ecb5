import { foldName } from '../text/fold-name.ts';
import { bracketedTail } from './inline/bracketed-tail.ts';
import { withoutEmoji } from './emoji.ts';
import { plainText } from './plain-text.ts';
import { remember } from '../text/remember.ts';
import type { Span } from '../text/span.ts';
import type { Block, Heading } from './block.ts';
import type { Section } from './section.ts';

/** `①`, `1.2`, `1.`, `IV)`; and `一、`, `（一）`, `第一章` in Chinese and Japanese. */
const NUMBERING =
  /^(?:[\u2460-\u2473]|第[一二三四五六七八九十百\d]{1,4}[章节節][、，：:.．]?|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、．]|\d{1,4}(?:\.\d{1,4})+[.):]?(?=\s)|\d{1,4}[.):](?=\s)|(?:[IVXLCDM]{1,7}|[A-Z])[.)](?=\s))\s*/u;
const FIRST_CIRCLED = 0x2460;
const LONGEST_NUMBER = 8;
const CLOSING = /[\s:：]$/u;

type Title = { readonly name: string; readonly remarks: readonly string[] };

/** A section's identity: the words of its title without emoji, keycaps, numbering and bracketed suffixes, folded. */
export const sectionName = (title: string): string => titleOf(title).name;

/** The bracketed remarks after the words of a title, without their brackets: `REQUIRED`, `Fill Per Run`. @internal */
export const remarksOf = (title: string): readonly string[] => titleOf(title).remarks;

const titleOf = remember((title: string): Title => {
  const words = trimmed(withoutEmoji(plainText(title)).replace(/\s+/gu, ' '));
  const remarks: string[] = [];
  let rest = words;
  for (let tail = bracketedTail(rest); tail; tail = bracketedTail(rest)) {
    remarks.push(tail.remark);
    rest = trimmed(rest.slice(0, tail.start));
  }
  const name = foldName(withoutNumber(rest)) || foldName(rest) || foldName(words.replace(/[()[\]\s]+/gu, ' '));
  return { name, remarks: remarks.toReversed() };
});

/** Most titles begin with a word: the sign after a number comes among the first few characters. */
function withoutNumber(title: string): string {
  const head = title.slice(0, LONGEST_NUMBER);
  const mayHave =
    title.charCodeAt(0) >= FIRST_CIRCLED || ['.', ')', ':', '、', '．'].some((sign) => head.includes(sign));
  return mayHave ? title.replace(NUMBERING, '') : title;
}

function trimmed(words: string): string {
  let rest = words.trim();
  while (CLOSING.test(rest)) rest = rest.slice(0, -1);
  return rest;
}

type Draft = {
  heading: Heading | undefined;
  title: string;
  name: string;
  remarks: readonly string[];
  depth: number;
  span: Span;
  body: Block[];
  sections: Draft[];
};

/** The tree of sections under a text's top-level headings; the root has the text before the first one. */
export function sectionsOf(text: string, blocks: readonly Block[]): Section {
  const whole = { start: 0, end: text.length };
  const root: Draft = {
    heading: undefined,
    title: '',
    name: '',
    remarks: [],
    depth: 0,
    span: whole,
    body: [],
    sections: [],
  };
  const open: Draft[] = [root];
  let current = root;
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      if (block.kind !== 'front-matter') current.body.push(block);
      continue;
    }
    while (current.depth >= block.depth) current = closeAt(open, block.span.start);
    const section = draftOf(text, block);
    current.sections.push(section);
    open.push(section);
    current = section;
  }
  return root;
}

function closeAt(open: Draft[], end: number): Draft {
  const closed = open.pop();
  if (closed) closed.span = { start: closed.span.start, end };
  return open.at(-1) ?? closedTooFar();
}

function closedTooFar(): never {
  throw new Error('a section tree lost its root');
}

function draftOf(text: string, heading: Heading): Draft {
  const title = text.slice(heading.content.start, heading.content.end);
  const { name, remarks } = titleOf(title);
  const span = { start: heading.span.start, end: text.length };
  return { heading, title, name, remarks, depth: heading.depth, span, body: [], sections: [] };
}

/** A section together with the names of the headings that lead to it, its own last; the root's path is empty. */
export type SectionPlace = { readonly section: Section; readonly path: readonly string[] };

/** The section and everything below it, in document order. */
export function walkSections(section: Section): readonly SectionPlace[] {
  const places: SectionPlace[] = [];
  collect(section, [], places);
  return places;
}

function collect(section: Section, path: readonly string[], places: SectionPlace[]): void {
  places.push({ section, path });
  for (const below of section.sections) collect(below, [...path, below.name], places);
}
