import type { Field } from './field.ts';
import type { FrontMatterData } from './front-matter-data.ts';
import { labelName } from './label-name.ts';

/** The top-level keys of front matter as fields, in document order. */
export const frontMatterFields = (data: FrontMatterData): readonly Field[] =>
  data.entries.map(({ key, keySpan, valueSpan }) => ({
    form: 'front-matter',
    label: key,
    name: labelName(key),
    remark: undefined,
    mark: undefined,
    span: { start: keySpan.start, end: Math.max(keySpan.end, valueSpan.end) },
    labelSpan: keySpan,
    value: valueSpan,
    blocks: [],
    group: [],
  }));
