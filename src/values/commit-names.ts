/** Folded names for the commit of a run's code, unambiguous in any place; the most usual first. */
export const COMMIT_NAMES: readonly string[] = [
  'commit',
  'git_commit',
  'commit_sha',
  'git_sha',
  'commit_hash',
  'git_hash',
  'git_commit_hash',
  'git_revision',
  'code_commit',
];

/** Names of columns with that commit: in an output `sha` or `revision` may also belong to a model or to data. */
export const COMMIT_COLUMNS: readonly string[] = [...COMMIT_NAMES, 'sha', 'revision'];
