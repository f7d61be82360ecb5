import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingId, idIn, idsIn } from '../../../src/records/ids/id-in.ts';

describe('idIn', () => {
  it.each([
    ['EXP-001', 'EXP-001'],
    ['EXP-0027 was slow', 'EXP-0027'],
    ['see EXP-002b.', 'EXP-002b'],
    ['EXP-A003: ants', 'EXP-A003'],
    ['E001 and more', 'E001'],
    ['exp_20260206_043116', 'exp_20260206_043116'],
    ['2026-03-31_cold-start', '2026-03-31_cold-start'],
    ['Run 12', 'Run 12'],
    ['H1', 'H1'],
    ['docs/experiments/EXP-007-frozen-lake.md', 'EXP-007'],
    ['[EXP-031](EXP-031.md)', 'EXP-031'],
    ['INFRA-004', 'INFRA-004'],
    ['WL-2026-001: Assay', 'WL-2026-001'],
    ['实验 3：冷启动', '实验 3'],
  ])('finds the id in %j', (text, id) => {
    expect(idIn(text)?.text).toBe(id);
  });

  it.each([
    'no id',
    'EXP-XXX: [Title]',
    'SHA-256',
    'GPT-4',
    '2xH100',
    'v1.2.003',
    '2026-03-31',
    'TASK-017',
    'reexp-001',
  ])('finds none in %j', (text) => {
    expect(idIn(text)).toBeUndefined();
  });

  // A letter beyond ASCII behind the text makes the search use the Unicode classes for all of it.
  it('finds the same among signs beyond ASCII as among letters', () => {
    const pieces = [
      'EXP-001',
      'run 7',
      'H2',
      '2026-03-31_',
      'cold',
      ' ',
      '-',
      '.',
      '—',
      '🧪',
      '✅',
      '⚠️',
      '·',
      '→',
      'é',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 7 }), (chosen) => {
        const text = chosen.join('');
        expect(idsIn(`${text} é`)).toEqual(idsIn(text));
      }),
    );
  });

  it('prefers the pattern of the kind to the general forms', () => {
    expect(idIn('after EXP-001 came LAKE/7', { pattern: 'LAKE/{number}' })?.text).toBe('LAKE/7');
    expect(idIn('after EXP-001', { pattern: 'LAKE/{number}' })?.text).toBe('EXP-001');
    expect(idsIn('2026-03-31_x-EXP-7b', { pattern: '{date}_{slug}' }).map(({ text }) => text)).toEqual([
      '2026-03-31_x-EXP-7b',
    ]);
    expect(idIn('exp-012 again', { pattern: 'EXP-{number:3}' })?.text).toBe('exp-012');
  });

  it('gives the place of each id, none overlapping another', () => {
    const text = 'EXP-001, EXP-002b; 2026-03-31_thaw and Run 4';
    const found = idsIn(text);
    expect(found.map(({ text: id }) => id)).toEqual(['EXP-001', 'EXP-002b', '2026-03-31_thaw', 'Run 4']);
    for (const { text: id, span } of found) expect(text.slice(span.start, span.end)).toBe(id);
  });

  it('takes linear time for text that looks almost like an id', () => {
    expect(idsIn('EXP-'.repeat(50_000))).toEqual([]);
    expect(idsIn('2026-01-01_'.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
  });
});

describe('headingId', () => {
  it.each([
    ['EXP-012: Warm start PARTIAL', 'EXP-012'],
    ['✅ EXP-012 — Warm start', 'EXP-012'],
    ['**EXP-012** Warm start', 'EXP-012'],
    ['[EXP-012] Warm start', 'EXP-012'],
    ['2026-04-26 · exp 0002 · ice', 'exp 0002'],
    ['2026-04-27 00:35 EDT · exp 0044 · snow', 'exp 0044'],
    ['1. Experiment 7: hail', 'Experiment 7'],
    ['Exp 3 — Baseline', 'Exp 3'],
    ['Run 12', 'Run 12'],
    ['Warm start (EXP-012)', 'EXP-012'],
  ])('reads %j', (title, id) => {
    expect(headingId(title)?.text).toBe(id);
  });

  it.each([
    'Exp 2 config (long)',
    'Eval on Exp 2 model',
    'Comparison with EXP-012 and others',
    'Results',
    'Failed after Run 2',
  ])('finds no id of its own in %j', (title) => {
    expect(headingId(title)).toBeUndefined();
  });

  it.each([
    ['EXP-012: Warm start', 'EXP-012'],
    ['Warm start (EXP-012)', 'EXP-012'],
    ['exp 0002: before EXP-012', 'exp 0002'],
    ['Comparison with EXP-012 and others', undefined],
  ])('reads %j in the same way if the pattern is known', (title, id) => {
    expect(headingId(title, { pattern: 'EXP-{number:3}' })?.text).toBe(id);
    expect(headingId(title)?.text).toBe(id);
  });

  it('says that H1 is a hypothesis', () => {
    expect(headingId('H1 — Colder is better')).toMatchObject({ text: 'H1', form: 'hypothesis' });
  });
});
