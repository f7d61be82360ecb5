import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../src/values/command-flags.ts';

const flags = (command: string): Record<string, string[]> => Object.fromEntries(flagsOf(command));

describe('flags of a command', () => {
  it.each([
    ['brew --heat 80 --slow', { heat: ['80'], slow: [''] }],
    ['brew --max-seconds=20', { max_seconds: ['20'] }],
    ['`brew --heat 80`', { heat: ['80'] }],
    ['brew -k v -x', { k: ['v'], x: [''] }],
    ['brew --leaf "green tea" --cup \'large one\'', { leaf: ['green tea'], cup: ['large one'] }],
    ['brew --leaf "a \\"b\\" c"', { leaf: ['a "b" c'] }],
    ['brew --leaf green\\ tea', { leaf: ['green tea'] }],
    ['brew trainer.lr=3e-4 +model=big ++seed=1', { trainer_lr: ['3e-4'], model: ['big'], seed: ['1'] }],
    ['SEED=7 CUDA_VISIBLE_DEVICES=0 brew --heat 80', { seed: ['7'], cuda_visible_devices: ['0'], heat: ['80'] }],
    ['brew --heat 80 --heat 90', { heat: ['80', '90'] }],
    ['brew --offset -3 --shift -.5', { offset: ['-3'], shift: ['-.5'] }],
    ['brew --a --b c', { a: [''], b: ['c'] }],
    ['brew --a b=c', { a: [''], b: ['c'] }],
    ['brew --leaf "--green"', { leaf: ['--green'] }],
    ['brew --empty ""', { empty: [''] }],
    ['brew --heat 80 \\\n  --slow', { heat: ['80'], slow: [''] }],
    ['brew --log a \\| tee b', { log: ['a'] }],
    ['brew --heat $HEAT', { heat: ['$HEAT'] }],
    ['brew --path C:\\tea\\leaf', { path: ['C:\\tea\\leaf'] }],
    ['brew', {}],
    ['', {}],
  ])('%s', (command, expected) => {
    expect(flags(command)).toEqual(expected);
  });

  it('are read from any text, and keyed by folded names', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (command) => {
        for (const [name, values] of flagsOf(command)) {
          expect(name).toMatch(/^[\p{L}\p{N}_\p{M}]+$/u);
          expect(values.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
