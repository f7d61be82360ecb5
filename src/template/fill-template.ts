import { parseDocument } from '../document/parse-document.ts';
import { applyEdits } from '../text/edit.ts';
import { joinKey, shapeKey } from './section-keys.ts';
import { checkboxEdits } from './scaffold/checkbox-edits.ts';
import { guidanceEdits } from './scaffold/comment-edits.ts';
import { alternativeEdits, fieldEdits } from './scaffold/field-edits.ts';
import { frontMatterEdits } from './scaffold/front-matter-edits.ts';
import { outermost } from './scaffold/line-spans.ts';
import { tableEdits } from './scaffold/table-edits.ts';
import { chosenTexts } from './scaffold/template-values.ts';
import { titleEdits } from './scaffold/title-edits.ts';
import { recordSection } from './reading/record-section.ts';
import { viewTemplate } from './reading/template-view.ts';
import type { Edit } from '../text/edit.ts';
import type { FieldSpec, Kind } from './kind.ts';
import type { PlacedField, TemplateView } from './reading/template-view.ts';
import type { TemplateValues } from './scaffold/template-values.ts';

export type { TemplateValues } from './scaffold/template-values.ts';

/** A new document's text, and the labels in `set` that are not those of a field. */
export type FilledTemplate = { readonly text: string; readonly unknownLabels: readonly string[] };

/**
 * Makes a new document from a kind's template, by edits to the template's own text: id, title, date and person are
 * filled in, samples are blanked, placeholders and choices are left for the author. Throws `UserError` for a `set` that
 * is not possible.
 */
export function fillTemplate(kind: Kind, values: TemplateValues): FilledTemplate {
  const { frontMatter } = kind;
  const document = parseDocument({ path: kind.path, text: kind.text }, {});
  const { recordDepth } = kind.identity;
  const record = recordDepth === 1 ? undefined : recordSection(document.root, recordDepth);
  const view = viewTemplate(document, record);
  const { texts, unknownLabels } = chosenTexts(kind, values);
  const edits: Edit[] = [
    ...(frontMatter ? frontMatterEdits(view, kind, { texts, values }) : []),
    ...titleEdits(view, kind, { values, record }),
    // A value comes first, because the place may contain only a comment.
    ...allFieldEdits(view, kind, { texts, values }),
    ...guidanceEdits(view, values.guidance),
    ...kind.tables.flatMap((spec, index) => {
      const placed = view.tables[index];
      return placed ? tableEdits(view, placed, spec) : [];
    }),
    ...checkboxEdits(view),
  ];
  return { text: applyEdits(kind.text, outermost(edits)), unknownLabels };
}

type Filling = { readonly texts: ReadonlyMap<string, string>; readonly values: TemplateValues };

function allFieldEdits(view: TemplateView, kind: Kind, { texts, values }: Filling): readonly Edit[] {
  const specOf = specFinder(kind);
  const lines = view.fields.flatMap((placed) => {
    const spec = specOf(placed);
    return spec
      ? fieldEdits(view, { placed, spec, text: texts.get(spec.key), guidance: values.samples ?? values.guidance })
      : [];
  });
  const chosen = kind.fields.flatMap((spec) => {
    const text = texts.get(spec.key);
    return spec.alternatives && text !== undefined ? alternativeEdits(view, spec, text) : [];
  });
  return [...lines, ...chosen];
}

/**
 * Returns a function that finds the spec of a field by its line in the template; for repeated sections of one form, the
 * spec in the first of them.
 */
function specFinder(kind: Kind): (placed: PlacedField) => FieldSpec | undefined {
  const written = kind.fields.filter(({ alternatives }) => alternatives === undefined);
  const byLine = new Map(written.map((spec) => [`${spec.line} ${spec.name}`, spec]));
  const byKey = new Map(written.map((spec) => [spec.key, spec]));
  return ({ field, section, line }) => {
    const own = byLine.get(`${line} ${field.name}`);
    if (own !== undefined || shapeKey(section.key) === section.key) return own;
    return byKey.get(joinKey(shapeKey(section.key), ...field.group, field.name));
  };
}
