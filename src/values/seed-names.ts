/** What the seed of a run is called (folded), the plainest first. */
export const SEED_NAMES: readonly string[] = ['seed', 'random_seed', 'rng_seed', 'global_seed', 'seed_everything'];

/** What a column is called that has the seed of each row: the plural, alone, may as well be how many there were. */
export const SEED_COLUMNS: readonly string[] = [...SEED_NAMES, 'seeds', 'random_seeds'];

/** Whether a folded name is one of a run's seed. */
export const isSeedName = (name: string): boolean => SEED_NAMES.includes(name);

/** Whether a folded header is one of a column of seeds. */
export const isSeedColumn = (name: string): boolean => SEED_COLUMNS.includes(name);
