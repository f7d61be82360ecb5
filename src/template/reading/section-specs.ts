import { lineOf } from './template-view.ts';
import { openHeading } from './open-heading.ts';
import { isNumbered, shapeKey } from '../section-keys.ts';
import { says } from '../statements/annotations.ts';
import { never, statedDue } from '../statements/due.ts';
import { meaningOf } from '../words/section-words.ts';
import type { Section } from '../../document/section.ts';
import type { Due, SectionRole, SectionSpec, Stage } from '../kind.ts';
import type { KeyedSection } from '../section-keys.ts';
import type { Statement } from '../statements/annotations.ts';
import type { TemplateView } from './template-view.ts';

/**
 * A section of the template with its spec; `explicit`: the template itself says when it is due. `fieldsDue` is when its
 * fields are due if it is present: even an optional section may not be left half filled.
 */
export type ReadSection = {
  readonly at: KeyedSection;
  readonly spec: SectionSpec;
  readonly explicit: boolean;
  readonly fieldsDue: Due;
};

/** All sections of a template as read, in document order. */
export type Sections = ReadonlyMap<KeyedSection, ReadSection>;

const ORDER: readonly Stage[] = ['planned', 'running', 'concluded'];
const NOT_REQUIRED =
  /not every section (?:is|needs to be|has to be) (?:required|filled)|(?:all )?sections are optional/iu;
const UNSAID = 'nothing says when';
/** What must be written before there are results, even below a heading that does not say so. */
const BEFOREHAND: ReadonlySet<SectionRole> = new Set<SectionRole>(['criteria', 'protocol', 'hypotheses', 'hypothesis']);
const OUTSIDE = 'not part of a record';
const ROOT_DUE: Due = { stage: 'planned', severity: 'warning', because: 'the head of the document' };

/** The specs of all sections, in document order; sections of one form (`H1`, `H2`, …) share the first one's key. */
export function readSections(view: TemplateView): Sections {
  const byKey = new Map<string, ReadSection>();
  const lax = NOT_REQUIRED.test(view.text);
  const found = new Map<KeyedSection, ReadSection>();
  for (const at of view.sections) {
    const read = readSection(view, at, { above: byKey.get(shapeKey(at.parent)), lax });
    if (at.section.heading !== undefined) byKey.set(shapeKey(at.key), read);
    found.set(at, read);
  }
  return found;
}

type Above = { readonly above: ReadSection | undefined; readonly lax: boolean };

function readSection(view: TemplateView, at: KeyedSection, { above, lax }: Above): ReadSection {
  const { section, key } = at;
  const line = section.heading ? lineOf(view.document, section.heading.span) : 1;
  const statements = view.annotations.get(line) ?? [];
  const isTitle = key === '';
  const stated = at.outside ? never(OUTSIDE) : isTitle ? undefined : statedDue(section.remarks, statements);
  const open = isTitle || stated !== undefined ? undefined : openHeading(section.title);
  const isShape = !isTitle && isNumbered(section.name);
  // A heading with words of its own that is below no other section is required once, by those words.
  const repeated = isShape || (open !== undefined && (open.lead === '' || at.parent !== ''));
  const due =
    stated ??
    (isTitle
      ? ROOT_DUE
      : sectionDue(directedRole(statements) ?? section.name, {
          above: above?.at.key === '' ? undefined : above,
          lax,
          repeated,
        }));
  const spec: SectionSpec = {
    key: shapeKey(key),
    name: isShape ? shapeKey(section.name) : section.name,
    title: open === undefined || repeated ? section.title : open.words,
    depth: section.depth,
    line,
    due,
    role: isTitle ? 'other' : roleWhenDue(roleOf(section, statements, above?.spec.role), stated),
    repeated,
    ...(open === undefined || isShape ? {} : { open: { lead: open.lead, isDay: open.isDay } }),
    guidance: [],
    runsWhere: statements
      .find(({ words }) => words[0] === 'runs' && words[1] === 'where')
      ?.text.replace(/^runs\s+where\s+/u, ''),
  };
  const fieldsDue = stated === undefined && lax && !isTitle ? dueByWords(section, above?.fieldsDue) : due;
  return { at, spec, explicit: stated !== undefined, fieldsDue };
}

/** A comment that says what a section is for takes precedence over the words of its heading. */
function sectionDue(name: string, { above, lax, repeated }: Above & { readonly repeated: boolean }): Due {
  const meaning = meaningOf(name);
  if (lax) return never('"Not every section is required"');
  if (above !== undefined && (repeated || above.explicit || above.spec.due.stage === 'never'))
    return within(above.spec.due);
  if (meaning === undefined)
    return above ? within(above.spec.due) : { stage: 'concluded', severity: 'warning', because: UNSAID };
  const own: Due = { stage: meaning.stage, severity: meaning.severity, because: meaning.because };
  if (above === undefined) return own;
  const isFree = above.spec.due.because === UNSAID && BEFOREHAND.has(meaning.role);
  return within(isFree ? own : later(own, above.spec.due));
}

function dueByWords(section: Section, above: Due | undefined): Due {
  const meaning = meaningOf(section.name);
  if (meaning === undefined) return above ?? { ...ROOT_DUE, because: UNSAID };
  return { stage: meaning.stage, severity: 'warning', because: meaning.because };
}

const within = (due: Due): Due => ({ ...due, severity: 'warning' });

const later = (own: Due, above: Due): Due =>
  ORDER.findIndex((stage) => stage === own.stage) >= ORDER.findIndex((stage) => stage === above.stage) ? own : above;

/** `Evaluation Metrics (REQUIRED)` is due before there are results: it contains none. */
const roleWhenDue = (role: SectionRole, stated: Due | undefined): SectionRole =>
  role === 'results' && stated?.stage === 'planned' ? 'other' : role;

const DIRECTED: readonly SectionRole[] = [
  'protocol',
  'hypotheses',
  'criteria',
  'guidance',
  'kill',
  'decision',
  'results',
  'tasks',
  'method',
];

const directedRole = (statements: readonly Statement[]): SectionRole | undefined =>
  DIRECTED.find((role) => says(statements, role));

const KEPT_WITHIN_RESULTS: ReadonlySet<SectionRole> = new Set([
  'decision',
  'tasks',
  'criteria',
  'amendments',
  'metadata',
]);

function roleOf(section: Section, statements: readonly Statement[], above: SectionRole | undefined): SectionRole {
  const directed = directedRole(statements);
  if (directed !== undefined) return directed;
  if (isNumbered(section.name) && (above === 'hypotheses' || /^h\d/u.test(section.name))) return 'hypothesis';
  if (section.sections.some(({ name }) => /^h\d/u.test(name))) return 'hypotheses';
  const own = meaningOf(section.name)?.role;
  if (above === 'results') return own !== undefined && KEPT_WITHIN_RESULTS.has(own) ? own : 'results';
  return own ?? (above === 'method' ? 'method' : 'other');
}
