import type { ChecklistSpec, SectionRole } from '../../template/kind.ts';
import type { MatchedSection } from './section-records.ts';

type Role = ChecklistSpec['role'];

const BY_SECTION_ROLE: ReadonlyMap<SectionRole, Role> = new Map<SectionRole, Role>([
  ['criteria', 'criteria'],
  ['kill', 'criteria'],
  ['protocol', 'protocol'],
  ['prerequisites', 'prerequisites'],
  ['tasks', 'tasks'],
]);

const BY_WORDS: readonly (readonly [RegExp, Role])[] = [
  [/(?:^|_)definition_of_ready(?:_|$)|(?:^|_)ready_when(?:_|$)/u, 'ready'],
  [/(?:^|_)definition_of_done(?:_|$)|(?:^|_)done_when(?:_|$)/u, 'done'],
  [
    /(?:^|_)(?:criteria|criterion|acceptance|must_pass|nice_to_have|success_metrics|go_no_go|kriterien)(?:_|$)/u,
    'criteria',
  ],
  [/(?:^|_)protocol(?:_|$)/u, 'protocol'],
  [/(?:^|_)(?:prerequisites?|requirements?|required|dependencies|preconditions?)(?:_|$)/u, 'prerequisites'],
  [/(?:^|_)select_(?:all|one)(?:_|$)|(?:^|_)type(?:_|$)|(?:^|_)decision$/u, 'options'],
];

/**
 * The purpose of a checklist, from its label, its section's role in the kind, and its section's words; the words of a
 * title do not count.
 */
export function checklistRole({ section, key, spec }: MatchedSection, label: string | undefined): Role {
  const byLabel = label === undefined ? undefined : byWords(label);
  const byRole = spec === undefined ? undefined : BY_SECTION_ROLE.get(spec.role);
  return byLabel ?? byRole ?? (key === '' ? undefined : byWords(section.name)) ?? 'tasks';
}

/** Whether the lists of a section are criteria or parities even without boxes. */
export const isChecklistSection = ({ section, key, spec }: MatchedSection): boolean =>
  spec?.role === 'criteria' ||
  spec?.role === 'protocol' ||
  (spec === undefined && key !== '' && /(?:^|_)(?:criteria|kriterien|protocol)$/u.test(section.name));

const byWords = (name: string): Role | undefined => BY_WORDS.find(([words]) => words.test(name))?.[1];
