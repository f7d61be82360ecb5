import { shellLine } from '../../escape/for-shell.ts';
import { pathOf } from '../../runs/key-path.ts';
import { seedAmong } from '../../runs/seed-among.ts';
import { foldName } from '../../text/fold-name.ts';
import { flagsIn } from '../../values/command-flags.ts';

/**
 * The seed in a command's words (`--seed 3`, `--random_seed=3`, `trainer.seed=3`): the last one counts if a flag is
 * given twice, and `seedAmong` chooses between several flags.
 */
export function seedIn(words: readonly string[]): string | undefined {
  const seeds = new Map<string, string>();
  for (const { name, value } of flagsIn(shellLine(words))) {
    if (value !== undefined && /^[0-9]{1,20}$/u.test(value)) seeds.set(pathOf(name.split('.').map(foldName)), value);
  }
  return seedAmong(seeds);
}
