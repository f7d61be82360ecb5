import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Folders whose tests start processes. They run first: the more memory the parent has, the slower a process starts. */
const STARTING = ['commands', 'history', 'host', 'journal', 'merge', 'launcher.test.ts', 'main.test.ts'];

/**
 * The slowest tests, each among similar ones. The two that start twenty writers at once run neither together nor first,
 * while the other worker still loads its modules.
 */
const LONGEST = [
  'commands/merge/faults.test.ts',
  'merge/histories.test.ts',
  'commands/log/load.test.ts',
  'commands/merge/walk.test.ts',
  'commands/import.test.ts',
  'commands/check-memory.test.ts',
  'merge/merge-properties.test.ts',
  'commands/readme-tour.test.ts',
  'commands/log/kills.test.ts',
  'document/oracle/blocks-oracle.test.ts',
  'document/blocks-hostile.test.ts',
  'criteria/null-simulation.test.ts',
  'criteria/confidence/skewed-heaps.test.ts',
];

/** Orders the files so that no worker is left alone with a long one at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const name = moduleId.slice(moduleId.lastIndexOf('/test/') + '/test/'.length);
  const isStarting = STARTING.some((place) => name === place || name.startsWith(`${place}/`));
  const rank = LONGEST.indexOf(name);
  return (isStarting ? 0 : 1000) + (rank < 0 ? LONGEST.length : rank);
}
