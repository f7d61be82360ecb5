import type { Block } from '../../document/block.ts';
import type { Field } from '../../document/field.ts';
import { frontMatterText } from '../../document/front-matter-text.ts';
import { itemsOf } from '../../document/items-of.ts';
import { matchChoice } from '../../template/choice.ts';
import { fillingOf } from '../../template/filling.ts';
import type { FieldSpec } from '../../template/kind.ts';
import { sliceOf } from '../../text/span.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { readValue } from '../../values/read-value.ts';
import { slashedDay } from '../../values/slashed-day.ts';
import type { Value } from '../../values/value.ts';
import { expectedType } from '../expected-type.ts';
import { lazyView } from '../lazy-view.ts';
import type { FieldRecord, Filling } from '../record.ts';

/** A field with the place where it was found. */
export type PlacedField = {
  readonly key: string;
  readonly section: string;
  readonly field: Field;
  readonly spec: FieldSpec | undefined;
};

type FieldState = PlacedField & { readonly text: string };
type FieldParts = Pick<FieldRecord, 'value' | 'filling' | 'chosen'> & { readonly written: string };

const fieldView = lazyView<FieldState, FieldParts>({
  written: ({ text, field }) => writtenValue(text, field),
  value: ({ text, field, spec }) => valueOf(text, field, spec),
  filling: ({ spec, written }) => (spec === undefined ? plainFilling(written) : fillingOf(spec, written)),
  chosen: ({ spec, written }) => chosenIn(spec, written),
});

/** A field read against the kind's spec; its value, filling and choices are read when first used. */
export const fieldRecord = (text: string, { key, section, field, spec }: PlacedField): FieldRecord =>
  fieldView({ text, key, section, field, spec });

/** The text of a field: the value on its line, or the text of the blocks that belong to it. */
export function writtenValue(text: string, { value, blocks, form }: Pick<Field, 'value' | 'blocks' | 'form'>): string {
  const own = form === 'front-matter' ? frontMatterText(sliceOf(text, value)) : sliceOf(text, value);
  return own !== '' || blocks.length === 0 ? own : blocks.map(({ span }) => sliceOf(text, span)).join('\n');
}

function valueOf(text: string, field: Field, spec: FieldSpec | undefined): Value {
  if (field.form === 'front-matter') return frontMatterValue(sliceOf(text, field.value), field, spec);
  const own = sliceOf(text, field.value);
  const [first, ...others] = field.blocks;
  const day = spec?.type === 'date' ? slashedDay(spec.sample, own) : undefined;
  if (day !== undefined) return day;
  if (own !== '' || first === undefined) return readValue(own, expectedType(spec?.type));
  const written = writtenValue(text, field);
  const expected = spec?.type === 'list' ? undefined : expectedType(spec?.type);
  if (others.length === 0 && first.kind === 'paragraph') return readValue(written, expected);
  if (field.blocks.every(({ kind }) => kind === 'list')) return listValue(text, written, field.blocks);
  return { kind: 'text', text: written, plain: plainText(written) };
}

/** A list is recognised in any notation: `[asr, tts]`, `[asr]`, one item per line. */
function frontMatterValue(written: string, { items }: Field, spec: FieldSpec | undefined): Value {
  if (items === undefined || items.length === 0 || isPhrase(written, items, spec))
    return readValue(frontMatterText(written), expectedType(spec?.type));
  const text = written.startsWith('[') ? written : `[${items.map(frontMatterText).join(', ')}]`;
  return { kind: 'list', text, items: items.map(itemValue) };
}

/** Brackets around one item are a phrase if the template has one that is to be replaced: `owner: [name]`. */
const isPhrase = (written: string, items: readonly string[], spec: FieldSpec | undefined): boolean =>
  items.length === 1 && written.startsWith('[') && spec?.placeholder === true && spec.type !== 'list';

/** A value in quotes is a text, whatever it looks like. */
function itemValue(written: string): Value {
  const plain = frontMatterText(written);
  return plain === written ? readValue(written) : { kind: 'text', text: written, plain };
}

const listValue = (text: string, written: string, blocks: readonly Block[]): Value => ({
  kind: 'list',
  text: written,
  items: itemsOf(text, blocks)
    .filter((item) => item.depth === 0)
    .map((item) => readValue(sliceOf(text, item.text))),
});

const plainFilling = (written: string): Filling =>
  isMissing(plainText(written), true) && !/^[-–—−]+$/u.test(written) ? 'blank' : 'filled';

function chosenIn(spec: FieldSpec | undefined, written: string): readonly string[] | undefined {
  if (spec?.choices === undefined) return undefined;
  const match = matchChoice(spec.choices, written);
  return match.kind === 'chosen' ? match.values : undefined;
}
