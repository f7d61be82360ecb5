import type { Field } from './field.ts';
import type { FrontMatterData, FrontMatterEntry } from './front-matter-data.ts';
import { labelName } from './label-name.ts';

/**
 * The keys of front matter as fields, in document order. A nested key is named with the names of its parents, as if it
 * were written `model.name: …`; a map comes before its keys.
 */
export const frontMatterFields = (data: FrontMatterData): readonly Field[] =>
  data.entries.flatMap((entry) => fieldsOf(entry, { label: '', name: '' }));

type Above = Pick<Field, 'label' | 'name'>;

function fieldsOf(entry: FrontMatterEntry, above: Above): readonly Field[] {
  const { key, keySpan, valueSpan, items, entries } = entry;
  const label = above.label + key;
  const name = above.name + key.split('.').map(labelName).join('.');
  const own: Field = {
    form: 'front-matter',
    label,
    name,
    remark: undefined,
    mark: undefined,
    span: { start: keySpan.start, end: Math.max(keySpan.end, valueSpan.end) },
    labelSpan: keySpan,
    value: valueSpan,
    blocks: [],
    group: [],
    ...(items === undefined ? {} : { items }),
    ...(entries === undefined || isSettings(entry) ? {} : { isMap: true }),
  };
  if (own.isMap !== true) return [own];
  const below = { label: `${label}.`, name: `${name}.` };
  return [own, ...(entries ?? []).flatMap((each) => fieldsOf(each, below))];
}

/** Settings for expctl are not fields of the experiment. */
const isSettings = ({ key }: FrontMatterEntry): boolean => key === 'expctl';
