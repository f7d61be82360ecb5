import type { Block, CodeBlock } from '../../document/block.ts';
import type { Field } from '../../document/field.ts';
import { fieldsOf } from '../../document/fields-of.ts';
import type { Section } from '../../document/section.ts';
import type { ChecklistRecord, ExperimentRecord } from '../../records/record.ts';
import { statementsOf } from '../../template/statements/annotations.ts';
import type { Span } from '../../text/span.ts';
import type { Binding, Criterion, StatementPlace } from '../outcome.ts';
import type { gateReader } from './criterion-gate.ts';
import type { CriterionWords } from './criterion-words.ts';
import { isExpectFence } from './expect-spans.ts';
import type { CriteriaRole } from './section-roles.ts';

/** A criterion before it gets its key. */
export type FoundCriterion = Omit<Criterion, 'key'> & {
  readonly keyParts: readonly string[];
  /** The offset of its list; undefined if it is not in one. */
  readonly list: number | undefined;
  /**
   * Set for a row or item outside the criteria, in the section of the decision or among results, which a person marks.
   */
  readonly recap?: 'decision' | 'results';
};

export type SectionPlace = {
  readonly section: Section;
  readonly key: string;
  readonly role: CriteriaRole | undefined;
  /** Set for the text below the title, before any section: it is read only where a line calls it criteria. */
  readonly isHead?: boolean;
};

/** What the readers of a section's blocks have in common. */
export type Reader = {
  readonly record: ExperimentRecord;
  readonly text: string;
  readonly gateOf: ReturnType<typeof gateReader>;
  readonly checklists: ReadonlyMap<number, ChecklistRecord>;
};

/** The label line that each block of a section belongs to. */
export const ownersIn = (text: string, section: Section): ReadonlyMap<Block, Field> =>
  new Map(fieldsOf(text, section).flatMap((field) => field.blocks.map((block) => [block, field] as const)));

/** The folded labels that lead to what belongs to a label, outermost first. */
export const groupsOf = (owner: Field | undefined): readonly string[] =>
  owner === undefined ? [] : [...owner.group, owner.name];

/** The same, with its own label as written. */
export const labelsOf = (owner: Field | undefined): readonly string[] =>
  owner === undefined ? [] : [...owner.group, owner.label];

/** Outside the sections of criteria only a statement makes a criterion: in the block itself, or in a fence after it. */
export function mayHold({ text }: Reader, { role, section, isHead }: SectionPlace, at: number): boolean {
  const [block, next] = [section.body[at], section.body[at + 1]];
  if (block === undefined || role !== undefined) return block !== undefined;
  if (isHead === true) return false;
  const { start, end } = block.span;
  return /expect\s*:/iu.test(text.slice(start, end)) || (next !== undefined && isExpectFence(text, next));
}

/** Fences directly after a list belong to its last item. */
export function fencesBehind(text: string, body: readonly Block[], at: number): readonly CodeBlock[] {
  const fences: CodeBlock[] = [];
  for (const block of body.slice(at + 1)) {
    if (block.kind !== 'code' || !isExpectFence(text, block)) break;
    fences.push(block);
  }
  return fences;
}

/** Whether an item of a hypothesis says when the hypothesis holds. */
export const isSuccess = (label: string): boolean =>
  /^(?:success|success[\s_-](?:criterion|criteria|when|if|metric)|falsified[\s_-](?:if|when))$/iu.test(label.trim());

/** Prose that nobody decides: it describes how a protocol or a plan proceeds. */
export const isProse = ({ role }: SectionPlace, statements: readonly StatementPlace[]): boolean =>
  statements.length === 0 && (role === 'protocol' || role === 'plan');

const LONGEST_STATEMENT = 60;

/** An item that has only a statement is named by it. */
export function calledBy({ label }: CriterionWords, [first]: readonly StatementPlace[]): string {
  if (label !== '' || first === undefined) return label;
  const statement = first.text.replace(/\s+/gu, ' ');
  return statement.length <= LONGEST_STATEMENT ? statement : `${statement.slice(0, LONGEST_STATEMENT - 2)} …`;
}

/** `<!-- expctl: runs where … -->` in the section (or in the template's), else the label with which run ids start. */
export function bindingOf(record: ExperimentRecord, { section }: SectionPlace, label: string): Binding {
  const inSection = record.document.directives.filter(
    ({ span }) => span.start >= section.span.start && span.end <= section.span.end,
  );
  for (const directive of inSection) {
    const isRunsWhere = statementsOf(directive).some(({ words }) => words[0] === 'runs' && words[1] === 'where');
    const lead = isRunsWhere ? /runs\s+where\s+/u.exec(directive.body) : null;
    if (lead === null) continue;
    const from = lead.index + lead[0].length;
    const line = (directive.body.slice(from).split('\n')[0] ?? '').trim();
    const start = directive.bodySpan.start + from;
    const span = { start, end: start + line.length };
    return { kind: 'where', condition: { text: line, span, direct: true, written: true } };
  }
  const inTemplate = record.sections.find((found) => found.section === section)?.spec?.runsWhere;
  if (inTemplate !== undefined) {
    const place: Span = section.heading?.span ?? section.span;
    return { kind: 'where', condition: { text: inTemplate, span: place, direct: false, written: false } };
  }
  return { kind: 'label', label };
}
