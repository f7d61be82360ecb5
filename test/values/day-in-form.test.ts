import { describe, expect, it } from 'vitest';
import { dayInForm } from '../../src/values/day-in-form.ts';

describe('a day in the form of a template', () => {
  it.each([
    ['TT.MM.JJJJ', '22.11.2026'],
    ['DD.MM.YYYY', '22.11.2026'],
    ['[JJ/MM/AAAA]', '22/11/2026'],
    ['MM/DD/YYYY', '11/22/2026'],
    ['YYYY年MM月DD日', '2026年11月22日'],
    ['YYYY/MM/DD', '2026/11/22'],
    ['YYYY-MM-DD', '2026-11-22'],
  ])('follows %s', (form, written) => {
    expect(dayInForm(form, '2026-11-22')).toBe(written);
  });

  it.each(['', '[date]', 'YYYY-MM', 'MM/MM/YYYY', '2026-03-01', 'YYYY-MM-DD HH:MM', '-', 'Mid MM'])(
    'is ISO for %s',
    (form) => {
      expect(dayInForm(form, '2026-11-22')).toBe('2026-11-22');
    },
  );
});
