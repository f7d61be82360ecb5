/** The goals: `most` and `stretch` are ratios of processor time, `key` names them in an output. */
export const GOALS = [
  { id: 'G1', key: 'check_one', what: 'check of one document', of: 'node -e 0', most: 1.5, stretch: 1.3 },
  { id: 'G2', key: 'version', what: '--version', of: 'node -e 0', most: 1.15 },
  { id: 'G2 help', key: 'help', what: '--help', of: 'node -e 0', most: 1.15 },
  { id: 'G3', key: 'check_many', what: 'check of 10,000 documents', of: 'node -e 0', most: 15, stretch: 12 },
  { id: 'G3 memory', key: 'memory', what: 'peak memory of that', of: 'that of node -e 0', most: 4 },
  {
    id: 'G4',
    key: 'rumdl',
    what: 'check of 10,000 documents',
    of: 'rumdl check --no-cache',
    most: 0.08,
    stretch: 0.05,
  },
  {
    id: 'G5',
    key: 'markdownlint',
    what: 'check of 1,000 documents',
    of: 'markdownlint-cli2',
    most: 0.02,
    stretch: 0.01,
  },
  { id: 'G6', key: 'check_again', what: 'second check of 10,000 documents', of: 'node -e 0', most: 4, stretch: 2.7 },
  { id: 'G7', key: 'growth', what: 'check of 10,000 documents', of: 'check of 1,000', most: 10.5 },
  { id: 'G8', key: 'long_table', what: 'check of a table of 100,000 rows', of: 'node -e 0', most: 3 },
  {
    id: 'G9',
    key: 'log_long',
    what: 'log into that table, in one process',
    of: 'read, write, fsync, rename',
    most: 3,
    stretch: 1.2,
  },
  { id: 'G10', key: 'staged', what: 'check --staged, 1 of 10,000 changed', of: 'node -e 0', most: 1.6, stretch: 1.4 },
  { id: 'G11', key: 'report', what: 'report of 10,000 documents as JSON', of: 'check of them', most: 1.5 },
];

/** One line of the printed table. */
export function goalLine({ id, what, of, most, stretch }, measured) {
  const goal = `${most}x${stretch === undefined ? '' : ` (${stretch}x)`}`;
  if (Number.isNaN(measured)) return [id, `${what} / ${of}`, '-', goal, 'not measured'];
  const shown = typeof measured === 'number' ? `${measured.toFixed(measured < 1 ? 3 : 2)}x` : '-';
  const standing = typeof measured !== 'number' ? (measured ?? 'not measured') : standingOf(measured, most, stretch);
  return [id, `${what} / ${of}`, shown, goal, standing];
}

function standingOf(measured, most, stretch) {
  if (measured > most) return 'missed';
  return stretch !== undefined && measured <= stretch ? 'stretch goal reached' : 'reached';
}
