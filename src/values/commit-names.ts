/** What the commit of a run's code is called (folded), wherever it stands; the plainest first. */
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

/** What a column is called that has it: in an output `sha` or `revision` may as well be one of a model or of data. */
export const COMMIT_COLUMNS: readonly string[] = [...COMMIT_NAMES, 'sha', 'revision'];
