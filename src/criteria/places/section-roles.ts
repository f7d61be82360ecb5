import type { Section } from '../../document/section.ts';
import type { ExperimentRecord, SectionRecord } from '../../records/record.ts';
import type { SectionRole } from '../../template/kind.ts';
import { titleSection } from '../../template/section-keys.ts';
import { meaningOf } from '../../template/words/section-words.ts';
import { isFailurePlan, saysStop } from '../../template/words/stop-words.ts';
import { startsWithLetter } from '../../text/letters.ts';

/**
 * The role of the criteria in a section; `plan`: what to do after a failure; undefined: the section is about something
 * else.
 */
export type CriteriaRole = 'criterion' | 'protocol' | 'kill' | 'plan' | 'hypothesis';

const ROLES: ReadonlyMap<SectionRole, CriteriaRole> = new Map<SectionRole, CriteriaRole>([
  ['criteria', 'criterion'],
  ['protocol', 'protocol'],
  ['kill', 'kill'],
  ['hypotheses', 'hypothesis'],
  ['hypothesis', 'hypothesis'],
]);

/** The name of a hypothesis at the beginning of its title: `H1` in `H1 — …`, `H3b` in `H3b: …`. */
export function hypothesisIn(title: string): string | undefined {
  const found = /^\W*(H\d{1,3}[a-z]?)(?![A-Za-z\d])/i.exec(title);
  return found === null || startsWithLetter(title.slice(found[0].length)) ? undefined : found[1];
}

/**
 * Each section's role, by the kind or else by its words; sub-sections have the same role. A title has none: it says
 * what the experiment is about (`Acceptance rate of drafts`), not what a section is for.
 */
export function sectionRoles({ root, sections }: ExperimentRecord): ReadonlyMap<Section, CriteriaRole | undefined> {
  const records = new Map(sections.map((record) => [record.section, record]));
  const title = titleSection(root);
  const roles = new Map<Section, CriteriaRole | undefined>();
  const walk = (section: Section, inherited: CriteriaRole | undefined): void => {
    const isTitle = section === root || (section === title && section.depth === 1);
    const own = isTitle ? undefined : roleOf(section, records.get(section), inherited);
    const role = own === 'none' ? undefined : (own ?? inherited);
    roles.set(section, role);
    for (const below of section.sections) walk(below, role);
  };
  walk(root, undefined);
  return roles;
}

/**
 * A section whose words mean something else (results, decision) does not take the role above it, except below
 * hypotheses.
 */
function roleOf(
  section: Section,
  record: SectionRecord | undefined,
  inherited: CriteriaRole | undefined,
): CriteriaRole | 'none' | undefined {
  if (hypothesisIn(section.title) !== undefined) return 'hypothesis';
  if (isFailurePlan(section.name)) return 'plan';
  const role = record?.spec?.role ?? meaningOf(section.name)?.role;
  const own = role === undefined || role === 'other' || role === 'guidance' ? undefined : (ROLES.get(role) ?? 'none');
  return own !== 'none' && inherited === 'criterion' && saysStop(section.name) ? 'kill' : own;
}
