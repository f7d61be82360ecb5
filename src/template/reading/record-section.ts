import { walkSections } from '../../document/sections-of.ts';
import { titleSection } from '../section-keys.ts';
import { meaningOf } from '../words/section-words.ts';
import { numberedId, startsWithNumberedId } from './numbered-id.ts';
import type { Section } from '../../document/section.ts';

/**
 * The template's heading for one record of a ledger: the first that begins with a numbered id below a title that has
 * none, if there is no section of an experiment beside it. `depth` is the depth that the template itself gives.
 */
export function recordSection(root: Section, depth: number | undefined): Section | undefined {
  const title = titleSection(root);
  if (depth === 1 || (title !== undefined && numberedId(title.title) !== undefined)) return undefined;
  const places = walkSections(root).filter(({ section }) => section !== root && section !== title);
  const below = places.filter(({ section }) => depth === undefined || section.depth === depth);
  const numbered = below.find(({ section }) => beginsWithId(section.title));
  if (depth !== undefined) return (numbered ?? below[0])?.section;
  if (numbered === undefined) return undefined;
  const beside = siblingsOf(root, numbered.section);
  return beside.some(({ name, title: words }) => !beginsWithId(words) && meaningOf(name) !== undefined)
    ? undefined
    : numbered.section;
}

/**
 * Whether a title begins with an id: `ABL-XXX: [what]`, not `What LIB-001 broke`; runs and steps are parts of an
 * experiment.
 */
function beginsWithId(title: string): boolean {
  const words = title.replace(/^[^\p{L}\p{N}]+/u, '');
  return startsWithNumberedId(words) && !PART.test(words);
}

const PART = /^(?:run|trial|step|phase|task|iteration|iter|table|figure|fig|hypothesis)[-_\d]/iu;

function siblingsOf(parent: Section, wanted: Section): readonly Section[] {
  if (parent.sections.includes(wanted)) return parent.sections;
  return parent.sections.flatMap((section) => siblingsOf(section, wanted));
}
