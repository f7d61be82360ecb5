import type { Run } from '../../runs/run.ts';

/** What a run says, as one text: two readings of a run that ended are alike. */
export const saysOf = ({ id, status, seed, metrics, parameters, replicates }: Run): string =>
  JSON.stringify([id, status, seed, [...metrics], [...parameters], [...replicates]]);
