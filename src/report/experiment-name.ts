import type { ExperimentReport } from './report.ts';

/** `EXP-007 — Adapters`: an experiment in a report; the path of a document without id and title. */
export const experimentName = ({ id, title, path }: ExperimentReport): string =>
  [id, title].filter((part) => part !== undefined && part !== '').join(' — ') || path;
