import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

/** A kind with a runs table whose metrics are a time and a rate, and no date. */
const BENCH = `# BENCH-XXX: [Title]

**Status**: PLANNED / RUNNING / DONE

## Success Criteria

- [ ] [Criterion]

## Results

<!-- expctl: runs key="Run"
column "Latency" from=latency better=lower primary
column "Acc" from=acc better=higher type=number
-->
| Run | Latency | Acc | Notes |
|---|---|---|---|
`;

/** A document of that kind with these criteria, and these lines under its results. */
export const bench = (criteria: string, results: string, title = 'Swift kettles'): string =>
  `# BENCH-001: ${title}\n\n**Status**: RUNNING\n\n## Success Criteria\n\n${criteria}\n\n## Results\n\n${results}`;

export const HEAD = '| Run | Latency | Acc | Notes |\n|---|---|---|---|\n';

/** A project with the kind and its only document. */
export const benchFolder = (text: string): ProjectFolder =>
  projectFolder({ 'templates/bench.md': BENCH, 'experiments/BENCH-001.md': text });
