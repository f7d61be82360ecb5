import { parseDocument } from '../document/parse-document.ts';
import { readChecklists } from './reading/checklist-specs.ts';
import { readFields } from './reading/field-specs.ts';
import { guidanceBySection } from './reading/guidance-lines.ts';
import { readIdentity } from './reading/identity.ts';
import { readMetrics, unknownStatements } from './statements/metric-specs.ts';
import { mergeShapes } from './reading/merge-shapes.ts';
import { recordSection } from './reading/record-section.ts';
import { readSections } from './reading/section-specs.ts';
import { readStatus } from './reading/status-spec.ts';
import { readTables } from './reading/table-specs.ts';
import { templateSettings } from './statements/template-settings.ts';
import { viewTemplate } from './reading/template-view.ts';
import { readVerdict } from './reading/verdict-spec.ts';
import { verdictDoubts } from './reading/verdict-doubts.ts';
import type { FrontMatterData, FrontMatterEntry } from '../document/front-matter-data.ts';
import type { Source } from '../text/source.ts';
import type { Ambiguity, Kind, TemplateEntry } from './kind.ts';

/**
 * `name` is used if the template does not name its kind; `frontMatter` is what `readFrontMatter` returns for the
 * template's text.
 */
export type CompileOptions = { readonly name?: string; readonly frontMatter?: FrontMatterData | undefined };

/**
 * Compiles a markdown template into the kind that its documents are checked against. Never fails: what is unclear is
 * listed in `ambiguities`.
 */
export function compileTemplate(source: Source, options: CompileOptions = {}): Kind {
  const document = parseDocument(source, { frontMatter: () => options.frontMatter });
  const doubts: Ambiguity[] = [];
  const settings = templateSettings(document.frontMatter, doubts);
  const record = recordSection(document.root, settings.depth);
  const view = viewTemplate(document, record);
  const sections = readSections(view);
  const checklists = readChecklists(view, sections);
  const tables = readTables(view, sections, doubts);
  const covered = [
    ...checklists.map(({ list }) => list.span),
    ...tables.filter(({ spec }) => spec.role !== 'fields').map(({ table }) => table.span),
  ];
  const read = readFields(view, { spans: covered, sections, doubts });
  const guidance = guidanceBySection(view, [...covered, ...read.flatMap(({ spans }) => spans)]);
  const merged = mergeShapes({ sections, fields: read, guidance });
  const { status, fields } = readStatus(merged.fields, { sections: merged.sections, settings, doubts });
  const verdict = readVerdict(fields, { sections: merged.sections, status, settings });
  doubts.push(...verdictDoubts({ verdict, fields }, settings));
  return {
    name: settings.kind ?? options.name ?? nameOf(source.path),
    path: source.path,
    text: source.text,
    identity: readIdentity(document, { settings, fields, record, doubts }),
    frontMatter: frontMatterOf(options.frontMatter),
    status,
    verdict,
    sections: merged.sections,
    fields,
    tables: tables.map(({ spec }) => spec),
    checklists: checklists.map(({ spec }) => spec),
    metrics: readMetrics(view),
    ambiguities: [...doubts, ...unknownStatements(view)].toSorted((a, b) => a.line - b.line),
  };
}

const frontMatterOf = (data: FrontMatterData | undefined): Kind['frontMatter'] =>
  data && { span: data.span, entries: data.entries.map(entryOf) };

function entryOf({ key, text, keySpan, valueSpan, entries }: FrontMatterEntry): TemplateEntry {
  const own = { key, text, keySpan, valueSpan };
  return entries === undefined || key === 'expctl' ? own : { ...own, entries: entries.map(entryOf) };
}

const nameOf = (path: string): string =>
  (path.split('/').at(-1) ?? path).replace(/\.(?:md|markdown|txt)$/i, '').toLowerCase();
