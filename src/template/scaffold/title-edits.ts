import { replacement } from '../../text/edit.ts';
import { numberedId } from '../reading/numbered-id.ts';
import { dayPlace } from '../title-places.ts';
import { titleSection } from '../section-keys.ts';
import type { Section } from '../../document/section.ts';
import type { Edit } from '../../text/edit.ts';
import type { Kind, KindIdentity } from '../kind.ts';
import type { TemplateView } from '../reading/template-view.ts';
import type { TemplateValues } from './template-values.ts';

/** Writes id and title into the title heading, or in a ledger into the heading of the record. */
export function titleEdits(view: TemplateView, kind: Kind, { values, record }: Titling): readonly Edit[] {
  const heading = (record ?? titleSection(view.document.root))?.heading;
  if (heading === undefined || kind.identity.titlePlace !== 'heading') return [];
  const written = view.text.slice(heading.content.start, heading.content.end);
  const filled = filledTitle(kind.identity, written, values);
  return filled === undefined ? [] : [replacement(heading.content, filled)];
}

type Titling = { readonly values: TemplateValues; readonly record: Section | undefined };

/** The title with the known id, title and date filled in; undefined if nothing changes. */
export function filledTitle(
  { titlePattern }: KindIdentity,
  written: string,
  { id, title, date }: TemplateValues,
): string | undefined {
  const open = numberedId(written);
  const numbered =
    id === undefined || open === undefined
      ? written
      : written.slice(0, open.index) + id + written.slice(open.index + open.text.length);
  const day = date ?? dayPlace().exec(written)?.[0] ?? '';
  if (titlePattern?.includes('{title}') !== true || title === undefined) {
    const dated = titlePattern?.includes('{date}') === true ? numbered.replace(dayPlace(), () => day) : numbered;
    return dated === written ? undefined : dated;
  }
  const parts = { id: id ?? open?.text ?? '', title: title.replace(/\s+/gu, ' ').trim(), date: day };
  return titlePattern.replace(/\{(id|title|date)\}/gu, (_, part: keyof typeof parts) => parts[part]).trim();
}
