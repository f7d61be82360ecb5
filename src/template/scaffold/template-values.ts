import { labelName } from '../../document/label-name.ts';
import { UserError } from '../../errors.ts';
import { dayInForm } from '../../values/day-in-form.ts';
import { matchChoice } from '../choice.ts';
import type { FieldSpec, Kind } from '../kind.ts';

/** The values for a new document. `set` maps a label or a key to a value; `date` is `YYYY-MM-DD`. */
export type TemplateValues = {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly person?: string | undefined;
  readonly set?: ReadonlyMap<string, string>;
  /** Whether the template's examples and explanations stay, to help the person who fills in the document. */
  readonly guidance: boolean;
  /** Whether sample values also stay, as comments; the same as `guidance` if not given. */
  readonly samples?: boolean;
};

/** The texts to write, by field key, in the spelling of the template; and the labels that match no field. */
export type ChosenTexts = { readonly texts: ReadonlyMap<string, string>; readonly unknownLabels: readonly string[] };

/**
 * Finds the fields that `values` name or that are known for any new document. Throws `UserError` if a label matches
 * several fields, or a value is not one of a field's choices.
 */
export function chosenTexts(kind: Kind, values: TemplateValues): ChosenTexts {
  const texts = new Map<string, string>();
  const unknownLabels: string[] = [];
  for (const field of kind.fields) {
    const known = knownText(kind, field, values);
    if (known !== undefined) texts.set(field.key, known);
  }
  for (const [label, value] of values.set ?? []) {
    const fields = fieldsNamed(kind, label);
    if (fields.length === 0) unknownLabels.push(label);
    for (const field of fields) texts.set(field.key, writtenValue(field, value));
  }
  return { texts, unknownLabels };
}

function knownText(kind: Kind, field: FieldSpec, values: TemplateValues): string | undefined {
  if (kind.status?.fields.includes(field.key) === true) return plannedWord(kind, field);
  const value = field.source === undefined ? undefined : values[field.source];
  return value !== undefined && field.source === 'date' ? dayInForm(field.sample, value) : value;
}

/** The status of a new document: the first of the kind's words that means planned. */
function plannedWord(kind: Kind, field: FieldSpec): string | undefined {
  const word = kind.status?.words.find(({ stage }) => stage === 'planned')?.word;
  const index = field.choices?.values.findIndex((value) => value === word) ?? -1;
  return word === undefined ? undefined : (field.choices?.written[index] ?? word);
}

function fieldsNamed(kind: Kind, label: string): readonly FieldSpec[] {
  const exact = kind.fields.filter(({ key }) => key === label);
  if (exact.length > 0) return exact;
  const path = label.split('/').map(labelName).join('/');
  const dotted = label.split('.').map(labelName).join('.');
  const found = kind.fields.filter(
    ({ key, name }) => name === path || name === dotted || key === path || key.endsWith(`/${path}`),
  );
  if (found.length < 2 || found.every(({ key }) => kind.status?.fields.includes(key) === true)) return found;
  throw new UserError(`"${label}" names ${found.length} fields`, {
    hint: `use a key: ${found.map(({ key }) => key).join(', ')}`,
  });
}

function writtenValue(field: FieldSpec, value: string): string {
  if (field.block === 'code') return value.replace(/^(?:[ \t]*\n)+|\s+$/gu, '');
  if (field.choices === undefined) return value.trim();
  const match = matchChoice(field.choices, value);
  if (match.kind === 'chosen')
    return match.values.map((chosen) => written(field, chosen)).join(', ') + (match.note ? ` (${match.note})` : '');
  if (field.choices.open || match.kind === 'blank') return value.trim();
  const meant = match.kind === 'unknown' && match.nearest !== undefined ? ` (did you mean ${match.nearest}?)` : '';
  throw new UserError(`"${value}" is no choice of "${field.label}"${meant}`, {
    hint: `choose one of: ${field.choices.values.join(', ')}`,
  });
}

const written = ({ choices }: FieldSpec, value: string): string =>
  choices?.written[choices.values.indexOf(value)] ?? value;
