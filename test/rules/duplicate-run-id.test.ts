import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const told = (rows: readonly string[], header = '| Run ID | Seed | Pull |'): readonly string[] =>
  findingsIn([header, header.replace(/[^|]+/gu, '-'), ...rows].join('\n'), { rules: ['duplicate-run-id'] }).map(
    ({ line, message }) => `${line} ${message}`,
  );

describe('duplicate-run-id', () => {
  it('distinguishes a copy from a contradiction', () => {
    expect(told(['| k-1 | 1 | 40 |', '| k-1 | 1 | 40 |', '| k-1 | 1 | 41 |'])).toEqual([
      '4 the run id "k-1" is on line 3 already, with the same values',
      '5 the run id "k-1" is on line 3 already, with other values',
    ]);
  });

  it('treats a seed, a split or words beside the id as part of the key if no template declares one', () => {
    expect(told(['| k-1 | 1 | 40 |', '| k-1 | 2 | 41 |'])).toEqual([]);
    expect(told(['| k-1 | calm | 40 |', '| k-1 | gale | 41 |'], '| Run | Wind | Pull |')).toEqual([]);
    expect(told(['| k-1 | 1 | 40 |', '| k-1 | 2 | 41 |', '| k-1 | 2 | 42 |'])).toHaveLength(1);
  });

  it('reads ids without formatting, and only those of data rows', () => {
    expect(told(['| k-1 | 1 | 40 |', '| **k-1** | 1 | 41 |'])).toHaveLength(1);
    expect(told(['| — | 1 | 40 |', '| — | 1 | 41 |'])).toEqual([]);
    expect(told(['| Mean | | 40 |', '| Mean | | 41 |'])).toEqual([]);
    expect(told(['| k-1 | 1 | 40 |', '| ~~k-1~~ | ~~1~~ | ~~41~~ |'])).toEqual([]);
    expect(told(['| __proto__ | 1 | 40 |', '| constructor | 1 | 41 |'])).toEqual([]);
  });

  it('treats a seed as part of the key if the key is declared', () => {
    const marked = (...rows: readonly string[]) =>
      findingsIn(
        ['<!-- expctl: runs key="Kite" -->', '', '| Kite | Seed | Pull |', '| --- | --- | --- |', ...rows].join('\n'),
        { rules: ['duplicate-run-id'] },
      ).length;
    expect(marked('| k-1 | 1 | 40 |', '| k-1 | 2 | 41 |')).toBe(0);
    expect(marked('| k-1 | 1 | 40 |', '| k-1 | 1 | 41 |')).toBe(1);
  });

  it('is strict if the template declares the key', () => {
    const head = '# Experiment Plan: Kites\n\n## Test Matrix\n\n';
    const header =
      '| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |';
    const row = (seed: string): string => `| k-1 | 2026-01-02 | fly --seed ${seed} | a | 1 | 1 | q | m | 0.2 | 0.1 | |`;
    const text = [head + header, header.replace(/[^|]+/gu, '-'), row('1'), row('2')].join('\n');
    const [found] = findingsIn(text, { kind: 'plan', rules: ['duplicate-run-id'] });
    expect([found?.severity, found?.line]).toEqual(['error', 8]);
  });
});
