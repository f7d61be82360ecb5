import { parseDocument } from '../../src/document/parse-document.ts';
import { withoutComments } from '../../src/template/fold-line.ts';
import { fillingOf } from '../../src/template/filling.ts';
import { cellTexts, viewTemplate } from '../../src/template/reading/template-view.ts';
import { joinKey, numbering, shapeKey } from '../../src/template/section-keys.ts';
import { sliceOf } from '../../src/text/span.ts';
import type { FieldFilling } from '../../src/template/filling.ts';
import type { Kind } from '../../src/template/kind.ts';

/** The content of a document made from a kind, read again without the machinery of records. */
export type Reread = {
  readonly sections: readonly string[];
  /** How each field is filled, by the kind's field keys; `undefined`: the field is missing. */
  readonly fillings: ReadonlyMap<string, FieldFilling | undefined>;
  readonly texts: ReadonlyMap<string, string>;
  /** Rows of each table, cells as written. */
  readonly rows: readonly (readonly (readonly string[])[])[];
};

export function reread(kind: Kind, text: string): Reread {
  const view = viewTemplate(parseDocument({ path: 'new.md', text }));
  const number = numbering();
  const texts = new Map<string, string>();
  for (const { field, section } of view.fields) {
    const key = joinKey(shapeKey(section.key), ...field.group, field.name);
    const value = withoutComments(sliceOf(text, field.value));
    texts.set(number(key), value === '' ? field.blocks.map(({ span }) => sliceOf(text, span)).join('\n') : value);
  }
  for (const field of kind.fields.filter(({ alternatives }) => alternatives !== undefined)) {
    const section = view.sections.find(({ key }) => key === field.section)?.section;
    texts.set(field.key, section ? sliceOf(text, section.span) : '');
  }
  return {
    sections: [...new Set(view.sections.map(({ key }) => shapeKey(key)))],
    fillings: new Map(
      kind.fields.map((spec) => [
        spec.key,
        texts.has(spec.key) ? fillingOf(spec, texts.get(spec.key) ?? '') : undefined,
      ]),
    ),
    texts,
    rows: view.tables.map(({ place }) => place.table.rows.map((row) => cellTexts(text, row))),
  };
}
