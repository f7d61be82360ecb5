import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Section } from '../document/section.ts';
import { walkSections } from '../document/sections-of.ts';
import type { Kind } from '../template/kind.ts';
import { absentOf } from './absent.ts';
import { lazy } from '../text/lazy.ts';
import { lazyView } from './lazy-view.ts';
import { checklistRecords } from './matching/checklist-records.ts';
import { fieldRecords } from './matching/field-records.ts';
import { isSectionFilled } from './matching/section-filled.ts';
import { matchedSections } from './matching/section-records.ts';
import type { MatchedSection } from './matching/section-records.ts';
import { tableRecords } from './matching/table-records.ts';
import type { ExperimentRecord, SectionRecord } from './record.ts';
import { recordId } from './record-id.ts';
import { recordRoots } from './record-roots.ts';
import { recordTitle } from './record-title.ts';
import { recordStatus } from './status/record-status.ts';

type RecordState = Pick<ExperimentRecord, 'document' | 'kind' | 'root'> & {
  /** Names of the headings that lead to a section of the document. */
  readonly pathOf: (section: Section) => readonly string[];
};
type RecordParts = Omit<ExperimentRecord, 'document' | 'kind' | 'root'> & {
  readonly matched: readonly MatchedSection[];
};
type RecordView = RecordState & RecordParts;

/**
 * Returns the records of a document: one, or in a ledger one for each experiment. Only the headings are looked at here:
 * every part of a record is read when it is first used, and then kept.
 */
export function readRecords(document: MarkdownDocument, kind: Kind | undefined): readonly ExperimentRecord[] {
  const paths = lazy(() => new Map(Array.from(walkSections(document.root), ({ section, path }) => [section, path])));
  const pathOf = (section: Section): readonly string[] => paths().get(section) ?? [];
  return recordRoots(document, kind).map((root) => recordView({ document, kind, root, pathOf }));
}

const recordView = lazyView<RecordState, RecordParts>({
  matched: ({ document, root, kind }) => matchedSections(document.source.text, root, kind),
  checklists: (view) => checklistRecords(partsOf(view)),
  fields: (view) =>
    fieldRecords({
      ...partsOf(view),
      frontMatter: frontMatterOf(view),
      checklists: view.checklists.map(({ span }) => span),
    }),
  tables: (view) => tableRecords({ ...partsOf(view), pathOf: view.pathOf, document: view.document }),
  sections: (view) =>
    view.matched.filter(({ key }) => key !== '').map((matched) => sectionView({ ...matched, record: view })),
  id: (view) => recordId({ ...rootOf(view), fields: () => view.fields }),
  title: (view) => recordTitle(rootOf(view)),
  status: (view) => recordStatus({ ...partsOf(view), root: view.root, fields: view.fields, tables: () => view.tables }),
  absent: (view) => absentOf(view),
});

type SectionState = MatchedSection & { readonly record: RecordView };

const sectionView = lazyView<SectionState, Pick<SectionRecord, 'filled'>>({
  filled: ({ section, spec, record }) =>
    isSectionFilled({
      text: record.document.source.text,
      section,
      spec,
      kind: record.kind,
      fields: record.fields,
      tables: record.tables,
    }),
});

const partsOf = ({ document, kind, matched }: RecordView) => ({ text: document.source.text, kind, sections: matched });

const rootOf = ({ document, root, kind }: RecordState) => ({ document, root, kind });

/** Front matter belongs to the document: in a ledger it is part of no record. */
const frontMatterOf = ({ document, root }: RecordState): MarkdownDocument['frontMatter'] =>
  root === document.root ? document.frontMatter : undefined;
