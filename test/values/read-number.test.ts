import { describe, expect, it } from 'vitest';
import { readValue } from '../../src/values/read-value.ts';
import { essence, number, range } from './essence.ts';

describe('numbers', () => {
  it.each([
    ['0.0462', number(0.0462, 0.00005)],
    ['200', number(200, 0.5)],
    ['2026', number(2026, 0.5)],
    ['.5', number(0.5, 0.05)],
    ['1e-5', number(1e-5, 5e-6)],
    ['1.50E-05', number(1.5e-5, 5e-8)],
    ['4.9×10⁻¹⁴', number(4.9e-14, 5e-16)],
    ['3 × 10^5', number(3e5, 5e4)],
    ['-0.5', number(-0.5, 0.05, { signed: true })],
    ['−0.5', number(-0.5, 0.05, { signed: true })],
    ['+2.1%', number(2.1, 0.05, { unit: '%', signed: true })],
    ['70%', number(70, 0.5, { unit: '%' })],
    ['70 %', number(70, 0.5, { unit: '%' })],
    ['1,234,567', number(1234567, 0.5)],
    ['1\u2009234\u2009567', number(1234567, 0.5)],
    ['1\u202f234.5', number(1234.5, 0.05)],
    ['85ms', number(85, 0.5, { unit: 'ms' })],
    ['85 ms', number(85, 0.5, { unit: 'ms' })],
    ['3 seconds', number(3, 0.5, { unit: 's' })],
    ['1.5 GB', number(1.5, 0.05, { unit: 'GB' })],
    ['1.5GiB', number(1.5, 0.05, { unit: 'GiB' })],
    ['30,578 B', number(30578, 0.5, { unit: 'B' })],
    ['11,597 tok/s', number(11597, 0.5, { unit: 'tok/s' })],
    ['13 ms/step', number(13, 0.5, { unit: 'ms/step' })],
    ['0.41 bpb', number(0.41, 0.005, { unit: 'bpb' })],
    ['150K', number(150000, 500, { suffix: 'K' })],
    ['0.1k', number(100, 50, { suffix: 'k' })],
    ['7B', number(7e9, 5e8, { suffix: 'B' })],
    ['15M params', number(15e6, 5e5, { suffix: 'M', unit: 'params' })],
    ['1.58×', number(1.58, 0.005, { unit: '×' })],
    ['1.58x', number(1.58, 0.005, { unit: '×' })],
    ['$21,437', number(21437, 0.5, { unit: '$' })],
    ['−$4,079', number(-4079, 0.5, { unit: '$', signed: true })],
    ['6 (5.0%)', number(6, 0.5, { note: '5.0%' })],
    ['0.87 [0.85, 0.88]', number(0.87, 0.005, { note: '0.85, 0.88' })],
    ['16.39 MB ❌', number(16.39, 0.005, { unit: 'MB', note: '❌' })],
    ['0.028*', number(0.028, 0.0005, { note: '*' })],
    ['1.11 ← the lowest', number(1.11, 0.005, { note: 'the lowest' })],
    ['**0.5**', number(0.5, 0.05)],
    ['***0.5***', number(0.5, 0.05)],
    ['~~0.4~~ 0.35', number(0.35, 0.005)],
    ['**0.35** ~~0.4~~', number(0.35, 0.005)],
    ['`13,267` bytes', number(13267, 0.5, { unit: 'B' })],
    ['**27M** (+23%)', number(27e6, 5e5, { suffix: 'M', note: '+23%' })],
    ['[0.85](runs/a.json)', number(0.85, 0.005)],
    ['-0', number(0, 0.5, { signed: true })],
  ])('%s', (cell, expected) => {
    expect(essence(readValue(cell))).toEqual(expected);
  });
});

describe('a value known to be between two numbers', () => {
  it.each([
    ['~0.10', range(0.09, 0.11)],
    ['≈ 0.10', range(0.09, 0.11)],
    ['~105ms', range(104, 106, { unit: 'ms' })],
    ['~1200', range(1100, 1300)],
    ['~1000', range(900, 1100)],
    ['about 5', range(4, 6)],
    ['< 0.01', range(-Infinity, 0.01, { lowOpen: true, highOpen: true })],
    ['&lt; 0.01', range(-Infinity, 0.01, { lowOpen: true, highOpen: true })],
    ['≤ 3.0 s', range(-Infinity, 3, { lowOpen: true, unit: 's' })],
    ['>= 0.95', range(0.95, Infinity, { highOpen: true })],
    ['> 0.65', range(0.65, Infinity, { lowOpen: true, highOpen: true })],
    ['0.80+', range(0.8, Infinity, { highOpen: true })],
    ['0.2–0.4', range(0.2, 0.4)],
    ['10-14%', range(10, 14, { unit: '%' })],
    ['5-10K', range(5000, 10000)],
    ['1.5 - 1.9×', range(1.5, 1.9, { unit: '×' })],
    ['-0.001 to -0.003 bpb', range(-0.003, -0.001, { unit: 'bpb' })],
    ['95% CI [0.85, 0.88]', range(0.85, 0.88)],
    ['(−10, −7]', range(-10, -7, { lowOpen: true })],
  ])('%s', (cell, expected) => {
    expect(essence(readValue(cell))).toEqual(expected);
  });
});

describe('two numbers in one cell', () => {
  it.each([
    ['0.869 ± 0.012', { kind: 'uncertain', number: 0.869, halfWidth: 0.012, precision: 0.0005 }],
    ['0.869 +/- 0.012', { kind: 'uncertain', number: 0.869, halfWidth: 0.012, precision: 0.0005 }],
    ['**0.869±0.012**', { kind: 'uncertain', number: 0.869, halfWidth: 0.012, precision: 0.0005 }],
    ['$0.869 \\pm 0.012$', { kind: 'uncertain', number: 0.869, halfWidth: 0.012, precision: 0.0005 }],
    ['12 ± 3 ms', { kind: 'uncertain', number: 12, halfWidth: 3, unit: 'ms', precision: 0.5 }],
    ['±0.012', { kind: 'uncertain', halfWidth: 0.012 }],
    ['0.62 → 0.71', { kind: 'change', from: 0.62, number: 0.71, precision: 0.005 }],
    ['0.62 -> 0.71', { kind: 'change', from: 0.62, number: 0.71, precision: 0.005 }],
    ['10 → 8 ms', { kind: 'change', from: 10, number: 8, unit: 'ms', precision: 0.5 }],
    ['1 s → 800 ms', { kind: 'change', from: 1000, number: 800, unit: 'ms', precision: 0.5 }],
    ['120 / 96', { kind: 'pair', first: 120, second: 96 }],
    ['3/4', { kind: 'pair', first: 3, second: 4 }],
    ['10/10 (100%)', { kind: 'pair', first: 10, second: 10 }],
    ['15.99/16.00MB', { kind: 'pair', first: 15.99, second: 16, unit: 'MB' }],
    ['3 of 3', { kind: 'pair', first: 3, second: 3 }],
  ])('%s', (cell, expected) => {
    expect(essence(readValue(cell))).toEqual(expected);
  });
});
