import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const told = (id: string, path: string): readonly string[] =>
  findingsIn(`# ${id}: Slow kiln\n`, { path, rules: ['file-name-id'] }).map(({ message }) => message);

describe('file-name-id', () => {
  it.each([
    ['EXP-001', 'experiments/EXP-001-slow-kiln.md'],
    ['EXP-001', 'experiments/EXP-001.md'],
    ['EXP-001', 'experiments/exp_1_slow.md'],
    ['EXP-001', 'experiments/EXP-001-after-EXP-002.md'],
    ['EXP-001', 'experiments/slow-kiln.md'],
    ['EXP-001', 'experiments/exp001_notebook.md'],
    ['Exp 21', 'experiments/exp21_notebook.md'],
    ['exp21', 'experiments/exp-21.md'],
    ['EXP-001', 'experiments/2026-04-02_cold-start.md'],
  ])('accepts %s in %s', (id, path) => {
    expect(told(id, path)).toEqual([]);
  });

  it.each([
    ['EXP-001', 'experiments/EXP-002-slow-kiln.md', 'EXP-002'],
    ['EXP-001', 'experiments/EXP-002-after-EXP-001.md', 'EXP-002'],
    ['EXP-001', 'experiments/EXP-0012.md', 'EXP-0012'],
    ['EXP-001', 'experiments/EXP-001_2025.md', 'EXP-001_2025'],
    ['Exp 21', 'experiments/exp22_notebook.md', 'exp22'],
    ['EXP-001', 'experiments/exp0101.md', 'exp0101'],
  ])('finds %s in %s', (id, path, named) => {
    expect(told(id, path)).toEqual([`the document says ${id}, its file name says ${named}`]);
  });
});
