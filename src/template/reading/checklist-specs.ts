import { itemsOf } from '../../document/items-of.ts';
import { lineAt } from '../../text/line-index.ts';
import { sliceOf } from '../../text/span.ts';
import { joinKey, numbering } from '../section-keys.ts';
import { optionOf, says } from '../statements/annotations.ts';
import { isOptional, never, statedDue } from '../statements/due.ts';
import { saysAllRequired, saysSecondary, saysShould } from '../words/gate-words.ts';
import { isStandIn } from '../samples/sample.ts';
import { lineOf } from './template-view.ts';
import type { List } from '../../document/block.ts';
import type { ChecklistSpec, Due, SectionRole } from '../kind.ts';
import type { Statement } from '../statements/annotations.ts';
import type { ReadSection, Sections } from './section-specs.ts';
import type { PlacedList, TemplateView } from './template-view.ts';

/** A checklist with the list in the template that it was read from. */
export type ReadChecklist = { readonly spec: ChecklistSpec; readonly list: List };

type Role = ChecklistSpec['role'];
type Facts = {
  readonly placed: PlacedList;
  readonly section: ReadSection;
  readonly boxed: boolean;
  readonly statements: readonly Statement[];
};

const SELECT =
  /\b(?:select|choose|pick|check|tick|mark) (?:(?:only|exactly|just|at least) )?(?:all|one|any|every)\b|zutreffend|vyberte/iu;
const SELECT_ONE =
  /\b(?:select|choose|pick|check|tick|mark) (?:(?:only|exactly|just) )?one\b(?! or (?:more|several|both)| \(or more\))/iu;
const CRITERIA_LABEL =
  /(?:^|_)(?:criteria|criterion|must_pass|must_have|must|nice_to_have|acceptance|success_criteria)(?:_|$)/u;
const LABELLED = /^\[?(?:\*\*|__)?[^:]{1,80}(?:\*\*|__)?:\s*(?:\*\*)?\s*$/u;

/** The checklists of a template: lists with boxes, and plain lists in sections of criteria or a protocol. */
export function readChecklists(view: TemplateView, sections: Sections): readonly ReadChecklist[] {
  const number = numbering();
  const found: ReadChecklist[] = [];
  for (const list of view.lists) {
    const placed = { ...list, label: list.label?.form === 'plain' ? undefined : list.label };
    const section = sections.get(placed.section);
    const facts = section && factsOf(view, placed, section);
    const role = facts && roleOf(view, facts);
    if (facts && role) found.push({ spec: specOf(view, facts, { role, number }), list: placed.list });
  }
  return found;
}

function factsOf(view: TemplateView, placed: PlacedList, section: ReadSection): Facts {
  const boxed = itemsOf(view.text, [placed.list]).some((item) => item.hasBox);
  const about = [section.spec.line, placed.label && lineOf(view.document, placed.label.labelSpan), placed.line];
  return { placed, section, boxed, statements: about.flatMap((line) => view.annotations.get(line ?? 0) ?? []) };
}

function roleOf(view: TemplateView, facts: Facts): Role | undefined {
  const { placed, section, boxed, statements } = facts;
  const role = section.spec.role;
  const label = placed.label?.name ?? '';
  if (says(statements, 'criteria')) return 'criteria';
  if (says(statements, 'protocol') || (role === 'protocol' && !areBlankFields(view, placed.list))) return 'protocol';
  const criteria = role === 'criteria' || CRITERIA_LABEL.test(label);
  if (!boxed) return criteria && !areBlankFields(view, placed.list) && !isLegend(view, facts) ? 'criteria' : undefined;
  return askedBy(facts).some((words) => SELECT.test(words))
    ? 'options'
    : criteria
      ? 'criteria'
      : boxedRole(wordsOf(section), label, role);
}

/** The text that asks for a tick: the line before the list, or the words in brackets after its heading. */
const askedBy = ({ placed, section }: Facts): readonly string[] => [
  placed.lead,
  ...(section.spec.key === '' ? [] : section.at.section.remarks),
];

function boxedRole(name: string, label: string, role: SectionRole): Role {
  if (/definition_of_ready|ready/u.test(name)) return 'ready';
  if (/definition_of_done/u.test(name)) return 'done';
  if (role === 'prerequisites' || /prerequisite|required|dependencies/u.test(label)) return 'prerequisites';
  if (role === 'decision' || /(?:^|_)(?:type|kind|category)$/u.test(name)) return 'options';
  return 'tasks';
}

/** `- What would convince us:` with nothing after it is a field, not a criterion. */
function areBlankFields(view: TemplateView, list: List): boolean {
  return itemsOf(view.text, [list]).every((item) => LABELLED.test(sliceOf(view.text, item.text)));
}

/** Bullets that explain the choices of a field. */
const isLegend = (view: TemplateView, { placed }: Facts): boolean =>
  itemsOf(view.text, [placed.list]).every((item) => /^`[^`]+`:/u.test(sliceOf(view.text, item.text)));

type Naming = { readonly role: Role; readonly number: (key: string) => string };

function specOf(view: TemplateView, facts: Facts, { role, number }: Naming): ChecklistSpec {
  const { placed, section } = facts;
  const label = placed.label?.name;
  const items = itemsOf(view.text, [placed.list]).filter(({ depth }) => depth === 0);
  const place = joinKey(section.spec.key, ...(placed.label?.group ?? []), label ?? '');
  return {
    key: number(place),
    section: section.spec.key,
    label: placed.label?.label,
    line: placed.label ? lineOf(view.document, placed.label.labelSpan) : placed.line,
    due: dueOf(facts, role),
    role,
    ...gateOf(facts),
    ...(role === 'options' && askedBy(facts).some((words) => SELECT_ONE.test(words)) ? { one: true } : {}),
    items: items.map((item) => ({
      text: sliceOf(view.text, item.text),
      mark: item.mark,
      boxed: item.hasBox,
      placeholder: isStandIn(sliceOf(view.text, item.text)),
      line: lineAt(view.document.lines, item.block.span.start),
    })),
  };
}

function dueOf({ placed, section, statements }: Facts, role: Role): Due {
  const remark = placed.label?.remark;
  const own = statedDue(remark === undefined ? [] : [remark], statements);
  if (own !== undefined) return own;
  if (isOptional(placed.label?.label ?? '') || gateWords(placed)) return never('an optional list');
  const { due } = section.spec;
  return { ...due, severity: section.explicit || role === 'criteria' ? due.severity : 'warning' };
}

function gateOf({ placed, section, statements }: Facts): Pick<ChecklistSpec, 'gate' | 'gateStated'> {
  const stated = optionOf(statements, 'gate');
  if (stated === 'must' || stated === 'should') return { gate: stated, gateStated: true };
  const { title, remarks } = section.at.section;
  const heading = section.spec.key === '' ? [] : [title, ...remarks];
  const words = [placed.label?.label ?? '', placed.label?.remark ?? '', ...heading];
  if (words.some(saysShould) || heading.some(isOptional)) return { gate: 'should', gateStated: true };
  if (words.some(saysAllRequired)) return { gate: 'must', gateStated: true };
  return { gate: words.some(saysSecondary) ? 'should' : 'must', gateStated: false };
}

/** The words that say what a section is for; a title, in contrast, says what the experiment is about. */
const wordsOf = ({ spec }: ReadSection): string => (spec.key === '' ? '' : spec.name);

const gateWords = ({ label }: PlacedList): boolean =>
  [label?.label ?? '', label?.remark ?? ''].some((words) => saysShould(words) || saysSecondary(words));
