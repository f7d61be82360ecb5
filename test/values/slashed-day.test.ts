import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../src/template/compile-template.ts';
import { slashedDay } from '../../src/values/slashed-day.ts';

describe('slashedDay', () => {
  it.each([
    ['JJ/MM/AAAA', '12/02/2025', '2025-02-12'],
    ['[DD/MM/YYYY]', '3/4/2026', '2026-04-03'],
    ['MM/DD/YYYY', '12/02/2025', '2025-12-02'],
    ['MM/DD/YYYY', '13/02/2025', undefined],
    ['YYYY-MM-DD', '12/02/2025', undefined],
    ['DD/MM/YYYY', '2025-02-12', undefined],
    ['DD/MM/YYYY', 'next week', undefined],
  ])('of %s reads %s as %s', (form, text, iso) => {
    expect(slashedDay(form, text)?.iso).toBe(iso);
  });
});

it('is asked for by a template in days of any language', () => {
  const { fields } = compileTemplate({
    path: 'newts.md',
    text: '# Newts\n\nGeprüft am: TT.MM.JJJJ\nLivré le: JJ/MM/AAAA\nShipped: MM/DD/YYYY\n',
  });
  expect(fields.map(({ type, placeholder }) => [type, placeholder])).toEqual([
    ['date', true],
    ['date', true],
    ['date', true],
  ]);
});
