import { describe, expect, it } from 'vitest';
import { fixedId, numberedId } from '../../src/template/reading/numbered-id.ts';

describe('the id in the title of a template', () => {
  it.each([
    ['EXP-XXX: [Title]', 'EXP-XXX', 'EXP-{number:3}'],
    ['EXP-[XXX]: [Title]', 'EXP-[XXX]', 'EXP-{number:3}'],
    ['Experiment EXP-0001', 'EXP-0001', 'EXP-{number:4}'],
    ['[NT-000] [Title]', 'NT-000', 'NT-{number:3}'],
    ['WL-YYYY-NNN: [Assay]', 'WL-YYYY-NNN', 'WL-{year}-{number:3}'],
    ['NOTE-2026-001', 'NOTE-2026-001', 'NOTE-{year}-{number:3}'],
    ['YYYY-NNN: [Title]', 'YYYY-NNN', '{year}-{number:3}'],
    ['M3-2025-A-00', 'M3-2025-A-00', 'M3-{year}-A-{number:2}'],
    ['NT-1: [Title]', 'NT-1', 'NT-{number:1}'],
    ['NT-1: Short words', 'NT-1', 'NT-{number:1}'],
    ['[EXPNNN] — one line', 'EXPNNN', 'EXP{number:3}'],
    ['NT-nnnn', 'NT-nnnn', 'NT-{number:4}'],
    ['NT-[NUMBER]', 'NT-[NUMBER]', 'NT-{number:3}'],
    ['NT-<id>: x', 'NT-<id>', 'NT-{number:3}'],
    ['Study of newts NT-{{ number }}', 'NT-{{ number }}', 'NT-{number:3}'],
    ['Newt study NT-[n]: [Title]', 'NT-[n]', 'NT-{number:3}'],
  ])('of %j is %s', (title, text, pattern) => {
    expect(numberedId(title)).toMatchObject({ text, pattern });
  });

  it.each([
    '2026-01-01 Meeting',
    'exp-1: small words',
    'GPT-4 against others',
    'Experiment #000',
    'PRE-1.5 T',
    'Mixed 1',
    'Newts of POND-[name]',
    'newts of pond-[n]',
    'Newts[n]',
  ])('of %j is undefined', (title) => {
    expect(numberedId(title)).toBeUndefined();
  });

  it('is fixed where it has no open number', () => {
    expect(fixedId('Notes on EXP-042')).toBe('EXP-042');
    expect(fixedId('Experiment #000')).toBe('Experiment #000');
    expect(fixedId('Warm start of 20 models')).toBeUndefined();
  });
});
