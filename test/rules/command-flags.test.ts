import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const told = (command: string, header: string, cell: string): readonly string[] =>
  findingsIn(`| Run | Command | ${header} | Pull |\n| - | - | - | - |\n| k-1 | \`${command}\` | ${cell} | 41 |\n`, {
    rules: ['command-flags'],
  }).map(({ message }) => message);

describe('command-flags', () => {
  it.each([
    ['fly --lr 3e-4', 'LR', '0.0003'],
    ['fly --learning-rate=3e-4', 'LR', '3e-4'],
    ['fly trainer.lr=1', 'LR', '2'],
    ['fly --dropout 0.3', 'Dropout', '30%'],
    ['fly --dataset lab/wide_kites.jsonl', 'Dataset', 'wide_kites'],
    ['fly --dataset wide', 'Dataset', 'the wide kites of May'],
    ['fly --model Org/Kite-7b-it', 'Model', '`kite-7b-it`'],
    ['fly --steps 200', 'Steps', '—'],
    ['fly --verbose', 'Verbose', 'yes'],
    ['fly --steps 200', 'Pulled steps', '100'],
    ['fly --seed 1', 'Seed', '1, 2, 3'],
  ])('%s beside %s %s is not a contradiction', (...[command, header, cell]) => {
    expect(told(command, header, cell)).toEqual([]);
  });

  it.each([
    ['fly --lr 3e-4', 'LR', '3e-5', 'the command gives lr as 3e-4, the column "LR" says 3e-5'],
    ['SEED=7 fly', 'Seed', '8', 'the command gives seed as 7, the column "Seed" says 8'],
    ['fly --max-steps 100', 'Steps', '200', 'the command gives max_steps as 100, the column "Steps" says 200'],
    [
      'fly --dataset wide.jsonl',
      'Dataset',
      'narrow.jsonl',
      'the command gives dataset as wide.jsonl, the column "Dataset" says narrow.jsonl',
    ],
    ['fly --lr 1 --lr 2', 'LR', '1', 'the command gives lr as 2, the column "LR" says 1'],
  ])('%s beside %s %s is one', (command, header, cell, message) => {
    expect(told(command, header, cell)).toEqual([message]);
  });
});
