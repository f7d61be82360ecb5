import { describe, expect, it } from 'vitest';
import { sectionField } from '../../../src/document/fields/section-field.ts';
import { sliceOf } from '../../../src/text/span.ts';
import { read } from '../reading.ts';

const firstField = (text: string) => {
  const section = read(text).root.sections[0];
  const field = section && sectionField(section);
  return (
    field && { name: field.name, form: field.form, value: sliceOf(text, field.value), span: sliceOf(text, field.span) }
  );
};

describe('sectionField', () => {
  it('reads a section of one short paragraph', () => {
    expect(firstField('## 2. State\n\nFired, **no cracks**\n\n---\n\n## Next\n')).toEqual({
      name: 'state',
      form: 'section',
      value: 'Fired, **no cracks**',
      span: '## 2. State\n\nFired, **no cracks**',
    });
  });

  it.each([
    ['## State\n\none\n\ntwo\n'],
    ['## State\n\n- one\n'],
    ['## State\n'],
    ['## State\n\none\n\n### Below\n'],
    [`## State\n\n${'long '.repeat(50)}\n`],
  ])('finds no field in %s', (text) => {
    expect(firstField(text)).toBeUndefined();
  });

  it('finds none in the text before the first heading', () => {
    expect(sectionField(read('only text\n').root)).toBeUndefined();
  });
});
