import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

/** The findings on a table whose last row is the mean of the others; the seeds are aggregated correctly. */
const told = (header: string, cells: readonly string[], mean: string): readonly string[] => {
  const rows = cells.map((cell, at) => `| k-${String(at)} | 2 | ${cell} |\n`).join('');
  return findingsIn(`| Run | Pull | ${header} |\n| - | - | - |\n${rows}| Mean | 2 | ${mean} |\n`, {
    rules: ['summary-row'],
  }).map(({ message }) => message);
};

describe('summary-row', () => {
  it.each([
    ['Latency', ['12 ms', '0.9 s'], '456 ms'],
    ['Latency', ['12 ms', '0.9 s'], '0.456 s'],
    ['Latency (ms)', ['12', '0.9 s'], '456'],
    ['Accuracy', ['0.91', '95%'], '93%'],
    ['Latency', ['12 ms', '0.9'], '6.45 ms'],
    ['Latency', ['12 ms', '0.9 s'], '456'],
    ['Size', ['12 ms', '1 GB'], '6.5'],
  ])('%s %j has the mean %s, or one that cannot be determined', (...[header, cells, mean]) => {
    expect(told(header, cells, mean)).toEqual([]);
  });

  it.each([
    ['Latency', ['12 ms', '0.9 s'], '6.45 ms', 'Latency is 6.45 ms here, the mean of the 2 rows above is 456 ms'],
    ['Accuracy', ['0.91', '95%'], '48%', 'Accuracy is 48% here, the mean of the 2 rows above is 93%'],
    ['Latency (ms)', ['12', '24'], '17.0', 'Latency (ms) is 17.0 here, the mean of the 2 rows above is 18'],
  ])('%s %j does not have the mean %s', (...[header, cells, mean, message]) => {
    expect(told(header, cells, mean)).toEqual([message]);
  });
});
