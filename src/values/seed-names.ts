/** Folded names for the seed of a run, the most usual first. */
export const SEED_NAMES: readonly string[] =
  'seed random_seed rng_seed global_seed seed_everything シード シード値 乱数シード 随机种子 随机数种子 시드'.split(
    ' ',
  );

/** Names of columns with the seed of each row: the plural alone could also mean how many there were. */
export const SEED_COLUMNS: readonly string[] = [...SEED_NAMES, 'seeds', 'random_seeds'];

/** Whether a folded name is one for a run's seed. */
export const isSeedName = (name: string): boolean => SEED_NAMES.includes(name);

/** Whether a folded header is that of a column of seeds. */
export const isSeedColumn = (name: string): boolean => SEED_COLUMNS.includes(name);
