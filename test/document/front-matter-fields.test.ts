import { describe, expect, it } from 'vitest';
import { frontMatterFields } from '../../src/document/front-matter-fields.ts';

describe('frontMatterFields', () => {
  it('gives each top-level key as a field', () => {
    const entry = {
      key: 'Kiln Name',
      keySpan: { start: 4, end: 13 },
      valueSpan: { start: 15, end: 20 },
      text: 'north',
      value: 'north',
    };
    const [field] = frontMatterFields({ span: { start: 0, end: 24 }, entries: [entry], problems: [] });
    expect(field).toMatchObject({
      form: 'front-matter',
      label: 'Kiln Name',
      name: 'kiln_name',
      span: { start: 4, end: 20 },
      labelSpan: { start: 4, end: 13 },
      value: { start: 15, end: 20 },
      group: [],
    });
  });
});
